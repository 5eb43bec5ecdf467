import { tableMemory } from "../vectors/table-memory.js";
import { VectorTable } from "../vectors/vector-index.js";
import type { VectorRecord } from "./vector-record.js";

/** Vectors that there is room for at first; a long passage has some dozens. */
const usual = 256;

/** A passage's vectors, compared with the question's. */
export interface VectorsCompared {
  /** Cosine of each. */
  readonly similarities: Float64Array;
  /** The same with the question rounded to whole numbers, by which the nearest are told. */
  readonly rounded: Float64Array;
}

/** Memory in which the vectors of one passage after the other are compared by the index's own loops: cosines come out the same, digit for digit. */
export class VectorScratch {
  #table: VectorTable;

  constructor(private readonly dimensions: number) {
    this.#table = this.#sized(usual);
  }

  /** Compares the vectors of passages with a question's; nothing else may be compared before the last of them was. */
  *compare(vector: Float32Array, records: Iterable<VectorRecord>): Generator<VectorsCompared> {
    let unit = this.#table.hold(vector);
    for (const { values, scales } of records) {
      const count = scales.length;
      if (count > this.#table.size) {
        this.#table = this.#sized(2 * count);
        unit = this.#table.hold(vector);
      }
      this.#table.values.set(values);
      this.#table.scales.set(scales);
      const rounded = Float64Array.from(
        this.#table.dots(0, count),
        (dot, at) => dot * (scales[at] as number) * unit,
      );
      yield { similarities: this.#table.similarities(vector, 0, count).slice(), rounded };
    }
  }

  #sized(vectors: number): VectorTable {
    const { dimensions } = this;
    const bytes = vectors * dimensions;
    const memory = tableMemory(bytes, { dimensions, vectors, passages: 0 });
    const values = new Int8Array(memory.kernels.memory, memory.regions.held.at, bytes);
    return new VectorTable(dimensions, values, new Float32Array(vectors), memory);
  }
}
