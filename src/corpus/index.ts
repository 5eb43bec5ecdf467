export type { Overrides } from "./draft.js";
export { corpusHash } from "./hash.js";
export { type Imported, importFile } from "./import-file.js";
export { type Corpus, loadCorpus } from "./load.js";
export {
  type Article,
  CLOSING_SECTION,
  OPENING_SECTION,
  type Passage,
  type PassageKind,
  type Section,
} from "./types.js";
