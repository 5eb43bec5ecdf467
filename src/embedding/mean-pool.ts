/**
 * One L2-normalised vector a text: the mean of its tokens' vectors. The loading library has the same, three times slower:
 * it goes through its tensors by a general accessor.
 * @param hidden token vectors, `rows` × tokens × `dimensions`, row by row
 * @param mask 1 for a token, 0 for padding, `rows` × tokens
 * @returns zeros for a text without a direction: no tokens, or only tokens with zero vectors
 */
export function meanPool(
  hidden: Float32Array,
  mask: ArrayLike<bigint | number>,
  rows: number,
  dimensions: number,
): Float32Array[] {
  const tokens = mask.length / Math.max(1, rows);
  return Array.from({ length: rows }, (_, row) => {
    const sum = new Float32Array(dimensions);
    for (let token = 0; token < tokens; token++) {
      const at = row * tokens + token;
      if (!Number(mask[at])) continue;
      const start = at * dimensions;
      for (let axis = 0; axis < dimensions; axis++) {
        sum[axis] = (sum[axis] as number) + (hidden[start + axis] as number);
      }
    }
    return normalise(sum);
  });
}

/** The mean has the direction of the sum, so the sum is scaled at once. */
function normalise(vector: Float32Array): Float32Array {
  const norm = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  return norm > 1e-12 && Number.isFinite(norm) ? vector.map((value) => value / norm) : vector.fill(0);
}
