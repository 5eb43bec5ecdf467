import { GraphIndex } from "./graph-index.js";
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
  const { vectors, codes } = inOneMemory(stored);
  const compared = new CodeIndex(vectors, codes);
  return { vectors, graph: graph ? new GraphIndex(graph, compared) : compared };
}

/** What is compared stands together where it was read from a file; what was just made is put together. */
export function inOneMemory(stored: ComparedVectors): { vectors: VectorTable; codes: PassageCodes } {
  const { vectors, codes, vectorOffsets: offsets, vectorSums: sums } = stored;
  if (vectors.values.buffer === codes.buffer && isMemoryOf(vectors, codes))
    return { vectors, codes: { codes, offsets, sums } };
  const { dimensions, values, scales, size } = vectors;
  const arrays = [values, scales, offsets, sums, codes];
  const starts = arrays.map(() => 0);
  let bytes = 0;
  for (const [at, { byteLength }] of arrays.entries()) {
    starts[at] = bytes;
    bytes += Math.ceil(byteLength / alignment) * alignment;
  }
  const memory = tableMemory(bytes, { dimensions, vectors: size, passages: sums.length });
  const { at, values: held } = memory.regions.held;
  for (const [number, { buffer, byteOffset, byteLength }] of arrays.entries())
    held.set(new Uint8Array(buffer, byteOffset, byteLength), starts[number]);
  const block = memory.kernels.memory;
  const [rows = 0, scalesAt = 0, offsetsAt = 0, sumsAt = 0, codesAt = 0] = starts.map((start) => at + start);
  return {
    vectors: new VectorTable(
      dimensions,
      new Int8Array(block, rows, values.length),
      new Float32Array(block, scalesAt, scales.length),
      memory,
    ),
    codes: {
      offsets: new Uint32Array(block, offsetsAt, offsets.length),
      sums: new Float32Array(block, sumsAt, sums.length),
      codes: new Uint8Array(block, codesAt, codes.length),
    },
  };
}

const alignment = 8;

function isMemoryOf({ memory }: { readonly memory: TableMemory }, codes: Uint8Array): boolean {
  return memory.kernels.memory === codes.buffer;
}
