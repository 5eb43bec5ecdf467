import type { TermDictionary } from "../index/lexical/term-dictionary.js";
import { offices } from "../language/office.js";
import { foldDiacritics } from "../language/syllable.js";
import type { QueryTerm, Variant } from "../query/query.js";

/** A form by the numbers of its words, ready to be compared with the tokens of passages. */
export interface CompiledVariant {
  /** Number of each word; -1 for one that the corpus does not have. */
  readonly words: Int32Array;
  /** 1 where the word is to be compared without diacritics. */
  readonly folded: Uint8Array;
  readonly boost: number;
  /** Whether it names an office, which its deputy's title contains. */
  readonly isOffice: boolean;
}

/** A term of a question whose forms are compiled. */
export interface CompiledTerm {
  readonly term: QueryTerm;
  readonly variants: readonly CompiledVariant[];
}

/** The tokens of a sentence, and at which of them a word of the question stands. */
export interface ScannedSentence {
  readonly tokens: Uint32Array;
  readonly positions: readonly number[];
}

/** Compares the terms of one question with tokens, both by the numbers of their words. */
export class TermMatcher {
  readonly terms: readonly CompiledTerm[];
  readonly #dictionary: TermDictionary;
  readonly #foldedOf: Uint32Array;
  readonly #deputy: number;
  /** Words that the question compares as printed, and those that it compares without diacritics. */
  readonly #printed = new Set<number>();
  readonly #folded = new Set<number>();

  constructor(terms: readonly QueryTerm[], dictionary: TermDictionary) {
    this.#dictionary = dictionary;
    this.#foldedOf = dictionary.arrays.foldedOf;
    this.#deputy = dictionary.word("phó");
    this.terms = terms.map((term) => ({
      term,
      variants: term.variants.map((variant) => this.#compile(variant)),
    }));
  }

  /** Looks for the question's words once, so that no form is tried where none stands. */
  scan(tokens: Uint32Array): ScannedSentence {
    const positions: number[] = [];
    for (let at = 0; at < tokens.length; at++) {
      const token = tokens[at] as number;
      if (this.#printed.has(token) || this.#folded.has(this.#foldedOf[token] as number)) positions.push(at);
    }
    return { tokens, positions };
  }

  /** Positions at which a form begins; an office does not where a deputy's begins: `Bí thư` is not `Phó Bí thư`. */
  startsOf(variant: CompiledVariant, { tokens, positions }: ScannedSentence): number[] {
    const starts: number[] = [];
    for (const at of positions) if (this.#standsAt(variant, tokens, at)) starts.push(at);
    return starts;
  }

  /** Whether a form of one term stands in a sentence and, at most `gap` tokens behind its end, a form of another. */
  standTogether(
    first: readonly CompiledVariant[],
    second: readonly CompiledVariant[],
    gap: number,
    sentence: ScannedSentence,
  ): boolean {
    const starts = second.flatMap((variant) => this.startsOf(variant, sentence));
    return first.some((variant) =>
      this.startsOf(variant, sentence).some((at) => {
        const end = at + variant.words.length;
        return starts.some((start) => start >= end && start <= end + gap);
      }),
    );
  }

  /** How many of a form's words stand anywhere in a sentence. */
  countWords(variant: CompiledVariant, { tokens, positions }: ScannedSentence): number {
    let found = 0;
    for (let word = 0; word < variant.words.length; word++) {
      for (const at of positions) {
        if (!this.#matches(variant, word, tokens[at] as number)) continue;
        found++;
        break;
      }
    }
    return found;
  }

  #standsAt(variant: CompiledVariant, tokens: Uint32Array, at: number): boolean {
    const { words } = variant;
    if (at + words.length > tokens.length) return false;
    for (let offset = 0; offset < words.length; offset++)
      if (!this.#matches(variant, offset, tokens[at + offset] as number)) return false;
    return !(variant.isOffice && at > 0 && tokens[at - 1] === this.#deputy);
  }

  /** Whether a token is the form's word at this position. */
  #matches(variant: CompiledVariant, word: number, token: number): boolean {
    return variant.words[word] === (variant.folded[word] ? this.#foldedOf[token] : token);
  }

  #compile({ tokens, boost }: Variant): CompiledVariant {
    const words = Int32Array.from(tokens, ({ value }) => this.#dictionary.word(value));
    tokens.forEach(({ folded }, at) => {
      (folded ? this.#folded : this.#printed).add(words[at] as number);
    });
    return {
      words,
      folded: Uint8Array.from(tokens, (token) => (token.folded ? 1 : 0)),
      boost,
      isOffice: offices.has(foldDiacritics(tokens.map((token) => token.value).join(" "))),
    };
  }
}
