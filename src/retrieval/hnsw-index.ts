import hnswlib from "hnswlib-node";
import type { Neighbour, VectorIndex, VectorTable } from "./vector-index.js";

// Links per vector and breadth of the search while building and asking (Malkov and Yashunin, 2016).
const links = 16;
const buildBreadth = 200;
const searchBreadth = 128;

/** Vectors added before the event loop gets a turn. */
const slice = 256;

/** Approximate nearest neighbours on a hierarchical navigable small-world graph. */
export class HnswIndex implements VectorIndex {
  readonly #graph: hnswlib.HierarchicalNSW;

  private constructor(graph: hnswlib.HierarchicalNSW) {
    this.#graph = graph;
    graph.setEf(searchBreadth);
  }

  /**
   * Builds the graph, giving the event loop a turn between slices.
   * @param onProgress called with the number of vectors added so far
   */
  static async build(table: VectorTable, onProgress?: (added: number) => void): Promise<HnswIndex> {
    const graph = new hnswlib.HierarchicalNSW("ip", table.dimensions);
    graph.initIndex({
      maxElements: Math.max(1, table.size),
      m: links,
      efConstruction: buildBreadth,
      randomSeed: 42,
    });
    for (let label = 0; label < table.size; label++) {
      graph.addPoint(Array.from(table.row(label)), label);
      if (label % slice !== slice - 1) continue;
      onProgress?.(label + 1);
      await new Promise((resolve) => setImmediate(resolve));
    }
    return new HnswIndex(graph);
  }

  /** Reads a graph written by `write`. The caller has verified the file: the native reader trusts it. Throws what the native reader throws. */
  static async read(path: string, dimensions: number): Promise<HnswIndex> {
    const graph = new hnswlib.HierarchicalNSW("ip", dimensions);
    await graph.readIndex(path);
    return new HnswIndex(graph);
  }

  /** Writes the graph to a file. Throws what the native writer throws. */
  async write(path: string): Promise<void> {
    await this.#graph.writeIndex(path);
  }

  get size(): number {
    return this.#graph.getCurrentCount();
  }

  search(query: Float32Array, count: number): Neighbour[] {
    const wanted = Math.min(count, this.size);
    if (wanted === 0) return [];
    const { distances, neighbors } = this.#graph.searchKnn(Array.from(query), wanted);
    return neighbors.map((label, at) => ({ label, similarity: 1 - (distances[at] ?? 1) }));
  }
}
