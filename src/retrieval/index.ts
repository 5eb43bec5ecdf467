export { confidenceOf, topicalityOf } from "./confidence.js";
export { type Evidence, type ReadingIndex, readEvidence } from "./evidence.js";
export type { AnswerKind, Query, QueryUnit } from "./query.js";
export { analyseQuery } from "./query-analysis.js";
export { type Candidate, hybridSearch, nearness, nearPassages, type SearchIndex } from "./search.js";
export { holdsKind } from "./sentence-trait.js";
export { missingUnits, readSignals, type Signals } from "./signals.js";
export { coverage } from "./unit-match.js";
