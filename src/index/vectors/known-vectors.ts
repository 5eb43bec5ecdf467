import { type HashSlots, insert, probe, slotCount } from "../store/hash-slots.js";
import type { VectorTable } from "./vector-index.js";

/** Length of a text's key, in bytes. */
export const keyLength = 16;

/** Vectors made before, found by the keys of their texts, so that a text that stays is embedded once. */
export class KnownVectors {
  readonly #keys: Buffer;
  readonly #slots: HashSlots;

  /**
   * @param table the vectors
   * @param keys `keyLength` bytes for each, see `unitKey`
   */
  constructor(
    readonly table: VectorTable,
    keys: Uint8Array,
  ) {
    this.#keys = Buffer.from(keys.buffer, keys.byteOffset, keys.byteLength);
    this.#slots = new Uint32Array(slotCount(table.size));
    // Every by-line of a series is called the same: of equal texts only the first is entered, or each would be looked up past all others.
    for (let row = 0; row < table.size; row++) {
      const key = this.#keys.subarray(row * keyLength, (row + 1) * keyLength);
      if (this.find(key) < 0) insert(this.#slots, key.readUInt32LE(0), row);
    }
  }

  /** First row of a vector that was made for the text with this key, or -1. */
  find(key: Buffer): number {
    return probe(this.#slots, key.readUInt32LE(0), (row) =>
      key.equals(this.#keys.subarray(row * keyLength, (row + 1) * keyLength)),
    );
  }
}
