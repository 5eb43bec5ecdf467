import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { writeWhole } from "../../corpus/import/write/write-whole.js";
import { articleNames } from "../../corpus/read/article-name.js";
import { slugOf } from "../../corpus/read/reader.js";
import type { Database } from "../../database/index.js";
import { AppError, reasonOf } from "../../errors.js";
import { copyVersions } from "../copy-versions.js";
import { DiskStore } from "../disk/disk-store.js";
import { fingerprintOf } from "../fingerprint.js";
import { asStored } from "../stored-article.js";
import { DatabaseArticles } from "./database-articles.js";
import { lockLibrary } from "./library-lock.js";
import { isPlainName } from "./plain-name.js";

/** A file that is to be an article. */
export interface ArticleFile {
  readonly name: string;
  readonly content: Uint8Array;
  /** Fingerprint of the text whose place it takes, null: of none; absent: of whichever is there. */
  readonly before?: string | null;
}

/**
 * Puts files in as articles, all of them or none; texts that go are kept as versions.
 * @returns names of those that were not there as they are
 * @throws AppError LIBRARY_CHANGED where another text is there than the one whose place a file takes; as `transaction` does
 */
export async function putFiles(database: Database, files: readonly ArticleFile[]): Promise<string[]> {
  return database.transaction(async (connection) => {
    await lockLibrary(connection);
    const articles = new DatabaseArticles(connection);
    const put: string[] = [];
    for (const { name, content, before } of files) {
      const bytes = await articles.read(name);
      const present = bytes && fingerprintOf(bytes);
      if (present === fingerprintOf(content)) continue;
      if (before !== undefined && before !== present) throw new AppError("LIBRARY_CHANGED", { file: name });
      await articles.put(slugOf(name), name, content);
      put.push(name);
    }
    return put;
  });
}

/**
 * The articles of a folder, as files to put in.
 * @throws AppError CORPUS_MISSING, CORPUS_EMPTY, CORPUS_UNREADABLE, and what `readArticle` throws for a file that is no article
 */
export async function filesOf(folder: string): Promise<ArticleFile[]> {
  const files: ArticleFile[] = [];
  for (const name of await articleNames(folder)) {
    assertPlain(name);
    const content = await readFile(join(folder, name)).catch((cause: unknown) => {
      throw new AppError("CORPUS_UNREADABLE", { file: name, reason: reasonOf(cause) }, { cause });
    });
    const { problem } = asStored(name, content, 0);
    if (problem) throw problem;
    files.push({ name, content });
  }
  if (files.length === 0) throw new AppError("CORPUS_EMPTY", { directory: folder });
  return files;
}

/**
 * Writes the articles to a folder, with the texts that they had where it has none of those. Others of its files stay.
 * @param force whether other texts of the same names are replaced
 * @returns names of the articles, and of those that were not there as they are
 * @throws AppError LIBRARY_EXPORT_EXISTS and CORPUS_UNREADABLE before anything is written, IMPORT_UNWRITABLE; as `query` does
 */
export async function writeFolder(
  database: Database,
  folder: string,
  force: boolean,
): Promise<{ readonly all: readonly string[]; readonly written: readonly string[] }> {
  const articles = new DatabaseArticles(database);
  const wanted: ArticleFile[] = [];
  const all: string[] = [];
  for (const { file, fingerprint } of await articles.list()) {
    assertPlain(file);
    all.push(file);
    const present = await readFile(join(folder, file)).catch(() => null);
    if (present && fingerprintOf(present) === fingerprint) continue;
    if (present && !force) throw new AppError("LIBRARY_EXPORT_EXISTS", { file, folder });
    const content = await articles.read(file);
    if (content) wanted.push({ name: file, content });
  }
  try {
    await mkdir(folder, { recursive: true });
    for (const { name, content } of wanted) await writeWhole(join(folder, name), content);
    const { versions } = new DiskStore(folder).articles;
    await copyVersions(
      articles.versions,
      versions,
      async (slug) => isPlainName(slug) && (await versions.of(slug)).length === 0,
    );
  } catch (cause) {
    throw new AppError("IMPORT_UNWRITABLE", { path: folder, reason: reasonOf(cause) }, { cause });
  }
  return { all, written: wanted.map(({ name }) => name) };
}

/** @throws AppError CORPUS_UNREADABLE where a file of this name would not be in the folder on every machine */
function assertPlain(file: string): void {
  if (!isPlainName(file))
    throw new AppError("CORPUS_UNREADABLE", { file, reason: "no name for a file: / and \\ part folders" });
}
