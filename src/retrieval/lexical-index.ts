import { TermDictionary } from "./term-dictionary.js";

/** A term to search for, and how much it counts. */
export interface WeightedTerm {
  /** Key made by `termKey`. */
  readonly key: string;
  /** Inverse document frequency times the term's importance in the question; at least 0. */
  readonly weight: number;
}

/** The arrays of a lexical index, as they are kept in its file. */
export interface LexicalArrays {
  /** UTF-8 bytes of the sorted terms, and where each starts. */
  readonly termBytes: Uint8Array;
  readonly termOffsets: Uint32Array;
  /** Where each term's postings start; one more entry than terms. */
  readonly postingOffsets: Uint32Array;
  /** Passage ordinal of each posting, ascending within a term. */
  readonly postingPassages: Uint32Array;
  /** Occurrences in that passage (at most 255). */
  readonly postingCounts: Uint8Array;
  /** Length of each passage in syllables. */
  readonly lengths: Uint32Array;
}

// Saturation of term frequency and normalisation by length, as usual for short passages
// (Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009).
const k1 = 1.2;
const b = 0.75;

/** Inverted index over the passages of a corpus, scored by BM25. Passages are numbered from 0 in corpus order. */
export class LexicalIndex {
  readonly #dictionary: TermDictionary;
  readonly #lengthNorms: Float32Array;

  constructor(readonly arrays: LexicalArrays) {
    this.#dictionary = new TermDictionary(arrays.termBytes, arrays.termOffsets);
    const total = arrays.lengths.reduce((sum, length) => sum + length, 0);
    const average = Math.max(1, total / Math.max(1, arrays.lengths.length));
    this.#lengthNorms = Float32Array.from(arrays.lengths, (length) => k1 * (1 - b + (b * length) / average));
  }

  /** Number of passages. */
  get size(): number {
    return this.arrays.lengths.length;
  }

  /** Number of passages that contain the term; 0 for an unknown one. */
  documentFrequency(key: string): number {
    const term = this.#dictionary.find(key);
    if (term < 0) return 0;
    return (this.arrays.postingOffsets[term + 1] ?? 0) - (this.arrays.postingOffsets[term] ?? 0);
  }

  /** Terms whose key begins with `prefix`, with their document frequencies. */
  *terms(prefix: string): Generator<[key: string, documentFrequency: number]> {
    for (const [key, term] of this.#dictionary.startingWith(prefix)) {
      yield [key, (this.arrays.postingOffsets[term + 1] ?? 0) - (this.arrays.postingOffsets[term] ?? 0)];
    }
  }

  /** BM25 score of every passage for the terms; 0 where none occurs. */
  score(terms: readonly WeightedTerm[]): Float32Array {
    const { postingOffsets, postingPassages, postingCounts } = this.arrays;
    const scores = new Float32Array(this.size);
    for (const { key, weight } of terms) {
      const term = weight > 0 ? this.#dictionary.find(key) : -1;
      if (term < 0) continue;
      const end = postingOffsets[term + 1] ?? 0;
      for (let at = postingOffsets[term] ?? 0; at < end; at++) {
        const passage = postingPassages[at] as number;
        const count = postingCounts[at] as number;
        scores[passage] =
          (scores[passage] as number) +
          (weight * count * (k1 + 1)) / (count + (this.#lengthNorms[passage] as number));
      }
    }
    return scores;
  }
}
