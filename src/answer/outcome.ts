import type { Signals } from "../retrieval/index.js";
import type { Outcome } from "./types.js";

/** From this confidence on, the best passage is given as the answer. */
const answeredFrom = 0.6;
/** Below this confidence nothing is shown at all. */
const relatedFrom = 0.15;

/** What may be said on this evidence. A name, year or part that never occurs in the series keeps a question from being answered. */
export function decideOutcome(signals: Signals, confidence: number): Outcome {
  if (confidence >= answeredFrom && signals.unknownName === 0) return "answered";
  return confidence >= relatedFrom || (signals.unknownName === 1 && signals.coverage >= 0.3)
    ? "related"
    : "not_found";
}
