import { holdsAnswerType, traits } from "../index/forward/sentence-trait.js";
import type { Query } from "../query/query.js";

// Weights beside the share of the question's words, which is in [0, 1]. Chosen by hand on the highlights of the golden questions that may be
// used for tuning (tests/golden/README.md).

/** What a sentence gains that holds the kind of thing asked for, such as a quantity. */
const kindWeight = 0.3;
/** What it gains that says how things stand now, where that is asked. */
const presentWeight = 0.3;
/** What its nearness to the question counts, for each unit of cosine. */
const similarityWeight = 0.5;

/**
 * How well each sentence of a passage answers, comparable within that passage.
 * A word counts by how much it tells and by how few of the passage's sentences have it: what stands in all of them tells none apart.
 * @param bySentence for each sentence, for each term of the question, its match in [0, 1]
 * @param sentences what each sentence holds
 * @param similarities cosine of the question with each sentence, in [-1, 1]; may have holes
 */
export function scoreSentences(
  query: Query,
  bySentence: readonly (readonly number[])[],
  sentences: readonly { readonly traits: number }[],
  similarities: readonly number[],
): number[] {
  const carried = carryNames(query, bySentence);
  const weights = query.terms.map((term, at) => {
    const spread = carried.reduce((sum, sentence) => sum + (sentence[at] ?? 0), 0);
    return spread === 0 ? 0 : (1 + term.weight) * Math.log1p(carried.length / spread);
  });
  const total = Math.max(
    1e-9,
    weights.reduce((sum, weight) => sum + weight, 0),
  );
  return carried.map((sentence, at) => {
    const words = sentence.reduce((sum, share, term) => sum + share * (weights[term] ?? 0), 0) / total;
    const held = sentences[at]?.traits ?? 0;
    return (
      words +
      (holdsAnswerType(query.answerType, held) ? kindWeight : 0) +
      (query.present && (held & traits.present) !== 0 ? presentWeight : 0) +
      similarityWeight * (similarities[at] ?? 0)
    );
  });
}

/** A sentence goes on speaking of whom and where the sentences before it named: names stay in force. */
function carryNames(query: Query, bySentence: readonly (readonly number[])[]): number[][] {
  const carried = query.terms.map(() => 0);
  return bySentence.map((sentence) =>
    sentence.map((share, term) => {
      carried[term] = Math.max(carried[term] ?? 0, share);
      return query.terms[term]?.kind === "name" ? (carried[term] ?? 0) : share;
    }),
  );
}
