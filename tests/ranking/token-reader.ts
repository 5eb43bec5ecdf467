import type { TokenVectors } from "../../src/embedding/embedder.js";
import { tokenize } from "../../src/language/token.js";

/** Directions of a few words: `nông dân` lies near `bà con`, the cosine being 0.8. Words besides are unknown. */
const directions = new Map<string, readonly number[]>([
  ["nông", [1, 0]],
  ["dân", [1, 0]],
  ["bà", [0.8, 0.6]],
  ["con", [0.8, 0.6]],
  ["vui", [0, 1]],
  ["buồn", [0, -1]],
]);

/** Reads words by hand, as a model reads tokens. */
export function readByHand(text: string): TokenVectors {
  const vectors = tokenize(text).map((token) => directions.get(token.text) ?? [0, 0]);
  return { dimensions: 2, count: vectors.length, values: Float32Array.from(vectors.flat()) };
}
