import { GrowingArray } from "../store/growing-array.js";
import { type HashSlots, slotCount, slotsFor, spread } from "../store/hash-slots.js";
import { hashTerm } from "./term.js";

/** Numbers the terms of a corpus in order of first sight while its index is built. */
export class TermIds {
  readonly #firstKeys = new GrowingArray(Uint32Array);
  readonly #secondKeys = new GrowingArray(Uint32Array);
  #slots: HashSlots;

  /** @param expected about how many terms there will be: making room for more takes a while when there are millions */
  constructor(expected = 0) {
    this.#slots = new Uint32Array(slotCount(Math.max(1024, expected)));
  }

  /** Number of terms so far. */
  get size(): number {
    return this.#firstKeys.length;
  }

  /** Number of the term with these keys (see `firstKey`, `secondKey`). */
  idOf(first: number, second: number): number {
    // Every syllable of a corpus comes through here four times, so the probing of `hash-slots` is written out.
    const slots = this.#slots;
    const [firstKeys, secondKeys] = [this.#firstKeys.values, this.#secondKeys.values];
    const mask = slots.length - 1;
    let slot = spread(hashTerm(first, second)) & mask;
    for (let entry = slots[slot] as number; entry !== 0; entry = slots[slot] as number) {
      if (firstKeys[entry - 1] === first && secondKeys[entry - 1] === second) return entry - 1;
      slot = (slot + 1) & mask;
    }
    const term = this.#firstKeys.push(first);
    this.#secondKeys.push(second);
    if (slotCount(this.size) > slots.length) this.#slots = this.#allSlots();
    else slots[slot] = term + 1;
    return term;
  }

  /** The finished keys and their hash table. */
  build(): { firstKeys: Uint32Array; secondKeys: Uint32Array; slots: HashSlots } {
    return {
      firstKeys: this.#firstKeys.view().slice(),
      secondKeys: this.#secondKeys.view().slice(),
      slots: this.#slots,
    };
  }

  #allSlots(): HashSlots {
    return slotsFor(this.size, (term) => hashTerm(this.#firstKeys.at(term), this.#secondKeys.at(term)));
  }
}
