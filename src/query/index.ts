export { analyseQuery } from "./analyse-query.js";
export { type FollowUp, resolveFollowUp } from "./follow-up.js";
export { keySentences, longestQuestion } from "./key-sentences.js";
export type { Query, QueryTerm, Variant } from "./query.js";
export { Vocabulary } from "./vocabulary.js";
