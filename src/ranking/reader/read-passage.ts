import type { ReaderToken } from "./read-tokens.js";

/** A passage, made ready to be read for any number of questions. */
export interface ReadPassage {
  readonly tokens: readonly ReaderToken[];
  /** Where its sentences start among the tokens, and which sentences those are; those without a word are left out. */
  readonly starts: readonly number[];
  readonly numbers: readonly number[];
  /** Number of its sentences, those left out included. */
  readonly sentences: number;
  /** Row of each token in the table, and 1 by the length of its direction, or 0. */
  readonly rows: Uint32Array;
  readonly lengths: Float64Array;
  /** Tokens × channels: each token as its neighbours colour it. */
  readonly states: Float32Array;
  /** Sentence of each token, by its place in `starts`. */
  readonly sentenceOf: Uint8Array;
}
