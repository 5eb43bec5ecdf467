import type { Queryable } from "../../database/index.js";
import type { TermStatistics, WeightedTerm } from "../lexical/term-statistics.js";
import type { Scope } from "../scope.js";
import { type GenerationTables, impactSteps } from "./generation-tables.js";
import { nominated } from "./nominated.js";
import { termWord } from "./term-word.js";

/** A term stands in a question of pg_textsearch at most so often: the heaviest so often, the others as their weights are to its. */
const mostRepeated = 24;
type Found = { readonly passage: number };

/** Ordinals of the best passages by words, by lists of passages: as the core scores them, but for rounding. */
export async function byPostings(
  database: Queryable,
  { postings }: GenerationTables,
  terms: readonly WeightedTerm[],
  scope: Scope | null,
): Promise<number[]> {
  if (terms.length === 0) return [];
  const found = await database.query<Found>(
    `select passage from (
       select unnest(passages) as passage, weight * unnest(impacts) as score
       from unnest($1::int[], $2::real[]) as asked(term, weight) join ${postings} using (term)
     ) as scored ${scope ? `where passage <@ $3::int4multirange` : ""}
     group by passage order by sum(score) desc, passage limit ${nominated.words}`,
    [
      terms.map(({ term }) => term),
      terms.map(({ weight }) => weight / impactSteps),
      ...(scope ? [rangesOf(scope)] : []),
    ],
  );
  return found.map(({ passage }) => passage);
}

/**
 * Ordinals of the best passages by words, by pg_textsearch, which has weights of its own: a term is repeated until they are ours. Only ordinals are asked
 * for, at the top of the statement: a score or a subquery beside them takes ten times as long.
 */
export async function byTextSearch(
  database: Queryable,
  { words, wordIndex }: GenerationTables,
  terms: readonly WeightedTerm[],
  statistics: Pick<TermStatistics, "size" | "documentFrequency">,
): Promise<number[]> {
  if (terms.length === 0) return [];
  const found = await database.query<Found>(
    `select passage from ${words} order by content <@> to_bm25query($1, '${wordIndex}') limit ${nominated.words}`,
    [repeated(terms, statistics)],
  );
  return found.map(({ passage }) => passage);
}

/** The question as words, each as often as makes its weight ours. */
export function repeated(
  terms: readonly WeightedTerm[],
  statistics: { readonly size: number; documentFrequency(term: number): number },
): string {
  const shares = terms.map(({ term, weight }) => {
    const held = statistics.documentFrequency(term);
    // As pg_textsearch weighs terms.
    return weight / Math.log(1 + (statistics.size - held + 0.5) / (held + 0.5));
  });
  const most = Math.max(...shares);
  return terms
    .flatMap(({ term }, at) => {
      const times = Math.max(1, Math.round((mostRepeated * (shares[at] as number)) / most));
      return Array.from({ length: times }, () => termWord(term));
    })
    .join(" ");
}

/** Ordinals of passages that the nearest sentences stand in: all sentences of what is searched are compared. */
export async function bySentences(
  database: Queryable,
  { sentences }: GenerationTables,
  vector: Float32Array,
  scope: Scope | null,
): Promise<number[]> {
  const found = await database.query<Found>(
    `select passage from ${sentences} ${scope ? "where passage <@ $2::int4multirange" : ""}
     order by (value <#> $1::halfvec) * scale limit ${nominated.sentences}`,
    [vectorText(vector), ...(scope ? [rangesOf(scope)] : [])],
  );
  return [...new Set(found.map(({ passage }) => passage))];
}

/** Ordinals of passages whose vectors' mean is near: by the graph; in a part of the corpus all means are compared. */
export async function byMeans(
  database: Queryable,
  { means, near }: GenerationTables,
  vector: Float32Array,
  scope: Scope | null,
): Promise<number[]> {
  const found = scope
    ? await database.query<Found>(
        // The sum keeps the planner off the graph, which would find what stands outside of the scope.
        `select passage from ${means} where passage <@ $2::int4multirange
         order by (value <=> $1::halfvec) + 0 limit ${nominated.near}`,
        [vectorText(vector), rangesOf(scope)],
      )
    : await database.query<Found>(`select passage from ${near}($1::halfvec) as found(passage)`, [
        vectorText(vector),
      ]);
  return found.map(({ passage }) => passage);
}

/** A vector as pgvector reads it. */
function vectorText(vector: Float32Array): string {
  return `[${vector.join(",")}]`;
}

/** The passages of a scope as PostgreSQL reads them. */
export function rangesOf({ ranges }: Scope): string {
  return `{${ranges.map(({ from, to }) => `[${from},${to})`).join(",")}}`;
}
