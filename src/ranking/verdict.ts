import { topicalityOf } from "./calibration.js";
import type { Features } from "./features.js";

/**
 * How a question ended.
 * - `answered`: the series holds direct evidence.
 * - `related`: on topic, but what is asked does not stand in the series.
 * - `not_found`: off topic.
 */
export type Outcome = "answered" | "related" | "not_found";

/** From this confidence on, the best passage is given as the answer. */
const answeredFrom = 0.7;
/** Below this probability of being about the series at all, nothing is shown. */
const relatedFrom = 0.3;

/** A passage that lacks this much of what is asked of a name (its population, its area) does not answer. */
const missesWhatIsAsked = 0.9;

/**
 * What may be said on this evidence. A name, year or part that never occurs in the series keeps a question from being answered.
 * @param confidence what `confidenceOf` makes of the features, in [0, 1]
 */
export function decideOutcome(features: Features, confidence: number): Outcome {
  const onTopic = topicalityOf(features) >= relatedFrom;
  const ruledOut = features.unknownName > 0 || features.missedWords >= missesWhatIsAsked;
  if (onTopic && !ruledOut && confidence >= answeredFrom) return "answered";
  return onTopic ? "related" : "not_found";
}
