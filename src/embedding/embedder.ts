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
}

/** A loaded model, without what an embedder knows of roles and names. */
export interface TextModel {
  /**
   * One L2-normalised vector a text, in order; all zeros for a text in which the model knows no word, and maybe of length 0
   * where no text has a token. Throws what the loading library throws.
   */
  embed(texts: readonly string[]): Promise<Float32Array[]>;
}
