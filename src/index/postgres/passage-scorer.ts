import { averageLength, lengthNorm, shareOf } from "../lexical/bm25.js";
import { type Field, fieldOfKey, wordOfKey } from "../lexical/term.js";
import type { TermDictionary } from "../lexical/term-dictionary.js";
import type { WeightedTerm } from "../lexical/term-statistics.js";
import type { PassageRecord } from "./token-record.js";

/** Occurrences are counted up to this, as in the index. */
const mostCounted = 255;

/** What a word of a passage may be the beginning of: terms by their second word; -1 where they have none. */
type Begun = readonly { readonly second: number; readonly at: number }[];

const printedFields: ReadonlySet<Field> = new Set(["syllable", "pair"]);
const foldedFields: ReadonlySet<Field> = new Set(["foldedSyllable", "foldedPair"]);

/** Scores passages by their tokens, number for number as `LexicalIndex` does by its postings. */
export class PassageScorer {
  readonly #weights: Float64Array;
  readonly #printed = new Map<number, Begun>();
  readonly #folded = new Map<number, Begun>();
  readonly #context = new Map<number, Begun>();
  readonly #average: number;

  /**
   * @param terms as `termsToScore` gives them
   * @param syllables of all passages of the corpus together
   */
  constructor(
    terms: readonly WeightedTerm[],
    private readonly dictionary: TermDictionary,
    { syllables, passages }: { readonly syllables: number; readonly passages: number },
  ) {
    this.#weights = Float64Array.from(terms, ({ weight }) => weight);
    this.#average = averageLength(syllables, passages);
    const { firstKeys, secondKeys } = dictionary.arrays;
    for (const [at, { term }] of terms.entries()) {
      const key = firstKeys[term] as number;
      const field = fieldOfKey(key);
      const begun = printedFields.has(field)
        ? this.#printed
        : foldedFields.has(field)
          ? this.#folded
          : this.#context;
      const word = wordOfKey(key);
      begun.set(word, [...(begun.get(word) ?? []), { second: (secondKeys[term] as number) - 1, at }]);
    }
  }

  /** BM25 of a passage; 0 where no term occurs. */
  score({ tokens, context }: PassageRecord): number {
    const counts = this.#count(tokens, context);
    const norm = Math.fround(lengthNorm(tokens.length, this.#average));
    // As the embedded index keeps it, in 32 bits.
    const one = Math.fround(shareOf(1, norm));
    let score = 0;
    for (let at = 0; at < counts.length; at++) {
      const times = Math.min(mostCounted, counts[at] as number);
      if (times === 0) continue;
      const share = times === 1 ? one : shareOf(times, norm);
      score = Math.fround(score + (this.#weights[at] as number) * share);
    }
    return score;
  }

  #count(tokens: Uint32Array, context: Uint32Array): Uint32Array {
    const { foldedOf } = this.dictionary.arrays;
    const counts = new Uint32Array(this.#weights.length);
    for (let at = 0; at < tokens.length; at++) {
      const word = tokens[at] as number;
      const next = tokens[at + 1] ?? -2;
      add(counts, this.#printed.get(word), next);
      const folded = this.#folded.get(foldedOf[word] as number);
      if (folded) add(counts, folded, next < 0 ? next : (foldedOf[next] as number));
    }
    if (this.#context.size > 0)
      for (const word of context) add(counts, this.#context.get(foldedOf[word] as number), -2);
    return counts;
  }
}

function add(counts: Uint32Array, begun: Begun | undefined, next: number): void {
  if (!begun) return;
  for (const { second, at } of begun)
    if (second < 0 || second === next) counts[at] = (counts[at] as number) + 1;
}
