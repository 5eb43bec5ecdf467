/** A vector found near a question, by its number. */
export interface Neighbour {
  /** Number of the vector, from 0. */
  readonly label: number;
  /** Cosine similarity, in [-1, 1]. */
  readonly similarity: number;
}

/** Finds the vectors nearest to a query. All vectors are L2-normalised. */
export interface VectorIndex {
  /** Number of vectors. */
  readonly size: number;
  /** At most `count` neighbours, nearest first. */
  search(query: Float32Array, count: number): Neighbour[];
}

const largest = 127;

/**
 * L2-normalised vectors, each kept as whole numbers from −127 to 127 and one scale: a quarter of the memory of floats,
 * for an error of a cosine of about 0.001.
 */
export class VectorTable {
  /**
   * @param dimensions length of each vector
   * @param values the vectors, row by row
   * @param scales what one unit of each row is worth
   */
  constructor(
    readonly dimensions: number,
    readonly values: Int8Array,
    readonly scales: Float32Array,
  ) {}

  /** An empty table for so many vectors. */
  static sized(dimensions: number, size: number): VectorTable {
    return new VectorTable(dimensions, new Int8Array(dimensions * size), new Float32Array(size));
  }

  /** A table of these vectors. */
  static from(dimensions: number, vectors: readonly Float32Array[]): VectorTable {
    const table = VectorTable.sized(dimensions, vectors.length);
    vectors.forEach((vector, label) => {
      table.set(label, vector);
    });
    return table;
  }

  /** Number of vectors. */
  get size(): number {
    return this.scales.length;
  }

  /** Rounds a vector into its row. */
  set(label: number, vector: Float32Array): void {
    let most = 0;
    for (const value of vector) most = Math.max(most, Math.abs(value));
    const scale = most / largest;
    this.scales[label] = scale;
    const start = label * this.dimensions;
    for (let at = 0; at < this.dimensions; at++)
      this.values[start + at] = scale === 0 ? 0 : Math.round((vector[at] as number) / scale);
  }

  /** Copies a row of another table. */
  copy(label: number, from: VectorTable, row: number): void {
    const start = row * this.dimensions;
    this.values.set(from.values.subarray(start, start + this.dimensions), label * this.dimensions);
    this.scales[label] = from.scales[row] as number;
  }

  /** Adds a row to a vector. */
  addTo(sum: Float32Array, label: number): void {
    const start = label * this.dimensions;
    const scale = this.scales[label] as number;
    for (let at = 0; at < this.dimensions; at++)
      sum[at] = (sum[at] as number) + scale * (this.values[start + at] as number);
  }

  /** Cosine similarity of a normalised query with one vector, in [-1, 1]. */
  similarity(query: Float32Array, label: number): number {
    const { dimensions, values } = this;
    const start = label * dimensions;
    // Four sums at once: each addition alone would wait for the one before.
    let [first, second, third, fourth] = [0, 0, 0, 0];
    let at = 0;
    for (; at + 3 < dimensions; at += 4) {
      const row = start + at;
      first += (query[at] as number) * (values[row] as number);
      second += (query[at + 1] as number) * (values[row + 1] as number);
      third += (query[at + 2] as number) * (values[row + 2] as number);
      fourth += (query[at + 3] as number) * (values[row + 3] as number);
    }
    for (; at < dimensions; at++) first += (query[at] as number) * (values[start + at] as number);
    return (first + second + third + fourth) * (this.scales[label] as number);
  }
}
