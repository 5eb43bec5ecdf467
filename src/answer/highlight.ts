import type { Query } from "../query/index.js";
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

/** How a photograph's credit begins (`Ảnh: THÁI DŨNG`). */
const credit = /^\s*(?:Ảnh|Nguồn ảnh|Bài và ảnh|Ảnh và bài|Photo)\s*:/u;
/** From this share of the question on that names what a caption is, it asks of the picture. */
const asksOfPicture = 0.5;

/** Numbers of the sentences of a passage that answer: where it is asked who took a picture, its credit; otherwise those that answer best. */
export function answeringSentences(
  { answerType }: Pick<Query, "answerType">,
  ranked: RankedPassage,
  text: string,
): number[] {
  const asksWho = answerType === "person" && ranked.roleCoverage >= asksOfPicture;
  const credited = ranked.sentences.findIndex(({ start, end }) => credit.test(text.slice(start, end)));
  return asksWho && credited >= 0 ? [credited] : highlightSentences(ranked);
}
