import type { Embedder } from "../../embedding/embedder.js";
import { GrowingArray } from "../store/growing-array.js";
import { type EmbeddingUnit, unitKey } from "./embedding-unit.js";
import { beginGraph, type GraphBuild } from "./graph-build.js";
import { type KnownVectors, keyLength } from "./known-vectors.js";
import { writeCode } from "./scan-index.js";
import { codeSize } from "./table-memory.js";
import { isBySentence, type StoredVectors } from "./vector-format.js";
import { VectorTable } from "./vector-index.js";

/** The vectors of a corpus, built. */
export interface BuiltVectors extends StoredVectors {
  readonly graph: GraphBuild;
  /** How many vectors were made anew; the others were kept from before. */
  readonly embedded: number;
}

/** Makes the vectors of passages, batch by batch, and hands them to the graph as they come. */
export class VectorWriter {
  readonly #graph: GraphBuild;
  /** Codes of the passages so far, with room for more; null where passages are found by their sentences. */
  #codes: Uint8Array | null;
  readonly #offsets = new GrowingArray(Uint32Array);
  readonly #sentences = new GrowingArray(Uint32Array);
  /** Length of the sum of each passage's vectors. */
  readonly #sums: number[] = [];
  #table: VectorTable;
  #keys: Buffer;
  #size = 0;
  #embedded = 0;

  /** @param passages how many there will be; @param known vectors made before, or null */
  constructor(
    private readonly embedder: Embedder,
    passages: number,
    private readonly known: KnownVectors | null,
  ) {
    this.#codes = isBySentence(passages) ? null : new Uint8Array(passages * codeSize(embedder.dimensions));
    const expected = passages * 3 + 16;
    this.#table = VectorTable.sized(embedder.dimensions, expected);
    this.#keys = Buffer.alloc(expected * keyLength);
    this.#graph = beginGraph(embedder.dimensions, passages);
    this.#offsets.push(0);
  }

  /**
   * Adds the units of the next passages, passage by passage.
   * @throws what the embedder throws
   */
  async add(batch: readonly (readonly EmbeddingUnit[])[]): Promise<void> {
    const units = batch.flat();
    this.#reserve(this.#size + units.length);
    const missing: { readonly text: string; readonly row: number }[] = [];
    units.forEach((unit, at) => {
      const row = this.#size + at;
      const key = unitKey(unit.text);
      key.copy(this.#keys, row * keyLength);
      this.#sentences.push(unit.sentence + 1);
      const old = this.known?.find(key) ?? -1;
      if (this.known && old >= 0) this.#table.copy(row, this.known.table, old);
      else missing.push({ text: unit.text, row });
    });
    // Models that read in context pad the texts of a batch to the longest: texts of like length belong together.
    missing.sort((left, right) => left.text.length - right.text.length);
    const made = await this.embedder.embed(
      missing.map(({ text }) => text),
      "passage",
    );
    missing.forEach(({ row }, at) => {
      this.#table.set(row, made[at] as Float32Array);
    });
    this.#embedded += missing.length;
    const means = this.#means(batch);
    if (this.#graph.wantsRows) await this.#graph.add(means);
    for (const { length } of batch) {
      this.#size += length;
      this.#offsets.push(this.#size);
    }
  }

  /** The finished table; the graph may still be at work. */
  build(): BuiltVectors {
    const { dimensions } = this.embedder;
    const end = this.#size * dimensions;
    return {
      vectors: new VectorTable(
        dimensions,
        this.#table.values.subarray(0, end),
        this.#table.scales.subarray(0, this.#size),
      ),
      vectorOffsets: this.#offsets.view().slice(),
      vectorSums: Float32Array.from(this.#sums),
      sentenceOfVector: this.#sentences.view().slice(),
      codes: this.#codes ?? new Uint8Array(),
      unitKeys: Uint8Array.from(this.#keys.subarray(0, this.#size * keyLength)),
      graph: this.#graph,
      embedded: this.#embedded,
    };
  }

  /** Stops the graph's work where the build failed. */
  async abandon(): Promise<void> {
    await this.#graph.close();
  }

  /** The mean of each passage's vectors, as they were rounded, row by row; what is kept of it is kept. */
  #means(batch: readonly (readonly EmbeddingUnit[])[]): Float32Array {
    const { dimensions } = this.embedder;
    const means = new Float32Array(batch.length * dimensions);
    let vector = this.#size;
    batch.forEach(({ length }, at) => {
      const mean = means.subarray(at * dimensions, (at + 1) * dimensions);
      for (const end = vector + length; vector < end; vector++) this.#table.addTo(mean, vector);
      if (this.#codes) writeCode(mean, this.#codes, this.#sums.length * codeSize(dimensions));
      this.#sums.push(normalise(mean));
    });
    return means;
  }

  #reserve(size: number): void {
    if (size <= this.#table.size) return;
    const { values, scales, dimensions } = this.#table;
    const larger = VectorTable.sized(dimensions, Math.ceil(size * 1.5));
    larger.values.set(values);
    larger.scales.set(scales);
    this.#table = larger;
    const keys = Buffer.alloc(larger.size * keyLength);
    this.#keys.copy(keys);
    this.#keys = keys;
  }
}

/** Brings a vector to length 1, in place; returns the length that it had. One without a direction stays as it is. */
function normalise(vector: Float32Array): number {
  let square = 0;
  for (const value of vector) square += value * value;
  const length = Math.sqrt(square);
  if (length > 1e-12) for (let at = 0; at < vector.length; at++) vector[at] = (vector[at] as number) / length;
  return length;
}
