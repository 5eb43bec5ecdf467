import { type NamedArrays, pickArrays } from "../store/array-file.js";
import type { TableMemory } from "./table-memory.js";
import { VectorTable } from "./vector-index.js";

/** Name of the vectors' file. */
export const vectorFile = "vectors.bin";

/** Up to so many passages a question is compared with every sentence; beyond, with one vector a passage. */
const mostBySentence = 4_000;

/** Up to so many passages vectors are compared; beyond, a graph is faster than comparing (bench/README.md). */
const mostCompared = 1_000_000;

/** Whether so many passages are found by a graph, where there are graphs. */
export function needsGraph(passages: number): boolean {
  return passages > mostCompared;
}

/** Whether so many passages are found by their sentences, or each as a whole. */
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
  /** Code of each passage, see `writeCode`; none where passages are found by their sentences. */
  readonly codes: Uint8Array;
  /** `keyLength` bytes for each vector, see `unitKey`. */
  readonly unitKeys: Uint8Array;
}

const layout = {
  values: "Int8Array",
  scales: "Float32Array",
  vectorOffsets: "Uint32Array",
  vectorSums: "Float32Array",
  sentenceOfVector: "Uint32Array",
  codes: "Uint8Array",
  unitKeys: "Uint8Array",
} as const;

/** The vectors as their file holds them. */
export function encodeVectors(stored: StoredVectors): NamedArrays {
  const { vectors, vectorOffsets, vectorSums, sentenceOfVector, codes, unitKeys } = stored;
  const { values, scales } = vectors;
  return { values, scales, vectorOffsets, vectorSums, sentenceOfVector, codes, unitKeys };
}

/**
 * The vectors out of their file.
 *
 * @param dimensions length of each vector
 * @param memory the one that the file was read into, if it was
 * @throws Error naming the array that is missing or of another kind
 */
export function decodeVectors(
  arrays: NamedArrays,
  dimensions: number,
  memory: TableMemory | null = null,
): StoredVectors {
  const { values, scales, ...rest } = pickArrays(arrays, layout, vectorFile);
  return { vectors: new VectorTable(dimensions, values, scales, memory), ...rest };
}
