import { turn } from "../../turn.js";
import { GrowingArray } from "../store/growing-array.js";
import type { LexicalArrays } from "./lexical-index.js";
import { newPostings } from "./lexical-memory.js";
import { type Field, firstKey, secondKey } from "./term.js";
import { TermIds } from "./term-ids.js";
import type { WordIds } from "./word-ids.js";

/** Postings handled before the event loop gets a turn, some milliseconds of work: a power of two. */
const slice = 2 ** 16;
/** New terms that a passage of a newspaper brings, in the long run. */
const termsOfPassage = 16;
const mostExpected = 2 ** 23;
/** Occurrences are counted up to this. */
const mostCounted = 255;
/** Postings are kept in pieces of so many, so that none is copied while there come to be more. */
const pieceBits = 20;
const pieceMask = 2 ** pieceBits - 1;

/** Collects the postings of passages given one by one, in corpus order. */
export class LexicalWriter {
  readonly #terms: TermIds;
  readonly #lengths = new GrowingArray(Uint32Array);
  /** Term and count of each posting, passage by passage, in pieces; how many there are, and how many there were before the passage at hand. */
  #postingTerms: Uint32Array[] = [];
  #postingCounts: Uint8Array[] = [];
  #postings = 0;
  #before = 0;
  /** Where each passage's postings end. */
  readonly #ends = new GrowingArray(Uint32Array);
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
    this.#lengths.push(tokens.length);
    this.#before = this.#postings;
    for (let at = 0; at < tokens.length; at++) {
      const word = tokens[at] as number;
      const folded = this.words.foldedOf(word);
      this.#count("syllable", word);
      this.#count("foldedSyllable", folded);
      const next = tokens[at + 1];
      if (next === undefined) continue;
      this.#count("pair", word, next);
      this.#count("foldedPair", folded, this.words.foldedOf(next));
    }
    for (const word of context) this.#count("context", this.words.foldedOf(word));
    this.#ends.push(this.#postings);
  }

  /** The finished arrays, put in order of terms in slices. */
  async build(): Promise<LexicalArrays> {
    const postingOffsets = new Uint32Array(this.#terms.size + 1);
    for (let term = 0; term < this.#terms.size; term++)
      postingOffsets[term + 1] = (postingOffsets[term] as number) + this.#frequencies.at(term);
    const { postingPassages, postingCounts } = newPostings(this.#postings, this.#lengths.length);
    const next = postingOffsets.slice();
    let passage = 0;
    for (let piece = 0; piece < this.#postingTerms.length; piece++) {
      const terms = this.#postingTerms[piece] as Uint32Array;
      const counts = this.#postingCounts[piece] as Uint8Array;
      const first = piece << pieceBits;
      const size = Math.min(terms.length, this.#postings - first);
      for (let at = 0; at < size; at++) {
        while (first + at >= this.#ends.at(passage)) passage++;
        const term = terms[at] as number;
        const place = next[term] as number;
        next[term] = place + 1;
        postingPassages[place] = passage;
        postingCounts[place] = counts[at] as number;
        if (at % slice === slice - 1) await turn();
      }
      await turn();
    }
    this.#postingTerms = [];
    this.#postingCounts = [];
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

  #count(field: Field, first: number, second?: number): void {
    const term = this.#terms.idOf(firstKey(field, first), secondKey(second));
    if (term === this.#frequencies.length) {
      this.#frequencies.push(0);
      this.#last.push(0);
    }
    const last = this.#last.values[term] as number;
    const frequency = this.#frequencies.values[term] as number;
    if (frequency > 0 && last >= this.#before) {
      const counts = this.#postingCounts[last >>> pieceBits] as Uint8Array;
      const count = counts[last & pieceMask] as number;
      if (count < mostCounted) counts[last & pieceMask] = count + 1;
      return;
    }
    this.#last.values[term] = this.#push(term);
    this.#frequencies.values[term] = frequency + 1;
  }

  /** Adds a posting that counts one; returns its position. */
  #push(term: number): number {
    const posting = this.#postings++;
    const [piece, at] = [posting >>> pieceBits, posting & pieceMask];
    if (at === 0) {
      this.#postingTerms.push(new Uint32Array(pieceMask + 1));
      this.#postingCounts.push(new Uint8Array(pieceMask + 1));
    }
    (this.#postingTerms[piece] as Uint32Array)[at] = term;
    (this.#postingCounts[piece] as Uint8Array)[at] = 1;
    return posting;
  }
}
