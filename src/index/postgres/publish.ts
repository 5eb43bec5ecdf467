import type { Database } from "../../database/index.js";
import { AppError } from "../../errors.js";
import type { EmbeddedLibrary } from "../library.js";
import type { IndexModels } from "../stored-fit.js";
import { isBySentence } from "../vectors/vector-format.js";
import { hasTextSearch, requireVector } from "./extensions.js";
import {
  createTables,
  dropTables,
  type GenerationTables,
  indexStatements,
  tablesOf,
} from "./generation-tables.js";
import { currentGeneration, generationChannel, removeUnused } from "./generations.js";
import { type GenerationDetails, identityOf, isSameIdentity } from "./identity.js";
import { rowsOf } from "./index-rows.js";
import { nominated } from "./nominated.js";
import { insertRows } from "./rows.js";
import { asLibraryWriter, type LibraryWriter } from "./writer-lease.js";

/** Longest that an index may take to be made, in ms: hours for a hundred million vectors. */
const longestIndexing = 6 * 60 * 60_000;

/** How a library was published. */
export interface Published {
  readonly generation: number;
  /** Whether it was written, or stood there already. */
  readonly isNew: boolean;
}

/**
 * Writes a library as a generation of the shared index, beside those who read the present one, and has all readers go over to it. An end at any moment
 * leaves the present generation or the new one; what was written of one that came to nothing is removed by the next writer or reader. One process
 * at a time publishes; others wait.
 * @param models those that the library was built with
 * @param signal gives it up
 * @throws AppError DATABASE_EXTENSION_MISSING, PUBLISH_INTERRUPTED; as `Database.query` does
 */
export function publishGeneration(
  database: Database,
  library: EmbeddedLibrary,
  models: IndexModels,
  signal?: AbortSignal,
): Promise<Published> {
  return asLibraryWriter(
    database,
    (writer) => writeGeneration(database, writer, library, models, signal && { signal }),
    signal,
  );
}

/** The same for who is the writer already. @param force writes it though the same stands there already */
export async function writeGeneration(
  database: Database,
  writer: LibraryWriter,
  library: EmbeddedLibrary,
  models: IndexModels,
  { signal, force = false }: { readonly signal?: AbortSignal; readonly force?: boolean } = {},
): Promise<Published> {
  await requireVector(database);
  await removeUnused(database);
  const identity = identityOf(library.corpusHash, models);
  const present = await currentGeneration(database);
  if (!force && present && isSameIdentity(present.details, identity))
    return { generation: present.id, isNew: false };
  const { search, passages } = library;
  const withWords = await hasTextSearch(database);
  const withGraph = !isBySentence(passages.size);
  const id = await begin(database, writer);
  const tables = tablesOf(id);
  try {
    await createTables(database, tables, identity.dimensions, withWords);
    const rows = rowsOf(library, { withGraph, withWords });
    for (const { table, columns, rows: given } of rows) {
      signal?.throwIfAborted();
      await insertRows(database, tables[table], columns, given);
    }
    const statements = indexStatements(tables, identity.dimensions, {
      withGraph,
      withWords,
      nominated: nominated.near,
    });
    for (const statement of statements) {
      signal?.throwIfAborted();
      await runLong(database, statement);
    }
    const { lengths } = search.lexical.arrays;
    const details: GenerationDetails = {
      ...identity,
      passages: passages.size,
      syllables: lengths.reduce((sum, length) => sum + length, 0),
      withGraph,
      withWords,
    };
    await makeCurrent(database, writer, id, details);
  } catch (error) {
    await giveUp(database, id, tables).catch(() => undefined);
    throw error;
  }
  return { generation: id, isNew: true };
}

async function begin(database: Database, writer: LibraryWriter): Promise<number> {
  const [row] = await database.query<{ id: string | number }>(
    "insert into trich_dan.generations (writer) values ($1) returning id",
    [writer.id],
  );
  return Number(row?.id);
}

/** Runs what may take longer than other statements may. */
async function runLong(database: Database, statement: string): Promise<void> {
  await database.transaction(async (connection) => {
    await connection.query(`set local statement_timeout = ${longestIndexing}`);
    await connection.query(statement, [], longestIndexing);
  });
}

/** From here on it is what readers read: they are told, in the same transaction. */
async function makeCurrent(
  database: Database,
  writer: LibraryWriter,
  id: number,
  details: GenerationDetails,
): Promise<void> {
  await database.transaction(async (connection) => {
    await writer.check(connection);
    const [row] = await connection.query(
      "update trich_dan.generations set published_at = now(), details = $2 where id = $1 returning 1",
      [id, JSON.stringify(details)],
    );
    if (!row) throw new AppError("PUBLISH_INTERRUPTED", {});
    await connection.query(
      "update trich_dan.generations set replaced_at = now() where id = (select id from trich_dan.current_generation)",
    );
    await connection.query(
      "insert into trich_dan.current_generation (id) values ($1) on conflict (one) do update set id = excluded.id",
      [id],
    );
    await connection.query("select pg_notify($1, $2)", [generationChannel, String(id)]);
  });
}

async function giveUp(database: Database, id: number, tables: GenerationTables): Promise<void> {
  await database.transaction(async (connection) => {
    // Not where the last step was done after all and only its confirmation was lost.
    const [row] = await connection.query(
      "delete from trich_dan.generations where id = $1 and published_at is null returning 1",
      [id],
    );
    if (row) await dropTables(connection, tables);
  });
}
