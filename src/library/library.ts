import type { AppError } from "../errors.js";
import type { ReadingIndex } from "../retrieval/evidence.js";
import type { SearchIndex } from "../retrieval/search.js";
import type { Vocabulary } from "../retrieval/vocabulary.js";
import type { PassageStore } from "./passage-store.js";

/** How the index came to be at this start. */
export type IndexState = "reused" | "updated" | "built";

/** A corpus with its index, open for questions. */
export interface Library {
  /** All passages in corpus order, and the articles they stand in; their ordinals are what the index speaks of. */
  readonly passages: PassageStore;
  /** Fingerprint of the corpus, 64 hexadecimal digits: the same passages, the same fingerprint. */
  readonly corpusHash: string;
  readonly search: SearchIndex;
  /** What close reading of a passage needs. */
  readonly reading: ReadingIndex;
  readonly vocabulary: Vocabulary;
  readonly state: IndexState;
  /** Number of texts that were embedded at this start. */
  readonly embedded: number;
  /** What the operator should know: files that could not be read, an index that was damaged or could not be kept. */
  readonly problems: readonly AppError[];
}
