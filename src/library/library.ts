import type { Article, Passage } from "../corpus/types.js";
import type { AppError } from "../errors.js";
import type { PassageText } from "../retrieval/passage-text.js";
import type { SearchIndex } from "../retrieval/search.js";
import type { Vocabulary } from "../retrieval/vocabulary.js";

/** How the index came to be at this start. */
export type IndexState = "reused" | "updated" | "built";

/** A passage with what the index knows around it. */
export interface IndexedPassage {
  readonly passage: Passage;
  readonly article: Article;
  /** The passage's text, and the words around it that are searched but never quoted, cut into sentences and tokens. */
  readonly read: PassageText;
  readonly readContext: PassageText;
  /** For each of the passage's vectors, the sentence it was made of; -1 for its role. */
  readonly sentenceOfVector: readonly number[];
}

/** A corpus with its index, open for questions. */
export interface Library {
  readonly articles: readonly Article[];
  /** All passages in corpus order; their ordinals are what the index speaks of. */
  readonly passages: readonly Passage[];
  /** A passage by its ordinal, as the index sees it. Throws RangeError beyond the last. */
  describe(ordinal: number): IndexedPassage;
  readonly search: SearchIndex;
  readonly vocabulary: Vocabulary;
  readonly state: IndexState;
  /** Number of texts that were embedded at this start. */
  readonly embedded: number;
  /** What the operator should know: files that could not be read, an index that was damaged or could not be kept. */
  readonly problems: readonly AppError[];
}
