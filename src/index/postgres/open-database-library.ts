import type { Database, Queryable } from "../../database/index.js";
import { AppError, reasonOf } from "../../errors.js";
import type { Library } from "../library.js";
import type { Scope } from "../scope.js";
import type { IndexModels } from "../stored-fit.js";
import { tablesOf } from "./generation-tables.js";
import { currentGeneration, type Generation, holdGeneration } from "./generations.js";
import { differences } from "./identity.js";
import { LibrarySentences } from "./library-sentences.js";
import { LibraryTerms } from "./library-terms.js";
import { decodeMemoryParts, type MemoryFile, memoryFiles } from "./memory-parts.js";
import { rangesOf } from "./nominate.js";
import { PostgresSource } from "./postgres-source.js";

/** A library whose index stands in the database, all but what reading and citing need. */
export interface DatabaseLibrary extends Library {
  readonly generation: Generation;
}

/**
 * Opens the generation of the shared index that is read at present; nothing else is needed, no articles and no folder.
 * @param reader who reads it, like no other: it is kept while that says so again and again, see `holdGeneration`
 * @returns null where none was published, or one that this program with these models cannot use
 * @throws AppError LIBRARY_DAMAGED; as `Database.query` does
 */
export async function openDatabaseLibrary(
  database: Database,
  models: IndexModels,
  reader: string,
): Promise<DatabaseLibrary | null> {
  const generation = await currentGeneration(database);
  if (!generation || differences(generation.details, models).length > 0) return null;
  // One that was replaced and dropped in between is not asked for again: its successor is.
  if (!(await holdGeneration(database, reader, generation.id)))
    return openDatabaseLibrary(database, models, reader);
  try {
    return await read(database, generation, models);
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError("LIBRARY_DAMAGED", { generation: generation.id, reason: reasonOf(cause) }, { cause });
  }
}

async function read(
  database: Database,
  generation: Generation,
  { lexicon }: IndexModels,
): Promise<DatabaseLibrary> {
  const { id, details } = generation;
  const files: Partial<Record<MemoryFile, Buffer>> = {};
  for (const name of memoryFiles) files[name] = await readPart(database, id, name);
  const parts = await decodeMemoryParts(files as Record<MemoryFile, Buffer>);
  const { passages } = parts;
  if (passages.size !== details.passages) throw new Error("passages are missing");
  const sentences = new LibrarySentences(parts.sentences);
  const frequencies = (terms: readonly number[], scope: Scope) =>
    frequenciesWithin(database, id, terms, scope);
  const terms = new LibraryTerms(parts.terms, parts.frequencies, passages.size, frequencies);
  const memory = { terms, sentences, kindOf: (passage: number) => passages.kindOf(passage) };
  return {
    generation,
    passages,
    corpusHash: details.corpus,
    search: { lexical: terms, forward: sentences },
    candidates: new PostgresSource(database, generation, memory),
    names: parts.names,
    lexicon,
    state: "reused",
    embedded: 0,
    problems: [],
  };
}

/** Pieces that are fetched at once. */
const piecesAtOnce = 2;

/** A file that is kept in memory, piece by piece: other work gets its turn. */
async function readPart(database: Queryable, generation: number, name: MemoryFile): Promise<Buffer> {
  const { parts } = tablesOf(generation);
  const [row] = await database.query<{ size: number | string }>(
    `select coalesce(sum(length(bytes)), 0)::bigint as size from ${parts} where name = $1`,
    [name],
  );
  // One block from the start: pieces put together at the end would hold others up.
  const file = Buffer.alloc(Number(row?.size));
  for (let [number, at] = [0, 0]; ; number += piecesAtOnce) {
    const rows = await database.query<{ bytes: Uint8Array }>(
      `select bytes from ${parts} where name = $1 and number >= $2 order by number limit ${piecesAtOnce}`,
      [name, number],
    );
    for (const { bytes } of rows) {
      file.set(bytes, at);
      at += bytes.length;
    }
    if (rows.length < piecesAtOnce) return file;
  }
}

/** In how many passages of a scope each of some terms stands. */
async function frequenciesWithin(
  database: Queryable,
  generation: number,
  terms: readonly number[],
  scope: Scope,
): Promise<Map<number, number>> {
  const rows = await database.query<{ term: number; count: number }>(
    `select term, (select count(*)::int from unnest(passages) as held(passage) where passage <@ $2::int4multirange) as count
     from ${tablesOf(generation).postings} where term = any($1::int[])`,
    [terms, rangesOf(scope)],
  );
  return new Map(rows.map(({ term, count }) => [term, count]));
}
