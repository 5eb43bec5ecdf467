import { type NamedArrays, pickArrays } from "../store/array-file.js";
import { VectorTable } from "./vector-index.js";

/** Name of the vectors' file. */
export const vectorFile = "vectors.bin";

/** Up to so many passages the graph holds every sentence; beyond, one vector a passage, or it would outgrow the memory of a small server. */
const mostBySentence = 4_000;

/** Whether the graph over so many passages holds a vector a sentence, or one a passage. */
export function isBySentence(passages: number): boolean {
  return passages <= mostBySentence;
}

/** The vectors of a corpus, what each is of, and the keys of their texts. */
export interface StoredVectors {
  /** See `SearchIndex` for this and the next three. */
  readonly vectors: VectorTable;
  readonly vectorOffsets: Uint32Array;
  readonly vectorSums: Float32Array;
  readonly sentenceOfVector: Uint32Array;
  /** `keyLength` bytes for each vector, see `unitKey`. */
  readonly unitKeys: Uint8Array;
}

const layout = {
  values: "Int8Array",
  scales: "Float32Array",
  vectorOffsets: "Uint32Array",
  vectorSums: "Float32Array",
  sentenceOfVector: "Uint32Array",
  unitKeys: "Uint8Array",
} as const;

/** The vectors as their file holds them. */
export function encodeVectors(stored: StoredVectors): NamedArrays {
  const { vectors, vectorOffsets, vectorSums, sentenceOfVector, unitKeys } = stored;
  const { values, scales } = vectors;
  return { values, scales, vectorOffsets, vectorSums, sentenceOfVector, unitKeys };
}

/**
 * The vectors out of their file.
 *
 * @param dimensions length of each vector
 * @throws Error naming the array that is missing or of another kind
 */
export function decodeVectors(arrays: NamedArrays, dimensions: number): StoredVectors {
  const { values, scales, ...rest } = pickArrays(arrays, layout, vectorFile);
  return { vectors: new VectorTable(dimensions, values, scales), ...rest };
}
