import { LRUCache } from "lru-cache";
import { mostOf } from "../lexical/bm25.js";
import type { Field } from "../lexical/term.js";
import { type TermArrays, TermDictionary } from "../lexical/term-dictionary.js";
import type { TermStatistics, WeightedTerm } from "../lexical/term-statistics.js";
import type { Scope } from "../scope.js";

/** Frequencies in scopes that are kept, some MB at most. */
const mostKept = 50_000;

/** Fetches in how many passages of a scope each of some terms stands. */
export type FetchFrequencies = (
  terms: readonly number[],
  scope: Scope,
) => Promise<ReadonlyMap<number, number>>;

/** What is known of the terms of a library whose postings stand in the database: how frequent each is everywhere; in a scope, once it was fetched. */
export class LibraryTerms implements TermStatistics {
  readonly dictionary: TermDictionary;
  readonly #known = new LRUCache<string, number>({ max: mostKept });
  /** Terms that were asked for in a scope and are not known there, while something is read. */
  #asked: Set<number> | null = null;

  /**
   * @param frequencies number of passages of each term
   * @param size number of passages
   */
  constructor(
    arrays: TermArrays,
    private readonly frequencies: Uint32Array,
    readonly size: number,
    private readonly fetch: FetchFrequencies,
  ) {
    this.dictionary = new TermDictionary(arrays);
  }

  find(field: Field, words: string): number {
    return this.dictionary.find(field, words);
  }

  documentFrequency(term: number): number {
    return this.frequencies[term] ?? 0;
  }

  /** What is not known yet counts as everywhere; `withFrequencies` reads again with what it is. */
  frequencyWithin(term: number, scope: Scope | null): number {
    const everywhere = this.documentFrequency(term);
    if (!scope || everywhere === 0) return everywhere;
    const known = this.#known.get(keyOf(term, scope));
    if (known === undefined) this.#asked?.add(term);
    return known ?? everywhere;
  }

  occursWithin(term: number, scope: Scope | null): boolean {
    return this.frequencyWithin(term, scope) > 0;
  }

  mostOf(terms: readonly WeightedTerm[]): number {
    return mostOf(terms);
  }

  /** See `CandidateSource.withFrequencies`. Each round knows more; one that asks for nothing new is right. */
  async withFrequencies<Result>(scope: Scope | null, read: () => Result): Promise<Result> {
    for (;;) {
      const asked = new Set<number>();
      this.#asked = asked;
      const result = this.#reading(read);
      if (!scope || asked.size === 0) return result;
      const found = await this.fetch([...asked], scope);
      for (const term of asked) this.#known.set(keyOf(term, scope), found.get(term) ?? 0);
    }
  }

  #reading<Result>(read: () => Result): Result {
    try {
      return read();
    } finally {
      this.#asked = null;
    }
  }
}

function keyOf(term: number, { ranges }: Scope): string {
  return `${term} ${ranges.map(({ from, to }) => `${from}-${to}`).join(" ")}`;
}
