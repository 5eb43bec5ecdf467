import { type RankedPassage, sentencesByScore } from "../ranking/index.js";

/**
 * A second sentence is highlighted where it answers nearly as well as the first, or where the reader thinks more of it. Chosen on the questions of
 * the training pools (training/README.md, "The sentence that answers").
 */
const nearlyAsGood = 0.85;

/** Numbers of the one or two sentences of a passage that answer, in reading order. Empty for a passage without sentences. */
export function highlightSentences(ranked: RankedPassage): number[] {
  const [first, ...others] = sentencesByScore(ranked);
  if (first === undefined) return [];
  const { sentenceScores: scores, sentenceShares: shares = [] } = ranked;
  const second = others.find(
    (at) =>
      (scores[at] ?? 0) >= nearlyAsGood * (scores[first] ?? 0) || (shares[at] ?? 0) > (shares[first] ?? 0),
  );
  return second === undefined ? [first] : [first, second].sort((left, right) => left - right);
}
