import { kernelsWith } from "../../simd/regions.js";

/** How many vectors and passages are compared, and how. */
export interface ComparedSize {
  readonly dimensions: number;
  readonly vectors: number;
  readonly passages: number;
}

/** Memory in which vectors are compared. */
export type TableMemory = ReturnType<typeof tableMemory>;

/** Length of a code in bytes, see `codeOf`: a multiple of what is compared at once. */
export function codeSize(dimensions: number): number {
  return 32 * Math.ceil(dimensions / 256);
}

/**
 * Memory with room for the rows of a table, or for the whole file that they stand in, and for comparing them.
 * @param bytes of the table or file
 * @param scalar see `kernelsOver`
 */
export function tableMemory(bytes: number, { dimensions, vectors, passages }: ComparedSize, scalar = false) {
  const size = codeSize(dimensions);
  return kernelsWith(
    {
      held: [Uint8Array, bytes],
      /** The query in whole numbers, in floats, and as a code. */
      whole: [Int16Array, dimensions],
      floats: [Float64Array, dimensions],
      code: [Uint8Array, size],
      /** What came of comparing it with vectors. */
      dots: [Int32Array, vectors],
      products: [Float64Array, vectors],
      /** What came of comparing codes. */
      differences: [Uint16Array, passages],
      counts: [Uint32Array, 8 * size + 1],
      found: [Uint32Array, passages + 1],
      near: [Float64Array, passages],
    },
    // The fast loops go by sixteen numbers.
    scalar || dimensions % 16 !== 0,
  );
}
