import type { OrdinalRange } from "../scope.js";
import type { Neighbour, VectorIndex } from "./vector-index.js";

/**
 * Among less than this share of the passages, comparing is faster: a graph is walked through until enough of what it meets is wanted, asking of
 * each, whatever else it passes by.
 */
const walkedFrom = 0.5;

/** Passages near a question by a graph, and where a small part of them is wanted by comparing those. */
export class GraphIndex implements VectorIndex {
  /**
   * @param graph over all passages
   * @param compared over the same
   */
  constructor(
    private readonly graph: VectorIndex,
    private readonly compared: VectorIndex,
  ) {}

  get size(): number {
    return this.graph.size;
  }

  search(query: Float32Array, count: number, among: readonly OrdinalRange[] | null = null): Neighbour[] {
    if (!among) return this.graph.search(query, count);
    const wanted = among.reduce((sum, { from, to }) => sum + to - from, 0);
    return (wanted < walkedFrom * this.size ? this.compared : this.graph).search(query, count, among);
  }
}
