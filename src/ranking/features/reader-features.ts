import { clamp } from "../statistics.js";
import type { FeatureSource } from "./feature-source.js";

/** What the reader thinks of the passage, and of the others beside it. */
export function readerFeatures({ readings = [] }: FeatureSource, position: number) {
  const logits = readings.map(({ logit }) => clamp(logit, -12, 12));
  const own = logits[position] ?? -12;
  const others = logits.filter((_, at) => at !== position);
  const best = Math.max(-12, ...others);
  // Where the reader knows no word of the question, it has no log-odds at all: minus infinity.
  const sentences = (readings[position]?.sentences ?? [])
    .map((logit) => clamp(logit, -12, 12))
    .sort((a, b) => b - a);
  return {
    readerLogit: own,
    // The sum over sentences grows with their number, whether they answer or not.
    readerMean: own - Math.log(Math.max(1, readings[position]?.sentences.length ?? 1)),
    readerMargin: own - best,
    readerSentence: sentences[0] ?? -12,
    readerSecond: clamp((sentences[0] ?? 0) - (sentences[1] ?? -12), 0, 12),
  };
}
