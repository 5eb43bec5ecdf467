import type { PassageKind } from "../corpus/types.js";
import type { IndexedSentence } from "./forward/forward-index.js";
import type { LexicalHit } from "./lexical/lexical-index.js";
import type { TermDictionary } from "./lexical/term-dictionary.js";
import type { TermOccurrences, WeightedTerm } from "./lexical/term-statistics.js";
import type { Scope } from "./scope.js";

/** What candidates are nominated by. */
export interface NominationRequest {
  readonly terms: readonly WeightedTerm[];
  /** The question's, L2-normalised. */
  readonly vector: Float32Array;
  /** What passages are looked for in; null: the whole corpus. */
  readonly scope: Scope | null;
  /** Passages that each side brings. */
  readonly depth: number;
  /** Nearest sentences by which passages are found where they are few enough to be compared so. */
  readonly sentences: number;
  /** Terms whose passages will be looked through, where they are few; asked for only by a source that has to fetch those. */
  occurrences(dictionary: TermDictionary): readonly number[];
}

/** How near the vectors of a passage are to a question; holds until the next passage is compared. */
export interface ComparedPassage {
  /** Cosine of each of its vectors, in [-1, 1]. */
  readonly similarities: Float64Array;
  /** For each vector, the number of its sentence in the passage plus one; 0 where it is of no sentence. */
  readonly sentences: Uint32Array;
  /** Length of the sum of its vectors. */
  readonly sum: number;
}

/** What passages consist of, by the numbers of their words. */
export interface PassageTokens {
  /** The sentences of a passage. */
  sentences(passage: number): readonly IndexedSentence[];
  /** Numbers of the words around a passage that are searched but never quoted. */
  context(passage: number): Uint32Array;
}

/** What is read of passages that were nominated, by their ordinals; of others nothing may be asked. */
export interface PassageView {
  readonly lexical: TermOccurrences;
  readonly forward: PassageTokens;
  kindOf(passage: number): PassageKind;
  /** Compares the vectors of a passage with the question's. */
  compare(passage: number): ComparedPassage;
}

/** Passages that may answer. */
export interface Nomination {
  /** The best by BM25, best first, and with them those whose vectors are near. */
  readonly hits: readonly LexicalHit[];
  /** What is read of them; that of one nomination belongs to one state of the corpus. */
  readonly view: PassageView;
}

/**
 * Where candidates come from. A source only nominates: scores, features and verdict are computed by the core from what it hands over, so that all
 * sources give the same ones.
 */
export interface CandidateSource {
  /** @throws AppError where the source cannot be asked at present: a question that was not looked up has no answer, not even that there is none */
  nominate(request: NominationRequest): Nomination | Promise<Nomination>;
  /**
   * Runs what reads a question by the frequencies of terms in a scope. It may be run again: where frequencies have to be fetched first.
   * @param read gives the same result for the same frequencies, and does nothing else
   */
  withFrequencies<Result>(scope: Scope | null, read: () => Result): Result | Promise<Result>;
}
