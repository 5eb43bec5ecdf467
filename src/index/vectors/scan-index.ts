import { type OrdinalRange, wholeRange } from "../scope.js";
import { BestOf } from "./best-of.js";
import { codeSize } from "./table-memory.js";
import type { Neighbour, VectorIndex, VectorTable } from "./vector-index.js";

/** Nearest neighbours by comparing with every vector: right, and for a few ten thousand vectors faster than any graph. */
export class ScanIndex implements VectorIndex {
  constructor(private readonly table: VectorTable) {}

  get size(): number {
    return this.table.size;
  }

  search(query: Float32Array, count: number, among: readonly OrdinalRange[] | null = null): Neighbour[] {
    const { scales } = this.table;
    const best = new BestOf(Math.min(count, this.size));
    const unit = this.table.hold(query);
    for (const { from, to } of among ?? wholeRange(this.size)) {
      const dots = this.table.dots(from, to);
      for (let at = 0, label = from; label < to; at++, label++)
        best.add(label, (dots[at] as number) * (scales[label] as number) * unit);
    }
    return best.sorted();
  }
}

/** Where the vectors of passages stand, and how they are compared at first. */
export interface PassageCodes {
  /** First vector of each passage, plus the end of the last passage's vectors. */
  readonly offsets: Uint32Array;
  /** Length of the sum of each passage's vectors. */
  readonly sums: Float32Array;
  /** See `codeOf`; `codeSize` bytes for each passage. */
  readonly codes: Uint8Array;
}

/**
 * Of the passages, those that differ least from the question by their codes are compared by their vectors: at least so many, and this share of all.
 * With both, 99.9 % of the ten nearest passages of written questions are among them at 100,000 passages (bench/README.md).
 */
const leastCompared = 2_000;
const comparedShare = 0.03;
/** Bytes of what codes are found to differ in: 16 bits each. */
const differenceBytes = 2;

/**
 * Passages near a question, by the mean of their vectors. All are compared by one bit for each dimension, a few by their vectors.
 */
export class CodeIndex implements VectorIndex {
  constructor(
    private readonly table: VectorTable,
    private readonly passages: PassageCodes,
  ) {}

  get size(): number {
    return this.passages.sums.length;
  }

  search(query: Float32Array, count: number, among: readonly OrdinalRange[] | null = null): Neighbour[] {
    const { table } = this;
    const { offsets, sums } = this.passages;
    const { kernels, regions } = table.memory;
    const ranges = among ?? wholeRange(this.size);
    const size = ranges.reduce((sum, { from, to }) => sum + to - from, 0);
    const wanted = Math.max(count, leastCompared, Math.ceil(size * comparedShare));
    const near = this.#nearest(query, wanted, ranges);
    const unit = table.hold(query);
    kernels.passages(
      regions.whole.at,
      this.#addressOf(table.values),
      table.dimensions,
      this.#addressOf(table.scales),
      this.#addressOf(offsets),
      this.#addressOf(sums),
      regions.found.at,
      near.length,
      regions.near.at,
    );
    const best = new BestOf(Math.min(count, size));
    for (let at = 0; at < near.length; at++)
      best.add(near[at] as number, (regions.near.values[at] as number) * unit);
    return best.sorted();
  }

  /** The passages of some ranges whose codes differ least from the query's: all that differ as little as the last one wanted. */
  #nearest(query: Float32Array, wanted: number, ranges: readonly OrdinalRange[]): Uint32Array {
    const { kernels, regions } = this.table.memory;
    const { code, counts, differences, found } = regions;
    const size = codeSize(this.table.dimensions);
    writeCode(query, code.values, 0);
    counts.values.fill(0);
    const codes = this.#addressOf(this.passages.codes);
    for (const { from, to } of ranges)
      kernels.differences(
        code.at,
        codes + from * size,
        to - from,
        size,
        differences.at + from * differenceBytes,
        counts.at,
      );
    let most = 0;
    let sum = counts.values[0] as number;
    while (sum < wanted && most < 8 * size) sum += counts.values[++most] as number;
    let total = 0;
    for (const { from, to } of ranges) {
      const place = found.at + total * found.values.BYTES_PER_ELEMENT;
      const end = total + kernels.within(differences.at + from * differenceBytes, to - from, most, place);
      // The kernel counts from the beginning of the range.
      if (from > 0)
        for (let at = total; at < end; at++) found.values[at] = (found.values[at] as number) + from;
      total = end;
    }
    return found.values.subarray(0, total);
  }

  #addressOf(values: Uint8Array | Int8Array | Uint32Array | Float32Array): number {
    if (values.buffer !== this.table.memory.kernels.memory)
      throw new Error("what is compared does not stand in the memory of the table");
    return values.byteOffset;
  }
}

/** Writes the code of a vector to a zeroed place: one bit for each dimension, set where the vector is above 0. */
export function writeCode(vector: Float32Array, codes: Uint8Array, at: number): void {
  for (let byte = 0; byte * 8 < vector.length; byte++) {
    let bits = 0;
    for (let bit = 0; bit < 8; bit++) if ((vector[byte * 8 + bit] ?? 0) > 0) bits |= 1 << bit;
    codes[at + byte] = bits;
  }
}
