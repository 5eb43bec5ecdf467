import { turn } from "../../turn.js";
import { GrowingArray } from "../store/growing-array.js";
import type { LexicalArrays } from "./lexical-index.js";
import { type Field, firstKey, secondKey } from "./term.js";
import { TermIds } from "./term-ids.js";
import type { WordIds } from "./word-ids.js";

/** Postings handled before the event loop gets a turn, about 10 ms of work. */
const slice = 500_000;
/** New terms that a passage of a newspaper brings, in the long run. */
const termsOfPassage = 25;
const mostExpected = 2 ** 23;
/** Occurrences are counted up to this. */
const mostCounted = 255;

/** Collects the postings of passages given one by one, in corpus order. */
export class LexicalWriter {
  readonly #terms: TermIds;
  readonly #lengths = new GrowingArray(Uint32Array);
  /** Term, passage and count of each posting, passage by passage. */
  readonly #postingTerms = new GrowingArray(Uint32Array);
  readonly #postingPassages = new GrowingArray(Uint32Array);
  readonly #postingCounts = new GrowingArray(Uint8Array);
  /** For each term, its number of postings and the position of its last one. */
  readonly #frequencies = new GrowingArray(Uint32Array);
  readonly #last = new GrowingArray(Uint32Array);

  /** @param passages about how many there will be */
  constructor(
    private readonly words: WordIds,
    passages = 0,
  ) {
    this.#terms = new TermIds(Math.min(mostExpected, passages * termsOfPassage));
  }

  /**
   * Adds the next passage.
   * @param tokens numbers of the passage's words, in order
   * @param context numbers of the words that stand around it (its heading, what it is), searchable but never quoted
   */
  add(tokens: readonly number[], context: readonly number[]): void {
    const passage = this.#lengths.push(tokens.length);
    for (let at = 0; at < tokens.length; at++) {
      const word = tokens[at] as number;
      const folded = this.words.foldedOf(word);
      this.#count("syllable", passage, word);
      this.#count("foldedSyllable", passage, folded);
      const next = tokens[at + 1];
      if (next === undefined) continue;
      this.#count("pair", passage, word, next);
      this.#count("foldedPair", passage, folded, this.words.foldedOf(next));
    }
    for (const word of context) this.#count("context", passage, this.words.foldedOf(word));
  }

  /** The finished arrays, put in order of terms in slices. */
  async build(): Promise<LexicalArrays> {
    const postingOffsets = new Uint32Array(this.#terms.size + 1);
    for (let term = 0; term < this.#terms.size; term++)
      postingOffsets[term + 1] = (postingOffsets[term] as number) + this.#frequencies.at(term);
    const total = this.#postingTerms.length;
    const postingPassages = new Uint32Array(total);
    const postingCounts = new Uint8Array(total);
    const next = postingOffsets.slice();
    const [terms, passages] = [this.#postingTerms.values, this.#postingPassages.values];
    const counts = this.#postingCounts.values;
    for (let from = 0; from < total; from += slice) {
      const end = Math.min(total, from + slice);
      for (let posting = from; posting < end; posting++) {
        const term = terms[posting] as number;
        const at = next[term] as number;
        next[term] = at + 1;
        postingPassages[at] = passages[posting] as number;
        postingCounts[at] = counts[posting] as number;
      }
      await turn();
    }
    const { words, foldedOf } = this.words.build();
    await turn();
    return {
      terms: { words: words.arrays, foldedOf, ...this.#terms.build() },
      postingOffsets,
      postingPassages,
      postingCounts,
      lengths: this.#lengths.view().slice(),
    };
  }

  #count(field: Field, passage: number, first: number, second?: number): void {
    const term = this.#terms.idOf(firstKey(field, first), secondKey(second));
    if (term === this.#frequencies.length) {
      this.#frequencies.push(0);
      this.#last.push(0);
    }
    const last = this.#last.values[term] as number;
    const frequency = this.#frequencies.values[term] as number;
    if (frequency > 0 && this.#postingPassages.values[last] === passage) {
      const count = this.#postingCounts.values[last] as number;
      if (count < mostCounted) this.#postingCounts.values[last] = count + 1;
      return;
    }
    this.#last.values[term] = this.#postingTerms.push(term);
    this.#postingPassages.push(passage);
    this.#postingCounts.push(1);
    this.#frequencies.values[term] = frequency + 1;
  }
}
