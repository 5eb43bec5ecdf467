import type { AppError } from "../errors.js";
import type { Lexicon } from "../language/lexicon.js";
import type { CandidateSource } from "./candidate-source.js";
import type { StoredSentence } from "./forward/forward-index.js";
import type { TermStatistics } from "./lexical/term-statistics.js";
import type { CorpusNames } from "./names/corpus-names.js";
import type { PassageStore } from "./passages/passage-store.js";
import type { SearchIndex } from "./search-index.js";

/** How the index came to be at this start. */
export type IndexState = "reused" | "updated" | "built";

/** What is known of a corpus at any time, without asking where its candidates come from. */
export interface CorpusKnowledge {
  readonly lexical: TermStatistics;
  /** Passage → its sentences. */
  readonly forward: { sentences(passage: number): readonly StoredSentence[] };
}

/** A corpus with its index, open for questions. */
export interface Library {
  /** All passages in corpus order, and the articles they stand in; their ordinals are what the index speaks of. */
  readonly passages: PassageStore;
  /** Fingerprint of the corpus, 64 hexadecimal digits: the same passages, the same fingerprint. */
  readonly corpusHash: string;
  readonly search: CorpusKnowledge;
  /** Where passages that may answer come from. */
  readonly candidates: CandidateSource;
  /** Names and abbreviations that the corpus teaches. */
  readonly names: CorpusNames;
  /** Word frequencies of the language at large, with which the index was built. */
  readonly lexicon: Lexicon;
  readonly state: IndexState;
  /** Number of texts that were embedded at this start. */
  readonly embedded: number;
  /** What the operator should know: files that could not be read, an index that was damaged or could not be kept. */
  readonly problems: readonly AppError[];
}

/** A library whose whole index is in memory. */
export interface EmbeddedLibrary extends Library {
  readonly search: SearchIndex;
}
