import type { ReadPassage } from "./read-passage.js";
import type { ReadQuestion } from "./read-question.js";
import { longestPassage, longestQuestion, mostSentences, type ReaderMemory } from "./reader-memory.js";
import { isNumeric } from "./token-shape.js";

/** As far as an answer stands from the words that it belongs to; the training used the same. */
const nearTokens = 6;

/** Places of the widest window beyond the longest passage: what stands further is no number, which is looked up slowly and never greater. */
const matchPlaces = longestPassage + 3 * nearTokens;

/**
 * How the tokens of a question are found in a passage: 1 for equal keys, else the cosine of their vectors, at least 0. Filled anew for each passage;
 * what stands beyond the passage's tokens and sentences is of no account.
 */
export class Alignment {
  /** By passage token: the best match of each token of the question at most `nearTokens` away, weighed by how much that token matters. */
  readonly near = new Float64Array(longestPassage);
  /** By passage token: its best match with any token of the question. */
  readonly own = new Float32Array(longestPassage);
  /** Question tokens × sentences: the best match inside the sentence, in [0, 1]. */
  readonly inSentence = new Float32Array(longestQuestion * mostSentences);
  /** The same, 1 for an exact match and 0 for none. */
  readonly exact = new Uint8Array(longestQuestion * mostSentences);
  /** Matches of one token of the question, with zeros before and behind as far as `widen` looks. */
  readonly #matches = new Float32Array(matchPlaces);
  readonly #held = new Int16Array(longestPassage);

  /** Matches each token of the question, which the memory holds, with each of the passage. */
  align(question: ReadQuestion, { tokens, rows, lengths, starts }: ReadPassage, memory: ReaderMemory): void {
    const { kernels, regions } = memory;
    const length = tokens.length;
    const dimensions = question.dimensions;
    const held = this.#held;
    for (let place = 0; place < length; place++)
      held[place] = question.keys.get((tokens[place] as (typeof tokens)[0]).key) ?? -1;
    regions.picks.values.set(rows);
    this.near.fill(0, 0, length);
    this.own.fill(0, 0, length);
    this.#matches.fill(0);
    const dots = regions.dots.values;
    for (const [at, token] of question.tokens.entries()) {
      const matches = this.#matches;
      if (isNumeric(token.shape)) matches.fill(0);
      else {
        const query = regions.question.at + at * dimensions * 2;
        kernels.pickedDots(query, regions.table.at, regions.picks.at, length, dimensions, regions.dots.at);
        const scale = question.lengths[at] as number;
        for (let place = 0; place < length; place++) {
          const cosine = (dots[place] as number) * scale * (lengths[place] as number);
          matches[nearTokens + place] = cosine < 0 ? 0 : cosine > 1 ? 1 : cosine;
        }
        matches.fill(0, nearTokens + length);
        matches.fill(0, 0, nearTokens);
      }
      this.#takeIn(at, question, starts, length);
    }
  }

  /** Reads off what the matches of one token of the question say. */
  #takeIn(at: number, { keyOf, shares }: ReadQuestion, starts: readonly number[], length: number): void {
    const [matches, held, own, near] = [this.#matches, this.#held, this.own, this.near];
    const key = keyOf[at] as number;
    const sentences = starts.length;
    for (let sentence = 0; sentence < sentences; sentence++) {
      const end = starts[sentence + 1] ?? length;
      let best = 0;
      let found = 0;
      for (let place = starts[sentence] as number; place < end; place++) {
        if (held[place] === key) {
          matches[nearTokens + place] = 1;
          found = 1;
        }
        const match = matches[nearTokens + place] as number;
        if (match > best) best = match;
        if (match > (own[place] as number)) own[place] = match;
      }
      this.inSentence[at * sentences + sentence] = best;
      this.exact[at * sentences + sentence] = found;
    }
    widen(matches, length);
    const share = shares[at] as number;
    for (let place = 0; place < length; place++)
      near[place] = (near[place] as number) + share * (matches[place] as number);
  }
}

/**
 * Writes, for each place, the greatest value at most `nearTokens` away, to where the values less `nearTokens` places stand: windows of two, four
 * and eight values, and of the thirteen that two of eight cover.
 */
function widen(values: Float32Array, length: number): void {
  for (const step of [1, 2, 4, 2 * nearTokens - 7]) {
    for (let at = 0; at < length + 2 * nearTokens; at++) {
      const other = values[at + step] as number;
      if (other > (values[at] as number)) values[at] = other;
    }
  }
}
