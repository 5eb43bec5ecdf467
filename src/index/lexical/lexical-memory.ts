import { kernelsWith } from "../../simd/regions.js";

/** Memory in which passages are scored. */
export type LexicalMemory = ReturnType<typeof lexicalMemory>;

/** Addresses of the arrays of postings in it. */
export interface PostingPlaces {
  readonly passages: number;
  readonly counts: number;
}

/**
 * Memory with room for the postings, or for the whole file that they stand in, and for the scores of passages.
 * @param bytes of the postings or file
 */
export function lexicalMemory(bytes: number, passages: number) {
  return kernelsWith({
    held: [Uint8Array, bytes],
    norms: [Float32Array, passages],
    single: [Float32Array, passages],
    /** Of the question at hand; looked at four at once. */
    scores: [Float32Array, passages + 4],
    found: [Uint32Array, passages + 4],
  });
}

/** See `LexicalArrays`. */
interface Postings {
  readonly postingPassages: Uint32Array;
  readonly postingCounts: Uint8Array;
  readonly lengths: Uint32Array;
}

/** Memory of its own for postings, which are copied. */
export function memoryOf({ postingPassages, postingCounts, lengths }: Postings): LexicalMemory {
  const memory = lexicalMemory(postingPassages.byteLength + postingCounts.length, lengths.length);
  const { held } = memory.regions;
  held.values.set(
    new Uint8Array(postingPassages.buffer, postingPassages.byteOffset, postingPassages.byteLength),
  );
  held.values.set(postingCounts, postingPassages.byteLength);
  return memory;
}

/** Where the postings stand in the memory: where they were read to, or were copied to. */
export function placesOf(
  { postingPassages, postingCounts }: Postings,
  { kernels, regions }: LexicalMemory,
): PostingPlaces {
  if (postingPassages.buffer === kernels.memory && postingCounts.buffer === kernels.memory)
    return { passages: postingPassages.byteOffset, counts: postingCounts.byteOffset };
  return { passages: regions.held.at, counts: regions.held.at + postingPassages.byteLength };
}
