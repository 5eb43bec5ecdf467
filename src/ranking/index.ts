export { confidenceOf, topicalityOf } from "./calibration.js";
export { extractFeatures, type Features, missingTerms } from "./features.js";
export { isNearlyAsGood, isRival } from "./nearly-as-good.js";
export { type RankedPassage, rerank } from "./rerank.js";
export { type Candidate, nearness, nearPassages, type Retrieved, retrieve } from "./retrieve.js";
export { coverage } from "./term-match.js";
export { decideOutcome, type Outcome } from "./verdict.js";
