/**
 * How many passages, or sentences, the database nominates for a question, more than the core keeps: its scores are near ours and not the same. With
 * so many, the core's best are among them (bench/README.md).
 */
export const nominated = {
  /** By words, for the 100 that are kept. */
  words: 200,
  /** By the mean of their vectors, for the 100 that are kept. */
  near: 130,
  /** Sentences, for the 200 that are kept. */
  sentences: 250,
} as const;
