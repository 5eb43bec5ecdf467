export { kindEvidence } from "./answer-kind.js";
export { confidenceOf, topicalityOf } from "./confidence.js";
export { type Evidence, type ReadablePassage, readEvidence } from "./evidence.js";
export type { AnswerKind, Query, QueryUnit } from "./query.js";
export { analyseQuery } from "./query-analysis.js";
export { hybridSearch, type SearchIndex } from "./search.js";
export { missingUnits, readSignals, type Signals } from "./signals.js";
export { coverage } from "./unit-match.js";
