import { randomBytes } from "node:crypto";
import type { ImportWarning, LeftOut, LeftOutReason } from "../corpus/import/document.js";
import { meanConfidence } from "../corpus/import/document.js";
import { largestSource, longestReading } from "../corpus/import/import-files.js";
import { readInChild } from "../corpus/import/read-in-child.js";
import type { ArchiveEntry, ReadArticles, ReadRequest, ReadResult } from "../corpus/import/read-request.js";
import type { DocumentReport } from "../corpus/import/report.js";
import { textCharacters } from "../corpus/lines.js";
import type { TakenPart } from "../corpus/taken-part.js";
import { AppError, reasonOf } from "../errors.js";
import type { Draft, DraftField } from "./draft.js";

/** A document that was handed in, as it lies on the disk. */
export interface HandedIn {
  readonly path: string;
  /** As whoever sent it called it. */
  readonly name: string;
  /** See `Draft.document.file`. */
  readonly file: string;
  /** In bytes. */
  readonly size: number;
}

/** How a document is read. */
export interface ReadDraftsOptions {
  /** What a person said of it, which counts more than what it says of itself. */
  readonly given?: { readonly title?: string | undefined; readonly part?: number | undefined };
  /** Parts that are taken; those that are found are added. */
  readonly takenParts: TakenPart[];
  /** Title of the series that the corpus is of, where it is of one: a document that names none belongs to it. */
  readonly series: string | null;
  readonly signal?: AbortSignal | undefined;
  /** Told after each page; `total` is null where it is not known. */
  readonly onPage?: ((done: number, total: number | null) => void) | undefined;
  /** How a file is read; absent: by a process of its own. */
  readonly read?: ((request: ReadRequest) => Promise<ReadResult>) | undefined;
  /** In ms since 1970. */
  readonly now: number;
}

/** Most samples of what was left out for one reason, characters of each, and most warnings that are kept. */
const mostSamples = 3;
const longestSample = 80;
const mostWarnings = 40;

/**
 * Reads the articles of a document, or of each document of an archive.
 *
 * @yields the drafts of one document, or why it could not be read
 * @throws the signal's reason
 */
export async function* readDrafts(
  document: HandedIn,
  options: ReadDraftsOptions,
): AsyncGenerator<readonly Draft[] | AppError> {
  const whole = await readOne(document, null, options);
  if (whole instanceof AppError || whole.kind === "document") {
    yield draftsOf(whole, document, null, options);
    return;
  }
  for (const [at, path] of whole.entries.entries()) {
    const entry = { at, path };
    yield draftsOf(await readOne(document, entry, options), document, entry, options);
  }
}

async function readOne(
  { path, name, size }: HandedIn,
  entry: ArchiveEntry | null,
  { given = {}, takenParts, signal, onPage, read = readInChild }: ReadDraftsOptions,
): Promise<ReadResult | AppError> {
  signal?.throwIfAborted();
  const limit = largestSource / 2 ** 20;
  if (size > largestSource)
    return new AppError("IMPORT_TOO_LARGE", { file: name, size: Math.ceil(size / 2 ** 20), limit });
  const { title, part } = given;
  try {
    return await read({
      path,
      name,
      // What is said of an archive is said of none of its documents.
      overrides: entry ? {} : { ...(title !== undefined && { title }), ...(part !== undefined && { part }) },
      single: false,
      takenParts: [...takenParts],
      guessHead: true,
      marks: true,
      timeLimit: longestReading(size),
      ...(entry && { entry }),
      ...(signal && { signal }),
      ...(onPage && { onPage }),
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    return error instanceof AppError
      ? error
      : new AppError("INTERNAL", { reason: reasonOf(error) }, { cause: error });
  }
}

function draftsOf(
  read: ReadResult | AppError,
  { name, file }: HandedIn,
  entry: ArchiveEntry | null,
  { takenParts, series, now }: ReadDraftsOptions,
): readonly Draft[] | AppError {
  if (read instanceof AppError) return read;
  // An archive in an archive is refused where it is read.
  if (read.kind === "archive") return new AppError("IMPORT_UNSAFE", { file: name, reason: "zip" });
  const { articles, report, marks } = read;
  return articles.map((article): Draft => {
    const guessed = guessedIn(report.warnings, article.part, article.title);
    const isSeriesKnown = guessed.includes("series") && series !== null;
    takenParts.push({ series: isSeriesKnown ? series : article.series, part: article.part });
    const pages = article.blocks.flatMap(({ page }) => page ?? []);
    const [from, to] = [Math.min(...pages), Math.max(...pages)];
    return {
      id: randomBytes(8).toString("hex"),
      since: now,
      document: { name, file, entry },
      article: { ...article, ...(isSeriesKnown && { series }) } as Draft["article"],
      guessed: isSeriesKnown ? guessed.filter((field) => field !== "series") : guessed,
      pages: report.pages,
      leftOut: leftOutOf(report),
      recognised: recognisedOf(report),
      warnings: warningsOf(report) as Draft["warnings"],
      marks: marks.filter(({ page }) => page >= from && page <= to) as Draft["marks"],
    };
  });
}

/** Which fields of an article were guessed, as the warning of it names them. */
function guessedIn(warnings: readonly ImportWarning[], part: number, title: string): DraftField[] {
  const own = warnings.find(
    ({ code, detail }) => code === "guessed-head" && detail.part === part && detail.title === title,
  );
  const told = String(own?.detail.fields ?? "").split(", ");
  return (["title", "part", "series"] as const).filter((field) => told.includes(field));
}

/** All warnings but those that fields were guessed, which each draft tells for itself. */
function warningsOf({ warnings }: DocumentReport): readonly ImportWarning[] {
  return warnings.filter(({ code }) => code !== "guessed-head").slice(0, mostWarnings);
}

function leftOutOf({ leftOut }: DocumentReport): Draft["leftOut"] {
  const byReason = new Map<LeftOutReason, LeftOut[]>();
  for (const left of leftOut) byReason.set(left.reason, [...(byReason.get(left.reason) ?? []), left]);
  return [...byReason].map(([reason, all]) => ({
    reason,
    characters: all.reduce((sum, { text }) => sum + textCharacters(text).length, 0),
    samples: [...new Set(all.map(({ text }) => [...text.trim()].slice(0, longestSample).join("")))].slice(
      0,
      mostSamples,
    ),
  }));
}

function recognisedOf({ recognised }: Pick<ReadArticles["report"], "recognised">): Draft["recognised"] {
  if (recognised.length === 0) return null;
  const confidence = meanConfidence(recognised.map(({ confidence }) => ({ length: 1, confidence })));
  return { pages: recognised.length, confidence };
}
