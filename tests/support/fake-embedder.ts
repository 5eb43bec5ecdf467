import { createHash } from "node:crypto";
import type { Embedder, EmbeddingRole } from "../../src/embedding/index.js";

/** Gives every word a direction of its own, by its hash, and remembers what it embedded. */
export class FakeEmbedder implements Embedder {
  readonly model = "fake";
  /** Texts that were embedded as passages, in order. */
  readonly passages: string[] = [];

  constructor(
    readonly fingerprint = "fake-1",
    readonly dimensions = 16,
  ) {}

  async embed(texts: readonly string[], role: EmbeddingRole): Promise<Float32Array[]> {
    if (role === "passage") this.passages.push(...texts);
    return texts.map((text) => this.#vector(text));
  }

  #vector(text: string): Float32Array {
    const vector = new Float32Array(this.dimensions);
    for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) {
      const hash = createHash("sha256").update(this.fingerprint).update(word).digest();
      for (let at = 0; at < this.dimensions; at++) vector[at] = (vector[at] ?? 0) + hash.readInt8(at) / 128;
    }
    const norm = Math.hypot(...vector);
    return norm === 0 ? vector : vector.map((value) => value / norm);
  }
}
