import type { TermDictionary } from "../index/lexical/term-dictionary.js";
import type { Query } from "../query/query.js";

/** How much of a question stands in a passage word for word. */
export interface SharedRuns {
  /** Share of the question's weight in its longest run of words that stands in a sentence, in [0, 1]. */
  readonly runShare: number;
  /** Share of the neighbouring pairs of its words, those without weight left out, that stand side by side in a sentence, in [0, 1]. */
  readonly adjacentShare: number;
}

/** Compares the words of a question with sentences, both without diacritics. */
export function sharedRuns(
  query: Query,
  sentences: readonly Uint32Array[],
  dictionary: TermDictionary,
): SharedRuns {
  const { foldedOf } = dictionary.arrays;
  const words = query.words.map((word) => {
    const id = dictionary.word(word);
    return id < 0 ? -1 : (foldedOf[id] as number);
  });
  const weights = wordWeights(query);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let best = 0;
  const adjacent = new Set<number>();
  for (const tokens of sentences) {
    // Longest common run ending at each pair of positions, by weight; one row at a time.
    let row = new Float64Array(words.length);
    for (const token of tokens) {
      const folded = foldedOf[token];
      const next = new Float64Array(words.length);
      for (let at = 0; at < words.length; at++) {
        if (words[at] !== folded) continue;
        const before = at > 0 ? (row[at - 1] as number) : 0;
        if (before > 0) adjacent.add(at);
        // A word without weight keeps a run going, but does not begin one.
        next[at] = before + Math.max(1e-6, weights[at] as number);
        if ((next[at] as number) > best) best = next[at] as number;
      }
      row = next;
    }
  }
  let pairs = 0;
  let held = 0;
  for (let at = 1; at < words.length; at++) {
    if (!weights[at] || !weights[at - 1]) continue;
    pairs++;
    if (adjacent.has(at)) held++;
  }
  return {
    runShare: total === 0 ? 0 : Math.min(1, best / total),
    adjacentShare: pairs === 0 ? 0 : held / pairs,
  };
}

/** Weight of each word of a question: that of its term, shared among the term's words; 0 for words without a topic. */
function wordWeights({ words, terms }: Query): number[] {
  const weights = words.map(() => 0);
  for (const { from, length, weight } of terms)
    for (let at = from; at < from + length && at < weights.length; at++) weights[at] = weight / length;
  return weights;
}
