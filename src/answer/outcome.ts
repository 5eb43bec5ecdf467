import { confidenceOf, type Signals, topicalityOf } from "../retrieval/index.js";
import type { Outcome } from "./types.js";

/** From this confidence on, the best passage is given as the answer. */
const answeredFrom = 0.7;
/** Below this probability of being about the series at all, nothing is shown. */
const relatedFrom = 0.3;

/** A passage that lacks this much of what is asked of a name (its population, its area) does not answer. */
const missesWhatIsAsked = 0.9;

/** What may be said on this evidence. A name, year or part that never occurs in the series keeps a question from being answered. */
export function decideOutcome(signals: Signals): Outcome {
  const onTopic = topicalityOf(signals) >= relatedFrom;
  const ruledOut = signals.unknownName > 0 || signals.missedWords >= missesWhatIsAsked;
  if (onTopic && !ruledOut && confidenceOf(signals) >= answeredFrom) return "answered";
  return onTopic ? "related" : "not_found";
}
