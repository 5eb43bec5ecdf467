export { assembleLibrary } from "./assemble.js";
export type { BuildProgress } from "./build.js";
export { checkIndex, type IndexSummary } from "./check.js";
export { filledArticles, filledSections } from "./filled.js";
export { readLexicon } from "./lexicon-file.js";
export type { IndexState, Library } from "./library.js";
export { type OpenLibraryOptions, openLibrary } from "./open.js";
export { PassageStore, type StoredArticle, type StoredSection } from "./passages/passage-store.js";
