import type { Scope } from "../scope.js";
import type { Field } from "./term.js";
import type { TermDictionary } from "./term-dictionary.js";

/** A term to search for, and how much it counts. */
export interface WeightedTerm {
  /** Its number in the dictionary. */
  readonly term: number;
  /** Inverse document frequency times the term's importance in the question; at least 0. */
  readonly weight: number;
}

/** What is known of the terms of a corpus without looking at its passages. */
export interface TermStatistics {
  readonly dictionary: TermDictionary;
  /** Number of passages. */
  readonly size: number;
  /** Number of the term of one word, or of two parted by a space; -1 where the corpus has no such term. */
  find(field: Field, words: string): number;
  /** Number of passages that contain a term; 0 for -1. */
  documentFrequency(term: number): number;
  /** Number of passages of a scope that contain a term; 0 for -1. @param scope null: the whole corpus */
  frequencyWithin(term: number, scope: Scope | null): number;
  /** Whether a passage of a scope contains a term; false for -1. @param scope null: the whole corpus */
  occursWithin(term: number, scope: Scope | null): boolean;
  /** Upper bound of the BM25 score of any passage for these terms. */
  mostOf(terms: readonly WeightedTerm[]): number;
}

/** The same, and which passages contain a term. */
export interface TermOccurrences extends TermStatistics {
  /** Ordinals of the passages of a scope that contain a term, ascending; none for -1. @param scope null: the whole corpus */
  passagesWithin(term: number, scope: Scope | null): Uint32Array;
}
