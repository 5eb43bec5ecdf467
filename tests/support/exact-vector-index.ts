import type { Neighbour, VectorIndex, VectorTable } from "../../src/index/vectors/vector-index.js";

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
