import type { WordTokenizer } from "./word-tokenizer.js";

/** What a text is embedded as: some models want the two told apart. */
export type EmbeddingRole = "query" | "passage";

/** Turns texts into vectors whose cosine says how near their meanings are. */
export interface Embedder {
  /** Name of the model, for people. */
  readonly model: string;
  /** Changes whenever vectors made before are no longer comparable: the model's files, its prefixes. */
  readonly fingerprint: string;
  /** Length of a vector. */
  readonly dimensions: number;
  /** One L2-normalised vector a text, in order; all zeros for a text in which the model knows no word. */
  embed(texts: readonly string[], role: EmbeddingRole): Promise<Float32Array[]>;
  /** Vectors of a text's tokens, where the model gives each its own whatever stands beside it. */
  readonly tokenVectors?: ((text: string) => TokenVectors) | undefined;
  /** What cuts texts into the rows of its table of words, where the model is such a table. */
  readonly words?: WordTokenizer | undefined;
}

/** One L2-normalised vector for each token of a text, row by row; tokens that the model does not know have zeros. */
export interface TokenVectors {
  readonly dimensions: number;
  readonly count: number;
  readonly values: Float32Array;
}

/** A loaded model, without what an embedder knows of roles and names. */
export interface TextModel {
  /**
   * One L2-normalised vector a text, in order; all zeros for a text in which the model knows no word, and maybe of length 0
   * where no text has a token.
   * @throws what the loading library throws
   */
  embed(texts: readonly string[]): Promise<Float32Array[]>;
  /** See `Embedder.tokenVectors`. */
  readonly tokenVectors?: ((text: string) => TokenVectors) | undefined;
  /** See `Embedder.words`. */
  readonly words?: WordTokenizer | undefined;
}
