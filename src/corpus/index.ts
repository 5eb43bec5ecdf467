export type { Overrides } from "./draft.js";
export {
  type ImportedArticle,
  type ImportedFile,
  type ImportOptions,
  importFiles,
} from "./import/import-files.js";
export { corpusHash } from "./read/hash.js";
export { type Corpus, loadCorpus } from "./read/load.js";
export {
  type Article,
  CLOSING_SECTION,
  OPENING_SECTION,
  type Passage,
  type PassageKind,
  type Section,
} from "./types.js";
