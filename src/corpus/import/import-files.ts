import { readFile, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { AppError, reasonOf } from "../../errors.js";
import type { ArticleDraft, Overrides } from "../draft.js";
import { textKey } from "../read/duplicates.js";
import { loadCorpus } from "../read/load.js";
import type { Article } from "../types.js";
import type { ReadRequest, ReadResult } from "./read-in-child.js";
import { readInChild } from "./read-in-child.js";
import type { DocumentReport } from "./report.js";
import { sourcePaths, takenParts } from "./source-paths.js";
import { writeArticle } from "./write/write-article.js";

/** Where and how to import. */
export interface ImportOptions {
  readonly corpusDir: string;
  /** What counts more than what a document says; of several documents, the part is that of the first unless `parts` names more. */
  readonly overrides?: Overrides;
  /** Parts of the files in their order. */
  readonly parts?: readonly number[];
  /** Whether different articles of the same name may be replaced. */
  readonly force?: boolean;
  /** Whether each document is one article, however many it seems to hold. */
  readonly single?: boolean;
  /** Whether nothing is written. */
  readonly dryRun?: boolean;
  /** Where to write a page that shows the pages of the first document beside its paragraphs. */
  readonly preview?: string;
  readonly signal?: AbortSignal;
  readonly onPage?: (file: string, done: number, total: number | null) => void;
  /** How a file is read; by a process of its own unless told. */
  readonly read?: (request: ReadRequest) => Promise<ReadResult>;
}

/** What became of one file. */
export interface ImportedFile {
  readonly file: string;
  /** Null where the file could not be read. */
  readonly report: DocumentReport | null;
  readonly articles: readonly ImportedArticle[];
  /** Why the file, or one of its articles, was not imported. */
  readonly problems: readonly AppError[];
}

/** An article that was written, or would be. */
export interface ImportedArticle {
  readonly path: string;
  readonly draft: ArticleDraft;
  readonly passages: number;
  readonly isUnchanged: boolean;
}

/** Largest file that is read, in bytes: a scanned issue of a journal has some dozens of megabytes. */
export const largestSource = 200 * 1024 * 1024;
const mebibyte = 1024 * 1024;

/**
 * Imports documents: files, folders and globs. One that cannot be imported does not stop the others.
 *
 * @throws AppError IMPORT_UNREADABLE, IMPORT_FOLDER_EMPTY where a path names no file
 */
export async function* importFiles(
  given: readonly string[],
  options: ImportOptions,
): AsyncGenerator<ImportedFile> {
  const paths = await sourcePaths(given);
  const taken = await takenParts(options.corpusDir);
  const texts = await textsOf(options.corpusDir);
  for (const [at, path] of paths.entries()) {
    options.signal?.throwIfAborted();
    const overrides = overridesOf(options, at);
    yield await importOne(
      path,
      { ...options, overrides },
      taken,
      texts,
      at === 0 ? options.preview : undefined,
    );
  }
}

function overridesOf({ overrides = {}, parts = [] }: ImportOptions, at: number): Overrides {
  const { part, slug, title, ...common } = overrides;
  const own = parts[at] ?? (at === 0 ? part : undefined);
  return {
    ...common,
    ...(own !== undefined && { part: own }),
    ...(at === 0 && slug !== undefined && { slug }),
    ...(at === 0 && title !== undefined && { title }),
  };
}

async function importOne(
  path: string,
  options: ImportOptions,
  taken: Set<number>,
  texts: Map<string, string>,
  preview: string | undefined,
): Promise<ImportedFile> {
  const problems: AppError[] = [];
  const articles: ImportedArticle[] = [];
  let report: DocumentReport | null = null;
  try {
    await checkSize(path);
    const { overrides = {}, single = false, signal, onPage } = options;
    const read = options.read ?? readInChild;
    const result = await read({
      path,
      overrides,
      single,
      takenParts: [...taken],
      ...(preview !== undefined && { preview }),
      ...(signal && { signal }),
      ...(onPage && { onPage: (done: number, total: number | null) => onPage(path, done, total) }),
    });
    report = result.report;
    for (const draft of result.articles) {
      try {
        articles.push(await importDraft(draft, options, texts));
        taken.add(draft.part);
      } catch (error) {
        problems.push(asAppError(error));
      }
    }
  } catch (error) {
    if (options.signal?.aborted) throw error;
    problems.push(asAppError(error));
  }
  return { file: path, report, articles, problems };
}

async function checkSize(path: string): Promise<void> {
  const { size } = await stat(path).catch((cause: unknown) => {
    throw new AppError("IMPORT_UNREADABLE", { file: path, reason: reasonOf(cause) }, { cause });
  });
  if (size <= largestSource) return;
  const limit = largestSource / mebibyte;
  throw new AppError("IMPORT_TOO_LARGE", { file: basename(path), size: Math.ceil(size / mebibyte), limit });
}

async function importDraft(
  draft: ArticleDraft,
  { corpusDir, force = false, dryRun = false }: ImportOptions,
  texts: Map<string, string>,
): Promise<ImportedArticle> {
  const name = `${draft.slug}.md`;
  const key = textKey(
    draft.blocks.filter(({ kind }) => kind !== "meta" && kind !== "heading").map(({ text }) => text),
  );
  const other = key === null ? undefined : texts.get(key);
  if (other !== undefined && other !== name && !force)
    throw new AppError("IMPORT_SAME", { file: draft.source ?? name, other });
  if (key !== null) texts.set(key, name);
  const passages = draft.blocks.filter(({ kind }) => kind !== "heading").length;
  const path = join(corpusDir, name);
  if (dryRun) return { path, draft, passages, isUnchanged: false };
  const written = await writeArticle(draft, corpusDir, force);
  return { path: written.path, draft, passages, isUnchanged: written.isUnchanged };
}

/** The texts that a corpus holds, each with the name of its file; none of a folder that is not there yet. */
async function textsOf(corpusDir: string): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  const isThere = await readFile(corpusDir).then(
    () => true,
    (error: NodeJS.ErrnoException) => error.code === "EISDIR",
  );
  if (!isThere) return texts;
  const { articles } = await loadCorpus(corpusDir).catch(
    (error: unknown): { articles: readonly Article[] } => {
      // An empty folder, or one that cannot be listed: writing tells of that.
      if (error instanceof AppError) return { articles: [] };
      throw error;
    },
  );
  for (const { slug, passages } of articles) {
    const key = textKey(passages.filter(({ kind }) => kind !== "meta").map(({ text }) => text));
    if (key !== null) texts.set(key, `${slug}.md`);
  }
  return texts;
}

function asAppError(error: unknown): AppError {
  return error instanceof AppError
    ? error
    : new AppError("INTERNAL", { reason: reasonOf(error) }, { cause: error });
}
