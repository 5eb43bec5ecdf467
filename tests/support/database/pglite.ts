import { PGlite } from "@electric-sql/pglite";
import { pg_textsearch } from "@electric-sql/pglite-pg_textsearch";
import { vector } from "@electric-sql/pglite-pgvector";
import type { Database, Queryable, Row } from "../../../src/database/index.js";

/** What statements are sent to within PGlite. */
type Sender = Pick<PGlite, "query">;

/** Extensions that the server has. */
const installed = { vector, pg_textsearch };

/**
 * PostgreSQL 18 with pgvector and pg_textsearch within this process: one connection, whose statements wait for one another.
 * @param extensions those of them that it has
 */
export async function openPglite(extensions: Partial<typeof installed> = installed): Promise<Database> {
  const server = await PGlite.create({ extensions });
  return {
    ...queryable(server),
    transaction: (work) => server.transaction((connection) => work(queryable(connection))),
    async listen(channel, onNotice, onGap) {
      const stop = await server.listen(channel, onNotice);
      onGap();
      return { close: () => stop() };
    },
    close: () => server.close(),
  };
}

function queryable(sender: Sender): Queryable {
  return {
    query: async <Result extends Row>(text: string, values: readonly unknown[] = []) =>
      (await sender.query<Result>(text, [...values])).rows,
  };
}

/** A server that has pgvector alone, as most have. */
export function openPgliteWithVector(): Promise<Database> {
  return openPglite({ vector });
}

/** A server that has neither. */
export function openPlainPglite(): Promise<Database> {
  return openPglite({});
}
