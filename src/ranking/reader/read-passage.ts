import type { CutPassage } from "./cut-texts.js";

/** A passage, made ready to be read for any number of questions. */
export interface ReadPassage extends CutPassage {
  /** Row of each token in the table, and 1 by the length of its direction, or 0. */
  readonly rows: Uint32Array;
  readonly lengths: Float64Array;
  /** Tokens × channels: each token as its neighbours colour it. */
  readonly states: Float32Array;
}
