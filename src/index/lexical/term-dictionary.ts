import { type HashSlots, probe } from "../store/hash-slots.js";
import { StringTable, type StringTableArrays } from "../store/string-table.js";
import { type Field, firstKey, hashTerm, secondKey } from "./term.js";

/** The arrays of a term dictionary, as they are kept in a file. */
export interface TermArrays {
  readonly words: StringTableArrays;
  /** For each word, the number of its form without diacritics. */
  readonly foldedOf: Uint32Array;
  /** The two keys of each term. */
  readonly firstKeys: Uint32Array;
  readonly secondKeys: Uint32Array;
  /** Hash table over the keys. */
  readonly slots: HashSlots;
}

/** The words of a corpus and the terms made of one or two of them, each by its number: what is looked up for every word of a question. */
export class TermDictionary {
  readonly words: StringTable;

  constructor(readonly arrays: TermArrays) {
    this.words = new StringTable(arrays.words);
  }

  /** Number of terms. */
  get size(): number {
    return this.arrays.firstKeys.length;
  }

  /** Number of a word, or -1. */
  word(word: string): number {
    return this.words.find(word);
  }

  /** Number of the term of one word, or of two parted by a space; -1 where the corpus has no such term. */
  find(field: Field, words: string): number {
    const space = words.indexOf(" ");
    const first = this.word(space < 0 ? words : words.slice(0, space));
    const second = space < 0 ? undefined : this.word(words.slice(space + 1));
    if (first < 0 || second === -1) return -1;
    return this.findIds(field, first, second);
  }

  /** Number of the term of one or two words, given by their numbers; -1 where the corpus has no such term. */
  findIds(field: Field, first: number, second?: number): number {
    const { firstKeys, secondKeys, slots } = this.arrays;
    const [key, other] = [firstKey(field, first), secondKey(second)];
    return probe(
      slots,
      hashTerm(key, other),
      (term) => firstKeys[term] === key && secondKeys[term] === other,
    );
  }
}
