import { basename, join } from "node:path";
import { AppError, reasonOf } from "../../errors.js";
import type { ArticleDraft, Overrides } from "../draft.js";
import { type ImportedArticle, importDraft, slugBeside } from "./import-draft.js";
import { type PresentCorpus, presentCorpus } from "./present-corpus.js";
import { readInChild } from "./read-in-child.js";
import type { ArchiveEntry, ReadRequest, ReadResult } from "./read-request.js";
import type { DocumentReport } from "./report.js";
import { type SourcePath, sourcePaths } from "./source-paths.js";
import type { PreviewWords } from "./write/preview-words.js";

/** Where and how to import. */
export interface ImportOptions {
  readonly corpusDir: string;
  /** What counts more than what a document says. Title and slug are those of the first document. */
  readonly overrides?: Omit<Overrides, "part">;
  /** Parts of the documents in their order; those beyond are told by the documents. */
  readonly parts?: readonly number[];
  /** Whether different articles of the same name may be replaced. */
  readonly force?: boolean;
  /** Whether each document is one article, however many it seems to hold. */
  readonly single?: boolean;
  /** Whether nothing is written. */
  readonly dryRun?: boolean;
  /** Words of a page that shows the pages of the first document that can be read beside its paragraphs, where that is wanted. */
  readonly preview?: PreviewWords | undefined;
  readonly signal?: AbortSignal;
  readonly onPage?: (file: string, done: number, total: number | null) => void;
  /** How a file is read; by a process of its own unless told. */
  readonly read?: (request: ReadRequest) => Promise<ReadResult>;
}

/** Longest time for a document of so many bytes, in milliseconds. */
export function longestReading(size: number): number {
  return longestFile + longestMebibyte * Math.ceil(size / mebibyte);
}

/** What became of one document. */
export interface ImportedFile {
  /** Its path; behind that of the archive where it lies in one. */
  readonly file: string;
  /** Null where the document could not be read. */
  readonly report: DocumentReport | null;
  readonly articles: readonly ImportedArticle[];
  /** IMPORT_SAME for each article whose text the corpus has under another name. */
  readonly skipped: readonly AppError[];
  /** Why the document, or one of its articles, was not imported. */
  readonly problems: readonly AppError[];
  /** HTML; null where none was wanted. */
  readonly preview: string | null;
}

const mebibyte = 1024 * 1024;
/** Largest file that is read, in bytes: a scanned issue of a journal has some dozens of megabytes. */
export const largestSource = 200 * mebibyte;
/** Longest time for a document, in milliseconds: a megabyte of a scan is some ten pages, each read in seconds. */
const longestFile = 600_000;
const longestMebibyte = 90_000;

/**
 * Imports documents: files, folders, globs, and zip archives of them. One that cannot be imported does not stop the others.
 *
 * @throws AppError IMPORT_TOO_LARGE for more files than are taken in one run; the signal's reason
 */
export async function* importFiles(
  given: readonly string[],
  options: ImportOptions,
): AsyncGenerator<ImportedFile> {
  const present = await presentCorpus(options.corpusDir);
  let at = 0;
  let { preview } = options;
  for (const source of await sourcePaths(given)) {
    const read = await readOne(source, null, { ...options, preview }, present, at);
    const isArchive = !(read instanceof AppError) && read.kind === "archive";
    for (const [index, path] of isArchive ? read.entries.entries() : [[0, null] as const]) {
      const entry = path === null ? null : { at: index, path };
      const own = entry === null ? read : await readOne(source, entry, { ...options, preview }, present, at);
      const imported = await settle(
        path === null ? source.path : join(source.path, path),
        own,
        options,
        present,
      );
      if (imported.preview !== null) preview = undefined;
      at += 1;
      yield imported;
    }
  }
}

/** Reads one document, or lists an archive; gives the failure where there is one. */
async function readOne(
  source: SourcePath,
  entry: ArchiveEntry | null,
  options: ImportOptions,
  { parts }: PresentCorpus,
  at: number,
): Promise<ReadResult | AppError> {
  const { path, size, problem } = source;
  const { single = false, preview, signal, onPage, read = readInChild } = options;
  signal?.throwIfAborted();
  if (problem !== null) return problem;
  if (size > largestSource) return tooLarge(path, size);
  const shown = entry === null ? path : join(path, entry.path);
  try {
    return await read({
      path,
      overrides: overridesOf(options, at),
      single,
      takenParts: parts.map(({ series, part }) => ({ series, part })),
      timeLimit: longestReading(size),
      ...(entry && { entry }),
      ...(preview && { preview }),
      ...(signal && { signal }),
      ...(onPage && { onPage: (done: number, total: number | null) => onPage(shown, done, total) }),
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    return asAppError(error);
  }
}

/** Writes what was read, article by article. */
async function settle(
  file: string,
  read: ReadResult | AppError,
  options: ImportOptions,
  present: PresentCorpus,
): Promise<ImportedFile> {
  const articles: ImportedArticle[] = [];
  const skipped: AppError[] = [];
  const problems: AppError[] = [];
  if (read instanceof AppError || read.kind === "archive") {
    // A document in an archive is never listed: `readSource` refuses an archive there.
    const problem = read instanceof AppError ? read : new AppError("IMPORT_UNSAFE", { file, reason: "zip" });
    return { file, report: null, articles, skipped, problems: [problem], preview: null };
  }
  for (const draft of read.articles) {
    options.signal?.throwIfAborted();
    try {
      articles.push(await importDraft(named(draft, options, present), options, present));
    } catch (error) {
      const told = asAppError(error);
      (told.code === "IMPORT_SAME" ? skipped : problems).push(told);
    }
  }
  return { file, report: read.report, articles, skipped, problems, preview: read.preview };
}

/** A draft under the name of its file; the one that every part gets may be that of another series. */
function named(draft: ArticleDraft, { overrides }: ImportOptions, { parts }: PresentCorpus): ArticleDraft {
  return overrides?.slug === draft.slug ? draft : { ...draft, slug: slugBeside(draft, parts) };
}

function overridesOf({ overrides = {}, parts = [] }: ImportOptions, at: number): Overrides {
  const { slug, title, ...common } = overrides;
  const part = parts[at];
  return {
    ...common,
    ...(part !== undefined && { part }),
    ...(at === 0 && slug !== undefined && { slug }),
    ...(at === 0 && title !== undefined && { title }),
  };
}

function tooLarge(path: string, size: number): AppError {
  const limit = largestSource / mebibyte;
  return new AppError("IMPORT_TOO_LARGE", { file: basename(path), size: Math.ceil(size / mebibyte), limit });
}

function asAppError(error: unknown): AppError {
  return error instanceof AppError
    ? error
    : new AppError("INTERNAL", { reason: reasonOf(error) }, { cause: error });
}
