import { CodeIndex, type PassageCodes, ScanIndex } from "./scan-index.js";
import { type TableMemory, tableMemory } from "./table-memory.js";
import { isBySentence, type StoredVectors } from "./vector-format.js";
import { type VectorIndex, VectorTable } from "./vector-index.js";

/** The vectors of a corpus in the memory in which they are compared, and what finds those near a question. */
export interface NearVectors {
  readonly vectors: VectorTable;
  readonly graph: VectorIndex;
}

/** What of the stored vectors is looked at for a question. */
type ComparedVectors = Pick<StoredVectors, "vectors" | "codes" | "vectorOffsets" | "vectorSums">;

/**
 * What finds vectors near a question: by sentence in a small corpus, by passage in a large one.
 * @param graph of the passages, where there is one; else vectors are compared
 */
export function nearVectors(stored: ComparedVectors, graph: VectorIndex | null): NearVectors {
  if (isBySentence(stored.vectorOffsets.length - 1)) {
    const { vectors } = stored;
    return { vectors, graph: graph ?? new ScanIndex(vectors) };
  }
  if (graph) return { vectors: stored.vectors, graph };
  const { vectors, codes } = inOneMemory(stored);
  return { vectors, graph: new CodeIndex(vectors, codes) };
}

/** Rows and codes stand together where they were read from a file; those that were just made are put together. */
export function inOneMemory(stored: ComparedVectors): { vectors: VectorTable; codes: PassageCodes } {
  const { vectors, codes, vectorOffsets: offsets, vectorSums: sums } = stored;
  if (vectors.values.buffer === codes.buffer && isMemoryOf(vectors, codes))
    return { vectors, codes: { codes, offsets, sums } };
  const { dimensions, values, scales, size } = vectors;
  const bytes = values.length + codes.length;
  const memory = tableMemory(bytes, { dimensions, vectors: size, passages: sums.length });
  const { held } = memory.regions;
  held.values.set(new Uint8Array(values.buffer, values.byteOffset, values.length));
  held.values.set(codes, values.length);
  const rows = new Int8Array(memory.kernels.memory, held.at, values.length);
  return {
    vectors: new VectorTable(dimensions, rows, scales, memory),
    codes: { codes: held.values.subarray(values.length), offsets, sums },
  };
}

function isMemoryOf({ memory }: { readonly memory: TableMemory }, codes: Uint8Array): boolean {
  return memory.kernels.memory === codes.buffer;
}
