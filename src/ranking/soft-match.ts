import type { TokenVectors } from "../embedding/embedder.js";

/** Turns a text into vectors of its tokens. */
export type TokenReader = (text: string) => TokenVectors;

/**
 * For each term of a question, the greatest cosine of its vector with that of a token of each sentence, in [0, 1]:
 * how near the sentence comes to saying the term in other words.
 * @returns `[sentence][term]`
 */
export function softMatches(
  terms: readonly string[],
  sentences: readonly string[],
  read: TokenReader,
): number[][] {
  const wanted = terms.map((term) => meanVector(read(term)));
  return sentences.map((sentence) => {
    const { count, dimensions, values } = read(sentence);
    return wanted.map((vector) => {
      let most = 0;
      for (let token = 0; token < count; token++) {
        let product = 0;
        const start = token * dimensions;
        for (let at = 0; at < dimensions; at++)
          product += (vector[at] as number) * (values[start + at] as number);
        if (product > most) most = product;
      }
      return Math.min(1, most);
    });
  });
}

/** Mean of some tokens' vectors, at length 1; zeros where none is known. */
function meanVector({ count, dimensions, values }: TokenVectors): Float32Array {
  const sum = new Float32Array(dimensions);
  for (let token = 0; token < count; token++)
    for (let at = 0; at < dimensions; at++)
      sum[at] = (sum[at] as number) + (values[token * dimensions + at] as number);
  const length = Math.hypot(...sum);
  return length === 0 ? sum : sum.map((value) => value / length);
}
