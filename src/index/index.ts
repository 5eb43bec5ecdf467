export { assembleLibrary } from "./assemble.js";
export type { BuildProgress } from "./build.js";
export { checkIndex, type IndexSummary } from "./check.js";
export { emptyLibrary } from "./empty-library.js";
export { filledArticles, filledSections } from "./filled.js";
export { findSeries } from "./find-series.js";
export { readLexicon } from "./lexicon-file.js";
export type { EmbeddedLibrary, IndexState, Library } from "./library.js";
export { CorpusWatcher, lookAt } from "./live/corpus-watcher.js";
export { type CorpusDifference, differenceBetween } from "./live/difference.js";
export type { Reload, ReloadDone, ReloadFailed } from "./live/reload.js";
export type { IndexUpdate, Served } from "./live/update.js";
export { type ApartOptions, readUpdated, updateApart } from "./live/update-apart.js";
export { type OpenLibraryOptions, openLibrary } from "./open.js";
export { fingerprintOf } from "./passages/fingerprint.js";
export { ordinalIn, readPassageId } from "./passages/passage-id.js";
export { PassageStore, type StoredArticle, type StoredSection } from "./passages/passage-store.js";
export { type PassageReference, type ResolvedPassage, resolvePassage } from "./passages/resolve-passage.js";
export { type DatabaseLibrary, openDatabaseLibrary } from "./postgres/open-database-library.js";
export { type Published, publishGeneration } from "./postgres/publish.js";
export { SharedIndex } from "./postgres/shared-index.js";
export { type OrdinalRange, Scope, scopeOf, wholeRange } from "./scope.js";
export {
  allSeries,
  chooseSeries,
  hasSeveralSeries,
  type NamedSeries,
  onlySeries,
  type SeriesChoice,
  type StoredSeries,
  seriesIn,
} from "./series.js";
