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

/** Memories by the postings that were made in them. */
const memories = new WeakMap<Uint32Array, LexicalMemory>();

/** Room for new postings, in memory in which they can be looked up as they are. */
export function newPostings(
  postings: number,
  passages: number,
): Pick<Postings, "postingPassages" | "postingCounts"> {
  const memory = lexicalMemory(5 * postings, passages);
  const { at } = memory.regions.held;
  const postingPassages = new Uint32Array(memory.kernels.memory, at, postings);
  const postingCounts = new Uint8Array(memory.kernels.memory, at + 4 * postings, postings);
  memories.set(postingPassages, memory);
  return { postingPassages, postingCounts };
}

/** The memory that postings were made in; else one of their own, into which they are copied. */
export function memoryOf({ postingPassages, postingCounts, lengths }: Postings): LexicalMemory {
  const known = memories.get(postingPassages);
  if (known) return known;
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
