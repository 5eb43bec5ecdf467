import type { Queryable } from "../../database/index.js";
import { AppError } from "../../errors.js";
import type { CandidateSource, Nomination, NominationRequest, PassageView } from "../candidate-source.js";
import { termsToScore } from "../lexical/bm25.js";
import type { LexicalHit } from "../lexical/lexical-index.js";
import type { Scope } from "../scope.js";
import { BestOf } from "../vectors/best-of.js";
import { isBySentence } from "../vectors/vector-format.js";
import { type GenerationTables, tablesOf } from "./generation-tables.js";
import type { Generation } from "./generations.js";
import type { LibrarySentences } from "./library-sentences.js";
import type { LibraryTerms } from "./library-terms.js";
import { byMeans, byPostings, bySentences, byTextSearch, rangesOf } from "./nominate.js";
import { type FetchedPassage, nominatedView } from "./nominated-view.js";
import { PassageScorer } from "./passage-scorer.js";
import { decodeTokens } from "./token-record.js";
import { decodeVectors } from "./vector-record.js";
import { VectorScratch } from "./vector-scratch.js";

/** Passages of a term that are looked through at most; one more tells that there are more (`mostLookedAt` of src/ranking/bodies.ts). */
const mostOccurrences = 301;

/** What of a generation is in memory. */
export interface LibraryMemory {
  readonly terms: LibraryTerms;
  readonly sentences: LibrarySentences;
  kindOf: PassageView["kindOf"];
}

/** Has the database nominate passages by words and by vectors, side by side; fetches their tokens and vectors and scores them as the embedded index does. */
export class PostgresSource implements CandidateSource {
  readonly #tables: GenerationTables;
  readonly #scratch: VectorScratch;

  constructor(
    private readonly database: Queryable,
    private readonly generation: Generation,
    private readonly memory: LibraryMemory,
  ) {
    this.#tables = tablesOf(generation.id);
    this.#scratch = new VectorScratch(generation.details.dimensions);
  }

  withFrequencies<Result>(scope: Scope | null, read: () => Result): Promise<Result> {
    return this.memory.terms.withFrequencies(scope, read);
  }

  /** @throws AppError DATABASE_UNAVAILABLE where either side cannot be asked: half a search tells nothing */
  async nominate(request: NominationRequest): Promise<Nomination> {
    try {
      return await this.#nominate(request);
    } catch (cause) {
      if (cause instanceof AppError) throw cause;
      // Above all a generation that is gone while the one that replaced it is being opened.
      const { code = "nomination" } = cause as { readonly code?: string };
      throw new AppError("DATABASE_UNAVAILABLE", { reason: code }, { cause });
    }
  }

  async #nominate(request: NominationRequest): Promise<Nomination> {
    const { terms } = this.memory;
    const { scope, vector } = request;
    const scored = await terms.withFrequencies(scope, () => termsToScore(request.terms, terms, scope));
    const bySentence = isBySentence(scope?.size ?? terms.size);
    const [words, near, occurrences] = await Promise.all([
      // pg_textsearch picks its best before it looks at a scope: what stands in that may not be among them.
      this.generation.details.withWords && !scope
        ? byTextSearch(this.database, this.#tables, scored, terms)
        : byPostings(this.database, this.#tables, scored, scope),
      (bySentence ? bySentences : byMeans)(this.database, this.#tables, vector, scope),
      this.#occurrences(request.occurrences(terms.dictionary), scope),
    ]);
    const looked = [...occurrences.values()].filter(({ length }) => length < mostOccurrences);
    const fetched = await this.#fetch([...words, ...near, ...looked.flatMap((each) => [...each])], vector);
    const scorer = new PassageScorer(scored, terms.dictionary, this.generation.details);
    const hits = bestHits(request, bySentence, fetched, scorer);
    const { sentences, kindOf } = this.memory;
    return { hits, view: nominatedView(fetched, occurrences, terms, sentences, kindOf) };
  }

  /** Tokens and vectors of passages, in one batch; and how near they are. */
  async #fetch(ordinals: readonly number[], vector: Float32Array): Promise<Map<number, FetchedNear>> {
    const rows = await this.database.query<{ passage: number; tokens: Uint8Array; vectors: Uint8Array }>(
      `select passage, tokens, vectors from ${this.#tables.passages} where passage = any($1::int[]) order by passage`,
      [[...new Set(ordinals)]],
    );
    const { dimensions } = this.generation.details;
    const records = rows.map(({ vectors }) => decodeVectors(vectors, dimensions));
    const compared = [...this.#scratch.compare(vector, records)];
    return new Map(
      rows.map(({ passage, tokens }, at) => {
        const { sentences, sum } = records[at] as (typeof records)[number];
        const { similarities, rounded } = compared[at] as (typeof compared)[number];
        return [
          passage,
          { record: decodeTokens(tokens), compared: { similarities, sentences, sum }, rounded },
        ];
      }),
    );
  }

  /** For each term, its passages in a scope, at most `mostOccurrences`. */
  async #occurrences(terms: readonly number[], scope: Scope | null): Promise<Map<number, Uint32Array>> {
    if (terms.length === 0) return new Map();
    const among = scope ? "where passage <@ $2::int4multirange" : "";
    const rows = await this.database.query<{ term: number; found: number[] }>(
      `select term, array(select passage from unnest(passages) as held(passage) ${among} limit ${mostOccurrences}) as found
       from ${this.#tables.postings} where term = any($1::int[])`,
      [terms, ...(scope ? [rangesOf(scope)] : [])],
    );
    return new Map(rows.map(({ term, found }) => [term, Uint32Array.from(found)]));
  }
}

/** The same with how near its vectors are by the question in whole numbers. */
interface FetchedNear extends FetchedPassage {
  readonly rounded: Float64Array;
}

/** The best passages by BM25, and those near, as the embedded index gives them. */
function bestHits(
  { depth, sentences }: NominationRequest,
  bySentence: boolean,
  fetched: ReadonlyMap<number, FetchedNear>,
  scorer: PassageScorer,
): LexicalHit[] {
  const passageOfLabel: number[] = [];
  const best = new BestOf(bySentence ? sentences : depth);
  for (const [passage, { rounded, compared }] of fetched) {
    const values = bySentence ? rounded : [sumOf(rounded) / (compared.sum || 1)];
    for (const value of values) best.add(passageOfLabel.push(passage) - 1, value);
  }
  const near = new Set(best.sorted().map(({ label }) => passageOfLabel[label] as number));
  return [...fetched]
    .map(([passage, { record }]): LexicalHit => ({ passage, score: scorer.score(record) }))
    .sort((one, other) => other.score - one.score || one.passage - other.passage)
    .filter(({ passage, score }, at) => (at < depth && score > 0) || near.has(passage));
}

function sumOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}
