import type { Scope } from "../scope.js";
import { averageLength, lengthNorm, mostOf, mostOfTerm, shareOf, termsToScore } from "./bm25.js";
import { type LexicalMemory, memoryOf, type PostingPlaces, placesOf } from "./lexical-memory.js";
import { postingSpans } from "./posting-spans.js";
import type { Field } from "./term.js";
import { type TermArrays, TermDictionary } from "./term-dictionary.js";
import type { TermOccurrences, WeightedTerm } from "./term-statistics.js";

/** A passage that holds searched terms. */
export interface LexicalHit {
  /** Ordinal of the passage. */
  readonly passage: number;
  /** BM25 score, above 0. */
  readonly score: number;
}

/** The arrays of a lexical index, as they are kept in its file. */
export interface LexicalArrays {
  readonly terms: TermArrays;
  /** Where each term's postings start; one more entry than terms. */
  readonly postingOffsets: Uint32Array;
  /** Passage ordinal of each posting, ascending within a term. */
  readonly postingPassages: Uint32Array;
  /** Occurrences in that passage (at most 255). */
  readonly postingCounts: Uint8Array;
  /** Length of each passage in syllables. */
  readonly lengths: Uint32Array;
}

/** Passages looked at to guess how much the best score, for each one wanted. */
const sampleShare = 6;
/** The least number above 0 of 32 bits. */
const leastFloat = 2 ** -149;

/** Inverted index over the passages of a corpus, scored by BM25. Passages are numbered from 0 in corpus order. */
export class LexicalIndex implements TermOccurrences {
  readonly dictionary: TermDictionary;
  /** Holds the postings, and for each passage its length norm, what one occurrence scores there for a term of weight 1, and its score. */
  readonly #memory: LexicalMemory;
  readonly #postings: PostingPlaces;

  /**
   * @param arrays as their file holds them
   * @param memory the one that the file was read into, if it was; else the postings are copied into one
   */
  constructor(
    readonly arrays: LexicalArrays,
    memory: LexicalMemory | null = null,
  ) {
    const { lengths, terms } = arrays;
    this.dictionary = new TermDictionary(terms);
    this.#memory = memory ?? memoryOf(arrays);
    this.#postings = placesOf(arrays, this.#memory);
    const total = lengths.reduce((sum, length) => sum + length, 0);
    const average = averageLength(total, lengths.length);
    const { norms, single } = this.#memory.regions;
    for (const [passage, length] of lengths.entries()) {
      norms.values[passage] = lengthNorm(length, average);
      single.values[passage] = shareOf(1, norms.values[passage] as number);
    }
  }

  /** Number of passages. */
  get size(): number {
    return this.arrays.lengths.length;
  }

  /** Number of the term of one word, or of two parted by a space; -1 where the corpus has no such term. */
  find(field: Field, words: string): number {
    return this.dictionary.find(field, words);
  }

  /** Ordinals of the passages that contain a term, ascending, as a view; none for -1. */
  passagesOf(term: number): Uint32Array {
    const { postingOffsets, postingPassages } = this.arrays;
    return term < 0
      ? new Uint32Array(0)
      : postingPassages.subarray(postingOffsets[term], postingOffsets[term + 1]);
  }

  /** Upper bound of the BM25 score of any passage for these terms. */
  mostOf(terms: readonly WeightedTerm[]): number {
    return mostOf(terms);
  }

  /** Number of passages that contain a term; 0 for -1. */
  documentFrequency(term: number): number {
    if (term < 0) return 0;
    return (this.arrays.postingOffsets[term + 1] ?? 0) - (this.arrays.postingOffsets[term] ?? 0);
  }

  /** Number of passages of a scope that contain a term; 0 for -1. @param scope null: the whole corpus */
  frequencyWithin(term: number, scope: Scope | null): number {
    if (!scope) return this.documentFrequency(term);
    return postingSpans(this.arrays, term, scope).reduce((sum, [, length]) => sum + length, 0);
  }

  /** Whether a passage of a scope contains a term; false for -1. @param scope null: the whole corpus */
  occursWithin(term: number, scope: Scope | null): boolean {
    return this.frequencyWithin(term, scope) > 0;
  }

  /** Ordinals of the passages of a scope that contain a term, ascending; none for -1. @param scope null: the whole corpus */
  passagesWithin(term: number, scope: Scope | null): Uint32Array {
    const { postingPassages } = this.arrays;
    if (!scope) return this.passagesOf(term);
    const found = new Uint32Array(this.frequencyWithin(term, scope));
    let size = 0;
    for (const [first, length] of postingSpans(this.arrays, term, scope)) {
      found.set(postingPassages.subarray(first, first + length), size);
      size += length;
    }
    return found;
  }

  /**
   * The `count` best passages of a scope by BM25, best first, and with them, whatever their score, the passages in `also`. Scores are
   * added up in the order of the terms' weights, the greatest first; they are the same in every scope.
   * @param also all of them in the scope
   * @param scope null: the whole corpus
   */
  search(
    terms: readonly WeightedTerm[],
    count: number,
    also: Iterable<number> = [],
    scope: Scope | null = null,
  ): LexicalHit[] {
    const ordered = termsToScore(terms, this, scope);
    const scores = this.#memory.regions.scores.values;
    scores.fill(0);
    for (const term of ordered) this.#addScores(term, scope);
    const kept = new Set(also);
    const passages = this.#passagesFrom(this.#leastOfBest(ordered, count, scope), kept);
    const hits = passages.map((passage) => ({ passage, score: scores[passage] as number }));
    return hits
      .sort((one, other) => other.score - one.score || one.passage - other.passage)
      .filter(({ passage, score }, at) => (at < count && score > 0) || kept.has(passage));
  }

  /**
   * A score that at least `count` passages reach; 0 where that is not known. It is read off the passages of the terms that tell most: they are
   * few, and the best are mostly among them.
   */
  #leastOfBest(terms: readonly WeightedTerm[], count: number, scope: Scope | null): number {
    const { postingPassages } = this.arrays;
    const sample = new Set<number>();
    for (const { term } of terms) {
      for (const [first, length] of postingSpans(this.arrays, term, scope))
        for (let at = first; at < first + length && sample.size < sampleShare * count; at++)
          sample.add(postingPassages[at] as number);
    }
    if (count === 0 || sample.size < count) return 0;
    const all = this.#memory.regions.scores.values;
    const scores = Float32Array.from(sample, (passage) => all[passage] as number).sort();
    return scores[scores.length - count] as number;
  }

  /** The passages that score at least so much (and more than 0), and the given ones. */
  #passagesFrom(reach: number, also: ReadonlySet<number>): number[] {
    const { kernels, regions } = this.#memory;
    const { scores, found } = regions;
    const least = Math.max(reach, leastFloat);
    const count = kernels.reaching(scores.at, Math.ceil(this.size / 4) * 4, least, found.at);
    const passages = Array.from(found.values.subarray(0, count));
    for (const passage of also) if ((scores.values[passage] as number) < least) passages.push(passage);
    return passages;
  }

  /** Adds what a term scores in every passage of the scope that has it. */
  #addScores({ term, weight }: WeightedTerm, scope: Scope | null): void {
    const { kernels, regions } = this.#memory;
    const { passages, counts } = this.#postings;
    const { single, norms, scores } = regions;
    for (const [first, length] of postingSpans(this.arrays, term, scope))
      kernels.score(
        passages + 4 * first,
        counts + first,
        length,
        weight,
        mostOfTerm,
        single.at,
        norms.at,
        scores.at,
      );
  }
}
