import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe } from "vitest";
import { renderMarkdown } from "../../../src/corpus/import/write/render.js";
import { type Database, migrate, openPostgres } from "../../../src/database/index.js";
import { DatabaseStore, Editorial } from "../../../src/editorial/index.js";
import { openPlainPglite } from "../../support/database/pglite.js";
import { postgresPrograms, startPostgres } from "../../support/database/postgres-server.js";
import { temporaryFolder } from "../../support/temporary.js";
import type { OfficeUnderTest } from "../contract.js";
import { articleDraft, readLines } from "../support.js";

/** An office, and what it keeps its work in. */
interface OpenOffice {
  readonly editorial: Editorial;
  readonly store: DatabaseStore;
  readonly folder: string;
}

/** A database with an empty library, and offices over it. */
export interface LibraryDatabase {
  readonly database: Database;
  /** Opens an office; closed after the test. */
  open(now?: () => number, bot?: number): Promise<OpenOffice>;
}

/** Runs tests over PostgreSQL within the process, and over a server where one is installed. The library is empty before each test. */
export function overEachLibrary(tests: (library: () => LibraryDatabase) => void): void {
  describe("in PGlite", () => {
    tests(library(async () => ({ database: await openPlainPglite(), remove: () => {} })));
  });
  describe.skipIf(postgresPrograms === null)("on a server", () => {
    tests(
      library(async () => {
        const server = await startPostgres();
        return { database: await openPostgres(server.url), remove: () => server.remove() };
      }),
    );
  });
}

function library(start: () => Promise<{ readonly database: Database; remove(): void }>) {
  let started: Awaited<ReturnType<typeof start>> | undefined;
  const opened: Editorial[] = [];
  beforeAll(async () => {
    started = await start();
    await migrate(started.database);
  });
  afterEach(async () => {
    for (const editorial of opened.splice(0)) await editorial.close();
    if (started) await emptyLibrary(started.database);
  });
  afterAll(async () => {
    await started?.database.close();
    started?.remove();
  });
  return (): LibraryDatabase => {
    if (!started) throw new Error("the database is not open yet");
    const { database } = started;
    return {
      database,
      async open(now, bot = 4711) {
        const folder = await temporaryFolder();
        const store = new DatabaseStore({ database, bot, folder, now });
        const editorial = new Editorial(store, { read: readLines, now });
        opened.push(editorial);
        return { editorial, store, folder };
      },
    };
  };
}

async function emptyLibrary(database: Database): Promise<void> {
  for (const table of ["articles", "article_versions", "drafts", "draft_documents", "editorial_notes"])
    await database.query(`delete from trich_dan.${table}`);
  await database.query("update trich_dan.library set revision = 0, filled_at = null");
}

/** An office over a library of two articles. */
export async function officeOf(
  { database, open }: LibraryDatabase,
  now?: () => number,
): Promise<OfficeUnderTest> {
  const { editorial, folder } = await open(now);
  const other = await open(now);
  const count = async (table: string) => (await database.query(`select from trich_dan.${table}`)).length;
  const put = (file: string, text: string) => editorial.articles.put(file.replace(/\.md$/u, ""), file, text);
  for (const part of [1, 2])
    await put(`bai-${part}.md`, renderMarkdown(articleDraft(part, `việc cũ ${part}`)));
  return {
    editorial,
    open: () => other.editorial,
    corpus: () => corpusIn(database),
    put,
    documents: () => count("draft_documents"),
    drafts: () => count("drafts"),
    unfinished: () => readdir(join(folder)).catch(() => []),
  };
}

/** Name and text of each article. */
export async function corpusIn(database: Database): Promise<Record<string, string>> {
  const rows = await database.query<{ file: string; content: Uint8Array }>(
    "select file, content from trich_dan.articles",
  );
  return Object.fromEntries(rows.map(({ file, content }) => [file, Buffer.from(content).toString()]));
}
