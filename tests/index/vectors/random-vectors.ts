import { seededRandom } from "../../../bench/scale/random.js";

/** L2-normalised vectors that point anywhere, the same every time. */
export function randomVectors(size: number, dimensions: number, seed: number): Float32Array[] {
  const random = seededRandom(seed).next;
  return Array.from({ length: size }, () =>
    normalised(Array.from({ length: dimensions }, () => random() + random() + random() - 1.5)),
  );
}

/** A vector of length 1. */
export function normalised(values: readonly number[]): Float32Array {
  const norm = Math.hypot(...values);
  return Float32Array.from(values, (value) => value / norm);
}

/** Scalar product. */
export function cosine(left: Float32Array, right: Float32Array): number {
  return left.reduce((sum, value, at) => sum + value * (right[at] ?? 0), 0);
}

/** Vectors one after the other. */
export function inRows(vectors: readonly Float32Array[]): Float32Array {
  return Float32Array.from(vectors.flatMap((vector) => [...vector]));
}
