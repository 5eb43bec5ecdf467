import type { SentenceRange } from "../../language/sentence.js";
import { GrowingArray } from "../store/growing-array.js";

/** The arrays of a forward index, as they are kept in its file. */
export interface ForwardArrays {
  /** Where each passage's tokens start, and the number of the word of each. */
  readonly tokenOffsets: Uint32Array;
  readonly tokens: Uint32Array;
  /** Where each passage's sentences start in the four arrays below. */
  readonly sentenceOffsets: Uint32Array;
  /** Range of each sentence in its passage's text, in UTF-16 code units. */
  readonly sentenceStarts: Uint32Array;
  readonly sentenceEnds: Uint32Array;
  /** Where each sentence's tokens end, counted in its passage. */
  readonly sentenceTokenEnds: Uint32Array;
  readonly sentenceTraits: Uint8Array;
  /** Number of each passage's context; where the words of each context start, and the words. */
  readonly contexts: Uint32Array;
  readonly contextOffsets: Uint32Array;
  readonly contextTokens: Uint32Array;
}

/** A sentence of a passage, and what it holds that may be asked for. */
export interface StoredSentence extends SentenceRange {
  /** See `sentenceTraits`. */
  readonly traits: number;
}

/** A sentence of a passage, as close reading sees it. */
export interface IndexedSentence extends StoredSentence {
  /** Numbers of its words, in order. */
  readonly tokens: Uint32Array;
}

/** What each passage consists of, by the numbers of its words: what the inverted index tells of a word, this tells of a passage. */
export class ForwardIndex {
  constructor(readonly arrays: ForwardArrays) {}

  /** Number of passages. */
  get size(): number {
    return this.arrays.tokenOffsets.length - 1;
  }

  /** The sentences of a passage. */
  sentences(passage: number): IndexedSentence[] {
    const { tokenOffsets, tokens, sentenceOffsets, sentenceStarts, sentenceEnds } = this.arrays;
    const { sentenceTokenEnds, sentenceTraits } = this.arrays;
    const firstToken = tokenOffsets[passage] ?? 0;
    const found: IndexedSentence[] = [];
    let from = firstToken;
    const end = sentenceOffsets[passage + 1] ?? 0;
    for (let at = sentenceOffsets[passage] ?? 0; at < end; at++) {
      const to = firstToken + (sentenceTokenEnds[at] as number);
      found.push({
        start: sentenceStarts[at] as number,
        end: sentenceEnds[at] as number,
        tokens: tokens.subarray(from, to),
        traits: sentenceTraits[at] as number,
      });
      from = to;
    }
    return found;
  }

  /** Numbers of the words around a passage that are searched but never quoted. */
  context(passage: number): Uint32Array {
    const { contexts, contextOffsets, contextTokens } = this.arrays;
    const number = contexts[passage] ?? 0;
    return contextTokens.subarray(contextOffsets[number], contextOffsets[number + 1]);
  }
}

/** Collects a forward index passage by passage. */
export class ForwardWriter {
  readonly #tokenOffsets = new GrowingArray(Uint32Array);
  readonly #tokens = new GrowingArray(Uint32Array);
  readonly #sentenceOffsets = new GrowingArray(Uint32Array);
  readonly #starts = new GrowingArray(Uint32Array);
  readonly #ends = new GrowingArray(Uint32Array);
  readonly #tokenEnds = new GrowingArray(Uint32Array);
  readonly #traits = new GrowingArray(Uint8Array);
  readonly #contexts = new GrowingArray(Uint32Array);
  readonly #contextOffsets = new GrowingArray(Uint32Array);
  readonly #contextTokens = new GrowingArray(Uint32Array);
  /** Neighbouring passages mostly share their context: the heading that they stand under. */
  readonly #knownContexts = new Map<string, number>();

  constructor() {
    for (const offsets of [this.#tokenOffsets, this.#sentenceOffsets, this.#contextOffsets]) offsets.push(0);
  }

  /** Adds the next passage. */
  add(
    sentences: readonly (SentenceRange & { readonly tokens: readonly number[]; readonly traits: number })[],
    context: readonly number[],
  ): void {
    let tokens = 0;
    for (const sentence of sentences) {
      for (const token of sentence.tokens) this.#tokens.push(token);
      tokens += sentence.tokens.length;
      this.#starts.push(sentence.start);
      this.#ends.push(sentence.end);
      this.#tokenEnds.push(tokens);
      this.#traits.push(sentence.traits);
    }
    this.#tokenOffsets.push(this.#tokens.length);
    this.#sentenceOffsets.push(this.#starts.length);
    this.#contexts.push(this.#contextNumber(context));
  }

  /** The finished arrays. */
  build(): ForwardArrays {
    return {
      tokenOffsets: this.#tokenOffsets.view().slice(),
      tokens: this.#tokens.view().slice(),
      sentenceOffsets: this.#sentenceOffsets.view().slice(),
      sentenceStarts: this.#starts.view().slice(),
      sentenceEnds: this.#ends.view().slice(),
      sentenceTokenEnds: this.#tokenEnds.view().slice(),
      sentenceTraits: this.#traits.view().slice(),
      contexts: this.#contexts.view().slice(),
      contextOffsets: this.#contextOffsets.view().slice(),
      contextTokens: this.#contextTokens.view().slice(),
    };
  }

  #contextNumber(context: readonly number[]): number {
    const key = context.join(" ");
    const known = this.#knownContexts.get(key);
    if (known !== undefined) return known;
    const number = this.#knownContexts.size;
    this.#knownContexts.set(key, number);
    for (const word of context) this.#contextTokens.push(word);
    this.#contextOffsets.push(this.#contextTokens.length);
    return number;
  }
}
