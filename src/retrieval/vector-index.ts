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

/** L2-normalised vectors, one after the other in one array. */
export class VectorTable {
  /**
   * @param dimensions length of each vector
   * @param values the vectors, row by row
   */
  constructor(
    readonly dimensions: number,
    readonly values: Float32Array,
  ) {}

  /** Number of vectors. */
  get size(): number {
    return this.dimensions === 0 ? 0 : this.values.length / this.dimensions;
  }

  /** The vector with this number; a view, not a copy. */
  row(label: number): Float32Array {
    return this.values.subarray(label * this.dimensions, (label + 1) * this.dimensions);
  }

  /** Cosine similarity of a normalised query with one vector, in [-1, 1]. */
  similarity(query: Float32Array, label: number): number {
    const start = label * this.dimensions;
    let sum = 0;
    for (let at = 0; at < this.dimensions; at++)
      sum += (query[at] as number) * (this.values[start + at] as number);
    return sum;
  }
}

/** Compares with every vector: the yardstick that approximate search is held against. */
export class ExactVectorIndex implements VectorIndex {
  constructor(readonly table: VectorTable) {}

  get size(): number {
    return this.table.size;
  }

  search(query: Float32Array, count: number): Neighbour[] {
    const all = Array.from({ length: this.size }, (_, label) => ({
      label,
      similarity: this.table.similarity(query, label),
    }));
    return all
      .sort((left, right) => right.similarity - left.similarity || left.label - right.label)
      .slice(0, count);
  }
}
