import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { AppError, reasonOf } from "../../errors.js";
import { decodeText } from "../decode.js";
import { inReadingOrder } from "../series.js";
import type { Article, Passage } from "../types.js";
import { articleNames } from "./article-name.js";
import { type NamedArticle, withoutClashes, withoutDuplicates } from "./duplicates.js";
import { readArticle, slugOf } from "./reader.js";

const mebibyte = 1024 * 1024;

/** Largest file of an article, in bytes: some thousand articles of a newspaper. */
export const largestFile = 10 * mebibyte;

/** All series, and what could not be read of it. */
export interface Corpus {
  /** Those of a series together, by part, then by slug; see `inReadingOrder`. */
  readonly articles: readonly Article[];
  /** The passages of all articles, in the order of the articles. */
  readonly passages: readonly Passage[];
  /** One for each file that was left out, in the order of the file names. */
  readonly problems: readonly AppError[];
}

/** The articles of these slugs as they were read at an earlier time, those that were. */
export type EarlierArticles = (slugs: readonly string[]) => Promise<readonly Article[]>;

/**
 * Reads every article of a folder: its `.md` files but README.md and hidden ones. A malformed file, and one that
 * stands there a second time, is left out and told of in `problems`.
 *
 * @param earlier what such a file held before stands in its place; absent: nothing does
 * @throws AppError CORPUS_MISSING when the folder cannot be listed, CORPUS_EMPTY when it holds no article;
 * the first problem when it holds files but no article could be read, now or before
 */
export async function loadCorpus(dir: string, earlier: EarlierArticles = async () => []): Promise<Corpus> {
  const read: NamedArticle[] = [];
  const told: { readonly name: string; readonly error: AppError }[] = [];
  for (const name of await articleNames(dir)) {
    try {
      const article = await loadArticle(join(dir, name), name);
      if (article !== null) read.push({ name, article });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      told.push({ name, error });
    }
  }
  const { originals: articles, problems: duplicates } = await withoutDuplicates(read);
  told.push(...duplicates);
  const problems = told.sort((a, b) => byCodeUnit(a.name, b.name)).map(({ error }) => error);
  if (told.length > 0)
    articles.push(...withoutClashes(await earlier(told.map(({ name }) => slugOf(name))), articles));
  if (articles.length === 0) throw problems[0] ?? new AppError("CORPUS_EMPTY", { directory: dir });
  const ordered = inReadingOrder(articles);
  return { articles: ordered, passages: ordered.flatMap((article) => article.passages), problems };
}

/** Null for what is no file. */
async function loadArticle(path: string, name: string): Promise<Article | null> {
  let bytes: Uint8Array;
  try {
    const found = await stat(path);
    if (!found.isFile()) return null;
    refuseLarge(found.size, name);
    bytes = await readFile(path);
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    const reason = reasonOf(cause);
    throw new AppError("CORPUS_UNREADABLE", { file: name, reason }, { cause });
  }
  return readArticle(decodeText(bytes, name), name);
}

/**
 * Refuses an article that would take too long to read.
 *
 * @param size in bytes
 * @throws AppError CORPUS_FILE_LONG
 */
export function refuseLarge(size: number, file: string): void {
  if (size <= largestFile) return;
  const inMebibytes = (bytes: number) => Math.ceil((10 * bytes) / mebibyte) / 10;
  throw new AppError("CORPUS_FILE_LONG", { file, size: inMebibytes(size), limit: inMebibytes(largestFile) });
}

function byCodeUnit(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
