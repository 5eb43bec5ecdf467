import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { articleNames } from "../../corpus/read/article-name.js";
import { slugOf } from "../../corpus/read/reader.js";
import type { Database, Queryable } from "../../database/index.js";
import { copyVersions } from "../copy-versions.js";
import { DiskStore } from "../disk/disk-store.js";
import { fingerprintOf } from "../fingerprint.js";
import { asStored } from "../stored-article.js";
import { DatabaseVersions } from "./database-versions.js";
import { tellChange } from "./library-lock.js";
import { isPlainName } from "./plain-name.js";

/** Longest wait for another machine that fills the library, and longest statement of that, in ms. */
const patience = 10 * 60_000;

/** What was taken over from a folder. */
export interface Filled {
  readonly articles: number;
  /** Former texts. */
  readonly versions: number;
}

/**
 * Fills a library in which no articles ever were with those of a folder and their former texts, once: of machines that start together one does, and
 * the others wait.
 * @returns null where articles came in before, or the folder has none that can be read
 * @throws as `transaction` does
 */
export async function fillOnce(database: Database, folder: string): Promise<Filled | null> {
  if (await isFilled(database)) return null;
  const names = await articleNames(folder).catch(() => []);
  if (names.length === 0) return null;
  return database.transaction(async (connection) => {
    await connection.query(`set local statement_timeout = ${patience}`);
    await connection.query("select revision from trich_dan.library for update", [], patience);
    if (await isFilled(connection)) return null;
    let articles = 0;
    for (const name of names) {
      const content = await readFile(join(folder, name)).catch(() => null);
      // A file that cannot be read, or is no article, is told of when the folder is compared.
      if (content === null || !isPlainName(name) || asStored(name, content, 0).problem) continue;
      await connection.query(
        "insert into trich_dan.articles (file, content, fingerprint) values ($1, $2, $3)",
        [name, content, fingerprintOf(content)],
      );
      articles++;
    }
    if (articles === 0) return null;
    const { versions: former } = new DiskStore(folder).articles;
    const versions = await copyVersions(former, new DatabaseVersions(connection));
    await tellChange(connection);
    return { articles, versions };
  });
}

async function isFilled(connection: Queryable): Promise<boolean> {
  const [row] = await connection.query("select 1 from trich_dan.library where filled_at is not null");
  return row !== undefined;
}

/**
 * Names of the files of a folder whose text the library does not have, nor had: somebody changed them there, and nobody is answered from that.
 * @throws as `query` does
 */
export async function unknownTexts(database: Queryable, folder: string): Promise<string[]> {
  const present = await fingerprintsIn(database, "select file as name, fingerprint from trich_dan.articles");
  const former = await fingerprintsIn(
    database,
    "select slug as name, fingerprint from trich_dan.article_versions",
  );
  const unknown: string[] = [];
  for (const name of await articleNames(folder).catch(() => [])) {
    const content = await readFile(join(folder, name)).catch(() => null);
    const key = content && fingerprintOf(content);
    const isKnown = key !== null && (present.has(`${name} ${key}`) || former.has(`${slugOf(name)} ${key}`));
    if (!isKnown) unknown.push(name);
  }
  return unknown;
}

async function fingerprintsIn(database: Queryable, query: string): Promise<ReadonlySet<string>> {
  const rows = await database.query<{ name: string; fingerprint: string }>(query);
  return new Set(rows.map(({ name, fingerprint }) => `${name} ${fingerprint}`));
}
