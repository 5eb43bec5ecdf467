import type { Queryable } from "../../database/index.js";
import { b, k1 } from "../lexical/bm25.js";

/** Tables that a generation consists of, each of its own: dropping them takes no time, however large they are. */
export interface GenerationTables {
  /** Pieces of the files that a reader keeps in memory. */
  readonly parts: string;
  /** Passage → tokens and vectors, as `encodeTokens` and `encodeVectors` write them. */
  readonly passages: string;
  /** Term → passages, and what an occurrence scores there. */
  readonly postings: string;
  /** Passage → its terms as words, for pg_textsearch. */
  readonly words: string;
  readonly wordIndex: string;
  /** A vector for each sentence, and for what a passage is. */
  readonly sentences: string;
  /** The mean of each passage's vectors. */
  readonly means: string;
  /** Function that finds means near a vector. */
  readonly near: string;
}

/** Raised when what the tables hold changes: a generation of another layout is not opened. */
export const layout = 1;

/** What a score is counted in, see `GenerationTables.postings`: the most that a term of weight 1 can score has so many. */
export const impactSteps = 30_000;

/** Candidates of the graph that are kept while it is walked: recall 98.8 % of the hundred nearest of 100,000 passages (bench/README.md). */
const searchBreadth = 400;

/** Names of the tables of a generation. */
export function tablesOf(generation: number): GenerationTables {
  const name = (what: string) => `trich_dan.generation_${generation}_${what}`;
  return {
    parts: name("parts"),
    passages: name("passages"),
    postings: name("postings"),
    words: name("words"),
    wordIndex: name("word_index"),
    sentences: name("sentences"),
    means: name("means"),
    near: name("near"),
  };
}

/** Makes the tables, empty, without the indexes that are faster made at the end. */
export async function createTables(
  connection: Queryable,
  tables: GenerationTables,
  dimensions: number,
  withWords: boolean,
): Promise<void> {
  const statements = [
    `create table ${tables.parts} (name text, number int, bytes bytea not null, primary key (name, number))`,
    `create table ${tables.passages} (passage int primary key, tokens bytea not null, vectors bytea not null)`,
    `create table ${tables.postings} (term int primary key, passages int[] not null, impacts int2[] not null)`,
    `create table ${tables.sentences} (vector int primary key, passage int not null, scale real not null, value halfvec(${dimensions}) not null)`,
    `create table ${tables.means} (passage int primary key, value halfvec(${dimensions}) not null)`,
    // What does not get smaller is not worth the time.
    `alter table ${tables.parts} alter bytes set storage external`,
    `alter table ${tables.passages} alter tokens set storage external, alter vectors set storage external`,
    `alter table ${tables.sentences} alter value set storage plain`,
    `alter table ${tables.means} alter value set storage plain`,
    ...(withWords ? [`create table ${tables.words} (passage int primary key, content text not null)`] : []),
  ];
  for (const statement of statements) await connection.query(statement);
}

/** What is made once all rows stand, each in a statement that may take minutes. */
export function indexStatements(
  tables: GenerationTables,
  dimensions: number,
  { withGraph, withWords, nominated }: { withGraph: boolean; withWords: boolean; nominated: number },
): string[] {
  const indexName = (name: string) => name.slice(name.indexOf(".") + 1);
  return [
    `create index on ${tables.sentences} (passage)`,
    ...(withGraph
      ? [
          `create index on ${tables.means} using hnsw (value halfvec_cosine_ops)`,
          // The breadth holds within the function: no statement more, and no setting that stays on a shared connection. A number that stands in
          // the text is one that the planner knows.
          `create function ${tables.near}(question halfvec(${dimensions})) returns setof int language sql stable set hnsw.ef_search = ${searchBreadth}
           as 'select passage from ${tables.means} order by value <=> question limit ${nominated}'`,
        ]
      : []),
    ...(withWords
      ? [
          `create index ${indexName(tables.wordIndex)} on ${tables.words} using bm25 (content) with (text_config = 'simple', k1 = ${k1}, b = ${b})`,
        ]
      : []),
    ...[tables.passages, tables.postings, tables.sentences, tables.means, tables.parts].map(
      (table) => `analyze ${table}`,
    ),
    ...(withWords ? [`analyze ${tables.words}`] : []),
  ];
}

/** Drops the tables of a generation, as far as they are there. */
export async function dropTables(connection: Queryable, tables: GenerationTables): Promise<void> {
  const { parts, passages, postings, words, sentences, means, near } = tables;
  await connection.query(`drop function if exists ${near}`);
  await connection.query(
    `drop table if exists ${[parts, passages, postings, words, sentences, means].join(", ")}`,
  );
}
