export type { Overrides } from "./draft.js";
export type { ImportedArticle } from "./import/import-draft.js";
export { type ImportedFile, type ImportOptions, importFiles } from "./import/import-files.js";
export type { PreviewWords } from "./import/write/preview-words.js";
export { corpusHash } from "./read/hash.js";
export { type Corpus, loadCorpus } from "./read/load.js";
export {
  type Article,
  closingSection,
  openingSection,
  type Passage,
  type PassageKind,
  type Section,
} from "./types.js";
