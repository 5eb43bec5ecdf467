import { product } from "../../simd/scalar.js";
import type { OrdinalRange } from "../scope.js";
import { type TableMemory, tableMemory } from "./table-memory.js";

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
  /**
   * At most `count` neighbours, nearest first.
   * @param among the only vectors that are looked at, by their numbers, as `Scope` has its ranges; null: all
   */
  search(query: Float32Array, count: number, among?: readonly OrdinalRange[] | null): Neighbour[];
}

const largest = 127;
/** Most that a number of a query is rounded to, and that the sum of its products with a row may come to. */
const largestWhole = 32_767;
const largestSum = 2 ** 31 - 1;

/**
 * L2-normalised vectors, each kept as whole numbers from −127 to 127 and one scale: a quarter of the memory of floats,
 * for an error of a cosine of about 0.001.
 */
export class VectorTable {
  #memory: TableMemory | null;

  /**
   * @param dimensions length of each vector
   * @param values the vectors, row by row
   * @param scales what one unit of each row is worth
   * @param memory the one that the values stand in, if they do; else they are copied into one when they are first compared
   */
  constructor(
    readonly dimensions: number,
    readonly values: Int8Array,
    readonly scales: Float32Array,
    memory: TableMemory | null = null,
  ) {
    this.#memory = memory;
  }

  /** The memory in which vectors are compared; it holds the rows as they were when it was first asked for. */
  get memory(): TableMemory {
    if (this.#memory) return this.#memory;
    const { dimensions, values, size } = this;
    const memory = tableMemory(values.length, { dimensions, vectors: size, passages: 0 });
    memory.regions.held.values.set(new Uint8Array(values.buffer, values.byteOffset, values.length));
    this.#memory = memory;
    return memory;
  }

  /**
   * Rounds a query to whole numbers, for `dots`.
   * @returns what one of them is worth: times that and the row's scale, a dot is a cosine similarity, right to some hundred-thousandths
   */
  hold(query: Float32Array): number {
    let [most, sum] = [0, 0];
    for (const value of query) {
      most = Math.max(most, Math.abs(value));
      sum += Math.abs(value);
    }
    const unit = Math.max(most / largestWhole, sum / (largestSum / largest - query.length));
    const whole = this.memory.regions.whole.values;
    for (let at = 0; at < whole.length; at++)
      whole[at] = unit === 0 ? 0 : Math.round((query[at] ?? 0) / unit);
    return unit;
  }

  /** Products of the query that is held with neighbouring rows, both in whole numbers. @returns a view that holds until the next call */
  dots(from: number, to: number): Int32Array {
    const { kernels, regions } = this.memory;
    const count = Math.max(0, to - from);
    const rows = this.#rowsAt() + from * this.dimensions;
    kernels.dots(regions.whole.at, rows, count, this.dimensions, regions.dots.at);
    return regions.dots.values.subarray(0, count);
  }

  #rowsAt(): number {
    const { kernels, regions } = this.memory;
    return this.values.buffer === kernels.memory ? this.values.byteOffset : regions.held.at;
  }

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
    const sum = product(query, 0, this.values, label * this.dimensions, this.dimensions);
    return sum * (this.scales[label] as number);
  }

  /** The same with neighbouring vectors. @returns a view that holds until the next call */
  similarities(query: Float32Array, from: number, to: number): Float64Array {
    const { kernels, regions } = this.memory;
    const count = Math.max(0, to - from);
    regions.floats.values.set(query);
    const rows = this.#rowsAt() + from * this.dimensions;
    kernels.products(regions.floats.at, rows, count, this.dimensions, regions.products.at);
    const products = regions.products.values.subarray(0, count);
    for (let at = 0; at < count; at++)
      products[at] = (products[at] as number) * (this.scales[from + at] as number);
    return products;
  }
}
