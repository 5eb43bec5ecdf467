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
        most = Math.max(most, product(vector, values, token * dimensions));
      }
      return Math.min(1, most);
    });
  });
}

/** Product of a vector with the one that starts there, in two sums: each addition alone would wait for the one before. */
function product(vector: Float32Array, values: Float32Array, start: number): number {
  let [even, odd] = [0, 0];
  for (let at = 1; at < vector.length; at += 2) {
    even += (vector[at - 1] as number) * (values[start + at - 1] as number);
    odd += (vector[at] as number) * (values[start + at] as number);
  }
  const last = vector.length - 1;
  return even + odd + (last % 2 === 0 ? (vector[last] as number) * (values[start + last] as number) : 0);
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
