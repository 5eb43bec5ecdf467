import { join } from "node:path";
import { afterAll, beforeAll, describe } from "vitest";
import { type Coordination, localCoordination } from "../../../src/coordination/index.js";
import { openCoordination } from "../../../src/coordination/postgres/open-coordination.js";
import { type Database, migrate, openPostgres } from "../../../src/database/index.js";
import { openPglite } from "../../support/database/pglite.js";
import { postgresPrograms, startPostgres } from "../../support/database/postgres-server.js";
import { temporaryFolder } from "../../support/temporary.js";
import { recordingLogger } from "../../telegram/test-bot.js";

export const token = "4711:secret-of-the-tests";
/** In ms: a busy machine must not take a process for dead. */
export const lease = 3_000;

/** What coordinates, and how several processes join. */
export interface Engine {
  /** A process joins; where there is one only, that. */
  join(): Promise<Coordination>;
  /** Null: there is none. */
  readonly database: Database | null;
}

/** Runs tests over each implementation: in memory, PostgreSQL within the process, and a server where one is installed. */
export function overEachEngine(tests: (engine: () => Engine) => void): void {
  describe("in memory", () => {
    const log = recordingLogger([]);
    let only: Coordination | undefined;
    tests(() => ({
      database: null,
      join: async () => {
        only ??= localCoordination({
          token,
          log,
          journalPath: join(await temporaryFolder(), "answered.txt"),
        });
        return only;
      },
    }));
  });
  overEachDatabase(tests);
}

/** The same over databases alone. */
export function overEachDatabase(
  tests: (engine: () => Engine & { readonly database: Database }) => void,
): void {
  describe("in PGlite", () => {
    tests(sharing(async () => ({ database: await openPglite(), remove: () => {} })));
  });
  describe.skipIf(postgresPrograms === null)("on a server", () => {
    tests(
      sharing(async () => {
        const server = await startPostgres();
        return { database: await openPostgres(server.url), remove: () => server.remove() };
      }),
    );
  });
}

/** An engine whose processes share a database, all in this process. */
function sharing(open: () => Promise<{ readonly database: Database; remove(): void }>) {
  let opened: Awaited<ReturnType<typeof open>> | undefined;
  const joined: Coordination[] = [];
  beforeAll(async () => {
    opened = await open();
    await migrate(opened.database);
  });
  afterAll(async () => {
    await Promise.all(joined.map((each) => each.close()));
    await opened?.database.close();
    opened?.remove();
  });
  return () => {
    if (!opened) throw new Error("the database is not open yet");
    const { database } = opened;
    const join = async () => {
      const coordination = await openCoordination({ database, token, log: recordingLogger([]), lease });
      joined.push(coordination);
      return coordination;
    };
    return { database, join };
  };
}
