import type { Queryable } from "../../database/index.js";

/** The channel on which it is told that the articles are others. */
export const libraryChannel = "trich_dan_library";

/** Until the end of the transaction nobody else changes the library; whoever does at the moment is waited for. @throws as `query` does */
export async function lockLibrary(connection: Queryable): Promise<void> {
  await connection.query("select revision from trich_dan.library for update");
}

/** Tells all processes, once the transaction is done, that the articles are others. @throws as `query` does */
export async function tellChange(connection: Queryable): Promise<void> {
  await connection.query(
    `update trich_dan.library
      set revision = revision + 1, filled_at = coalesce(filled_at, clock_timestamp())`,
  );
  await connection.query("select pg_notify($1, '')", [libraryChannel]);
}
