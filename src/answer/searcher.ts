import { LRUCache } from "lru-cache";
import type { Embedder } from "../embedding/index.js";
import type { Library } from "../index/index.js";
import type { Scope } from "../index/scope.js";
import { plainLetters } from "../language/look-alikes.js";
import { analyseQuery } from "../query/analyse-query.js";
import type { Query } from "../query/query.js";
import { Vocabulary } from "../query/vocabulary.js";
import {
  extractFeatures,
  type FeatureSource,
  type Features,
  judge,
  type RankedPassage,
  type Retrieved,
  rerank,
  retrieve,
  type Verdict,
  type VerdictModel,
  withReading,
} from "../ranking/index.js";
import type { Reading } from "../ranking/reader/reader.js";
import type { ReaderEnsemble, ReadPassages } from "../ranking/reader/reader-ensemble.js";

/** What a search found out about a question, and how that is judged. */
export interface SearchResult extends Verdict {
  readonly query: Query;
  /** Best first. */
  readonly ranked: readonly RankedPassage[];
  /** What the verdict was read from. */
  readonly source: FeatureSource;
  readonly features: Features;
}

/** The models that judge whether a passage answers. */
export interface Judge {
  /** Reads question and passage together. */
  readonly reader: ReaderEnsemble;
  readonly model: VerdictModel;
}

/** Passages that the readers read: as many as they were trained on. With ten, no ranking is better and they take two thirds more time (training/README.md). */
const readDepth = 6;

/** Passages that are kept as the reader takes them: about 24 kB each, at most 120. */
const mostPrepared = 1_000;

/** Candidates that are reranked; no answer has more excerpts. */
export const rerankDepth = 30;

/** Searches one library: retrieval, rerank, reading and verdict in one call. */
export class Searcher {
  readonly vocabulary: Vocabulary;
  private readonly passages = new LRUCache<number, ReadPassages>({ max: mostPrepared });

  /** @param embedder the one that made the library's vectors */
  constructor(
    readonly library: Library,
    private readonly embedder: Embedder,
    private readonly judging: Judge,
  ) {
    this.vocabulary = new Vocabulary(library.search.lexical, library.lexicon, library.names);
  }

  /**
   * The best passages for a question, and how sure the best one is.
   * @param scope what the question is asked in, of this library; null: all of it
   */
  async search(question: string, scope: Scope | null = null): Promise<SearchResult> {
    const { query, candidates, neighbourhood, view } = await this.retrieve(question, scope);
    const reranked = rerank(query, candidates.slice(0, rerankDepth), view);
    const { ranked, readings } = this.read(query, reranked);
    // Where the language at large knows no word of the question that says anything, but names at most (`NQTW4 là gì?`,
    // `Huỳnh Hoài Nam là ai?`), what the model makes of the rest says nothing.
    const isHeard = query.terms.some(
      ({ kind, variants }) => kind === "word" && variants.some((variant) => this.vocabulary.isUsual(variant)),
    );
    const source = {
      query,
      ranked,
      candidates,
      neighbourhood: isHeard ? neighbourhood : null,
      index: view,
      scope,
      readTokens: this.embedder.tokenVectors,
      readings,
      textOf: (passage: number) => this.library.passages.text(passage),
    };
    const features = extractFeatures(source);
    const verdict = await this.library.candidates.withFrequencies(scope, () =>
      judge(source, features, this.judging.model),
    );
    return { query, ranked, source, features, ...verdict };
  }

  /** Reads the best passages together with the question and ranks them anew. */
  private read(
    query: Query,
    ranked: readonly RankedPassage[],
  ): { ranked: RankedPassage[]; readings: readonly Reading[] } {
    const { reader } = this.judging;
    // The reader learned from Vietnamese: English says nothing to it.
    const question = reader.question(query.spelt ?? query.rewritten);
    const read = ranked.slice(0, readDepth).map((passage) => {
      const reading = reader.read(question, this.prepared(passage));
      return { passage: withReading(passage, reading), reading };
    });
    read.sort((a, b) => b.passage.score - a.passage.score || a.passage.passage - b.passage.passage);
    return {
      ranked: [...read.map(({ passage }) => passage), ...ranked.slice(readDepth)],
      readings: read.map(({ reading }) => reading),
    };
  }

  /** A passage as the reader takes it; those read lately are kept. */
  private prepared({ passage, sentences }: RankedPassage): ReadPassages {
    const known = this.passages.get(passage);
    if (known) return known;
    const text = this.library.passages.text(passage);
    const read = this.judging.reader.passage(
      sentences.map(({ start, end }) => plainLetters(text.slice(start, end))),
    );
    this.passages.set(passage, read);
    return read;
  }

  /**
   * Candidates of both sides of the index, best first, not reranked.
   * @param scope see `search`
   */
  async retrieve(
    question: string,
    scope: Scope | null = null,
  ): Promise<Retrieved & { readonly query: Query }> {
    const query = await this.reading(scope, (vocabulary) => analyseQuery(question, vocabulary));
    const vector = await this.embed(query.rewritten);
    return { query, ...(await retrieve(this.library.candidates, query, vector, scope)) };
  }

  /**
   * Reads words by what is known of them in a scope.
   * @param read may be run again, see `CandidateSource.withFrequencies`
   */
  async reading<Result>(scope: Scope | null, read: (vocabulary: Vocabulary) => Result): Promise<Result> {
    const vocabulary = this.vocabulary.within(scope);
    return this.library.candidates.withFrequencies(scope, () => read(vocabulary));
  }

  /** Vector of a question, L2-normalised. */
  async embed(text: string): Promise<Float32Array> {
    const [vector = new Float32Array(this.embedder.dimensions)] = await this.embedder.embed([text], "query");
    return vector;
  }
}
