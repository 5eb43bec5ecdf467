import type { OrdinalRange } from "../../src/index/scope.js";
import type { Neighbour, VectorIndex, VectorTable } from "../../src/index/vectors/vector-index.js";

/** Compares with every vector: the yardstick that approximate search is held against. */
export class ExactVectorIndex implements VectorIndex {
  constructor(readonly table: VectorTable) {}

  get size(): number {
    return this.table.size;
  }

  search(query: Float32Array, count: number, among: readonly OrdinalRange[] | null = null): Neighbour[] {
    const all = [...Array(this.size).keys()]
      .filter((label) => !among || among.some(({ from, to }) => from <= label && label < to))
      .map((label) => ({ label, similarity: this.table.similarity(query, label) }));
    return all
      .sort((left, right) => right.similarity - left.similarity || left.label - right.label)
      .slice(0, count);
  }
}
