import type { Embedder } from "../embedding/index.js";
import type { Library } from "../index/index.js";
import { analyseQuery } from "../query/analyse-query.js";
import type { Query } from "../query/query.js";
import { Vocabulary } from "../query/vocabulary.js";
import {
  confidenceOf,
  decideOutcome,
  extractFeatures,
  type Features,
  type Outcome,
  type RankedPassage,
  type Retrieved,
  rerank,
  retrieve,
} from "../ranking/index.js";

/** What a search found out about a question, and how that is judged. */
export interface SearchResult {
  readonly query: Query;
  /** Best first. */
  readonly ranked: readonly RankedPassage[];
  readonly features: Features;
  /** Probability that the best passage answers, in [0, 1]. */
  readonly confidence: number;
  /** What may be said on this evidence. */
  readonly outcome: Outcome;
}

/** Candidates that are reranked. */
const rerankDepth = 30;

/** Searches one library: retrieval, rerank, calibration and verdict in one call. */
export class Searcher {
  readonly vocabulary: Vocabulary;

  /** @param embedder the one that made the library's vectors */
  constructor(
    readonly library: Library,
    private readonly embedder: Embedder,
  ) {
    this.vocabulary = new Vocabulary(library.search.lexical, library.lexicon, library.names);
  }

  /** The best passages for a question, and how sure the best one is. */
  async search(question: string): Promise<SearchResult> {
    const { query, candidates, neighbourhood } = await this.retrieve(question);
    const ranked = rerank(query, candidates.slice(0, rerankDepth), this.library.search);
    // Where the language at large knows no word of the question that says anything, but names at most (`NQTW4 là gì?`,
    // `Huỳnh Hoài Nam là ai?`), what the model makes of the rest says nothing.
    const isHeard = query.terms.some(
      ({ kind, variants }) => kind === "word" && variants.some((variant) => this.vocabulary.isUsual(variant)),
    );
    const features = extractFeatures(query, ranked[0], isHeard ? neighbourhood : null);
    const confidence = confidenceOf(features);
    return { query, ranked, features, confidence, outcome: decideOutcome(features, confidence) };
  }

  /** Candidates of both sides of the index, best first, not reranked. */
  async retrieve(question: string): Promise<Retrieved & { readonly query: Query }> {
    const query = analyseQuery(question, this.vocabulary);
    const vector = await this.embed(query.rewritten);
    return { query, ...retrieve(this.library.search, query, vector) };
  }

  /** Vector of a question, L2-normalised. */
  async embed(text: string): Promise<Float32Array> {
    const [vector = new Float32Array(this.embedder.dimensions)] = await this.embedder.embed([text], "query");
    return vector;
  }
}
