import type { Token } from "../../language/token.js";
import { GrowingArray } from "../store/growing-array.js";
import { StringTable } from "../store/string-table.js";

/** Numbers the words of a corpus in order of first sight while its index is built; a word and its form without diacritics each have a number. */
export class WordIds {
  readonly #numbers = new Map<string, number>();
  readonly #foldedOf = new GrowingArray(Uint32Array);

  /** Number of a token's word. */
  idOf({ text, folded }: Pick<Token, "text" | "folded">): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    const bare = folded === text ? this.#numbers.size : this.idOf({ text: folded, folded });
    const number = this.#numbers.size;
    this.#numbers.set(text, number);
    this.#foldedOf.push(bare);
    return number;
  }

  /** Number of the form without diacritics of a word given by its number. */
  foldedOf(word: number): number {
    return this.#foldedOf.at(word);
  }

  /** The finished table, and for each word the number of its form without diacritics. */
  build(): { words: StringTable; foldedOf: Uint32Array } {
    return { words: StringTable.from([...this.#numbers.keys()]), foldedOf: this.#foldedOf.view().slice() };
  }
}
