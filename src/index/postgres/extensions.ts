import type { Queryable } from "../../database/index.js";
import { AppError } from "../../errors.js";

/**
 * Sees to it that vectors can be kept (https://github.com/pgvector/pgvector, 0.7 or later: `halfvec`).
 * @throws AppError DATABASE_EXTENSION_MISSING where the server has no such extension, or the user may not add it to the database
 */
export async function requireVector(database: Queryable): Promise<void> {
  if (await isThere(database, "vector", "halfvec")) return;
  const reason = await added(database, "vector");
  if (reason === null && (await isThere(database, "vector", "halfvec"))) return;
  throw new AppError("DATABASE_EXTENSION_MISSING", {
    extension: "vector",
    reason: reason ?? "it is older than 0.7",
  });
}

/**
 * Whether words can be looked up by pg_textsearch (https://github.com/timescale/pg_textsearch). Without it they are looked up in lists of passages:
 * as right, and many times slower in a large corpus.
 */
export async function hasTextSearch(database: Queryable): Promise<boolean> {
  if (await isThere(database, "pg_textsearch", "bm25query")) return true;
  return (await added(database, "pg_textsearch")) === null;
}

/** Whether an extension is part of the database, and has a type. */
async function isThere(database: Queryable, extension: string, type: string): Promise<boolean> {
  const found = await database.query(
    "select 1 from pg_catalog.pg_extension, pg_catalog.pg_type where extname = $1 and typname = $2",
    [extension, type],
  );
  return found.length > 0;
}

/** Adds an extension to the database. @returns why it could not be; null: it was */
async function added(database: Queryable, extension: string): Promise<string | null> {
  const [available] = await database.query(
    "select 1 from pg_catalog.pg_available_extensions where name = $1",
    [extension],
  );
  if (!available) return "not installed";
  try {
    await database.query(`create extension if not exists ${extension}`);
    return null;
  } catch (error) {
    if (error instanceof AppError && error.code === "DATABASE_UNAVAILABLE") throw error;
    return error instanceof Error ? error.message : String(error);
  }
}
