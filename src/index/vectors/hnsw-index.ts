import type hnswlib from "hnswlib-node";
import { turn } from "../../turn.js";
import { isWithin, type OrdinalRange } from "../scope.js";
import { nativeGraphs } from "./native-graph.js";
import type { Neighbour, VectorIndex } from "./vector-index.js";

// Links per vector and breadth of the search while building and asking (Malkov and Yashunin, 2016), chosen by recall and time on 30,000
// passages (bench/README.md).
const links = 16;
const buildBreadth = 120;
const searchBreadth = 128;

const firstCapacity = 1_000;

/** Adding vectors gives the event loop a turn after so many ms. */
const longestSlice = 10;

/** Approximate nearest neighbours on a hierarchical navigable small-world graph. */
export class HnswIndex implements VectorIndex {
  private constructor(
    readonly dimensions: number,
    private readonly graph: hnswlib.HierarchicalNSW,
  ) {}

  /**
   * An empty graph. It grows as vectors come.
   * @throws a plain Error where there are no graphs on this machine
   */
  static empty(dimensions: number): HnswIndex {
    const { HierarchicalNSW } = nativeGraphs();
    const graph = new HierarchicalNSW("ip", dimensions);
    graph.initIndex({
      maxElements: firstCapacity,
      m: links,
      efConstruction: buildBreadth,
      randomSeed: 42,
    });
    return new HnswIndex(dimensions, graph);
  }

  /**
   * Reads a graph written by `write`. The caller has verified the file: the native reader trusts it.
   * @throws what the native reader throws
   */
  static async read(path: string, dimensions: number): Promise<HnswIndex> {
    const { HierarchicalNSW } = nativeGraphs();
    const graph = new HierarchicalNSW("ip", dimensions);
    await graph.readIndex(path);
    return new HnswIndex(dimensions, graph);
  }

  /** Adds vectors, given row by row; they are numbered on from the last one. Gives the event loop turns. */
  async add(rows: Float32Array): Promise<void> {
    const needed = this.size + rows.length / this.dimensions;
    if (needed > this.graph.getMaxElements())
      this.graph.resizeIndex(Math.max(needed, Math.ceil(this.graph.getMaxElements() * 1.5)));
    let since = performance.now();
    for (let start = 0; start < rows.length; start += this.dimensions) {
      this.graph.addPoint(Array.from(rows.subarray(start, start + this.dimensions)), this.size);
      if (performance.now() - since < longestSlice) continue;
      await turn();
      since = performance.now();
    }
  }

  /**
   * Writes the graph to a file.
   * @throws what the native writer throws
   */
  async write(path: string): Promise<void> {
    await this.graph.writeIndex(path);
  }

  get size(): number {
    return this.graph.getCurrentCount();
  }

  search(query: Float32Array, count: number, among: readonly OrdinalRange[] | null = null): Neighbour[] {
    const wanted = Math.min(count, this.size);
    if (wanted === 0) return [];
    this.graph.setEf(Math.max(searchBreadth, wanted));
    const { distances, neighbors } = this.graph.searchKnn(
      Array.from(query),
      wanted,
      among ? (label) => isWithin(among, label) : undefined,
    );
    return neighbors.map((label, at) => ({ label, similarity: 1 - (distances[at] ?? 1) }));
  }
}
