import { tokenize } from "../language/token.js";
import type { LexicalArrays } from "./lexical-index.js";
import { type Channel, termKey } from "./term.js";
import { TermDictionary } from "./term-dictionary.js";

/** Collects the postings of passages given one by one, in corpus order. */
export class LexicalBuilder {
  readonly #numbers = new Map<string, number>();
  readonly #terms: string[] = [];
  /** For each term: passage, count, passage, count, … */
  readonly #postings: number[][] = [];
  readonly #lengths: number[] = [];

  /**
   * Adds the next passage.
   * @param text the passage as printed
   * @param context words that stand around it (its heading, what it is), searchable but never quoted
   */
  add(text: string, context: string): void {
    const passage = this.#lengths.length;
    const tokens = tokenize(text);
    tokens.forEach((token, at) => {
      this.#count("syllable", token.text, passage);
      this.#count("foldedSyllable", token.folded, passage);
      const next = tokens[at + 1];
      if (!next) return;
      this.#count("pair", `${token.text} ${next.text}`, passage);
      this.#count("foldedPair", `${token.folded} ${next.folded}`, passage);
    });
    for (const token of tokenize(context)) this.#count("context", token.folded, passage);
    this.#lengths.push(tokens.length);
  }

  /** The finished arrays. */
  build(): LexicalArrays {
    const { dictionary, order } = TermDictionary.from(this.#terms);
    const total = this.#postings.reduce((sum, postings) => sum + postings.length / 2, 0);
    const postingOffsets = new Uint32Array(order.length + 1);
    const postingPassages = new Uint32Array(total);
    const postingCounts = new Uint8Array(total);
    let at = 0;
    order.forEach((number, index) => {
      const postings = this.#postings[number] ?? [];
      for (let pair = 0; pair < postings.length; pair += 2) {
        postingPassages[at] = postings[pair] as number;
        postingCounts[at++] = Math.min(255, postings[pair + 1] as number);
      }
      postingOffsets[index + 1] = at;
    });
    return {
      termBytes: dictionary.bytes,
      termOffsets: dictionary.offsets,
      postingOffsets,
      postingPassages,
      postingCounts,
      lengths: Uint32Array.from(this.#lengths),
    };
  }

  #count(channel: Channel, word: string, passage: number): void {
    const key = termKey(channel, word);
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = this.#terms.push(key) - 1;
      this.#numbers.set(key, number);
      this.#postings.push([]);
    }
    const postings = this.#postings[number] as number[];
    if (postings.at(-2) === passage) postings[postings.length - 1] = (postings.at(-1) as number) + 1;
    else postings.push(passage, 1);
  }
}
