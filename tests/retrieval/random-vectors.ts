/** Mulberry32: even numbers in [0, 1) that are the same every time. */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** L2-normalised vectors that point anywhere, the same every time. */
export function randomVectors(size: number, dimensions: number, seed: number): Float32Array[] {
  const random = randomNumbers(seed);
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
