import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { AppError, reasonOf } from "../../errors.js";
import type { SourceFile } from "./extract/extractor.js";
import { formatOf, readDocument } from "./read-document.js";
import type { ArchiveEntry, DrawRequest, ReadRequest, ReadResult } from "./read-request.js";

/**
 * Reads a document in this process, or lists the documents of an archive. Nothing is written.
 *
 * @throws AppError IMPORT_UNREADABLE, IMPORT_FOLDER_EMPTY for an archive without documents, IMPORT_UNSAFE for one within two others, and what
 * `readDocument` throws
 */
export async function readSource(request: ReadRequest): Promise<ReadResult> {
  const { entry, overrides, single, takenParts, guessHead, preview, signal, onPage } = request;
  const whole = await wholeFile(request);
  if (entry === undefined && formatOf(whole) === "zip") return listArchive(whole);
  const file = entry === undefined ? whole : await unpack(whole, entry);
  const read = await readDocument(file, {
    overrides,
    single,
    takenParts,
    guessHead: guessHead === true,
    ...(signal && { signal }),
    ...(onPage && { onPage }),
  });
  const { articles, report } = read;
  const marks = request.marks === true ? (await import("./write/page-marks.js")).pageMarksOf(read) : [];
  if (preview === undefined) return { kind: "document", articles, report, marks, preview: null };
  const { renderPreview } = await import("./write/preview.js");
  return { kind: "document", articles, report, marks, preview: await renderPreview(file, read, preview) };
}

/**
 * Draws a page of a document in this process, with its paragraphs marked.
 *
 * @returns a PNG
 * @throws AppError as `readSource` does, and IMPORT_DAMAGED for a format without pages
 */
export async function drawSource(request: Omit<DrawRequest, "signal">): Promise<Uint8Array> {
  const whole = await wholeFile(request);
  const file = request.entry === undefined ? whole : await unpack(whole, request.entry);
  const { drawMarkedPage } = await import("./write/marked-page.js");
  return drawMarkedPage(file, formatOf(file), request.page);
}

async function wholeFile({ path, name = path }: Pick<ReadRequest, "path" | "name">): Promise<SourceFile> {
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new AppError("IMPORT_UNREADABLE", { file: name, reason: reasonOf(cause) }, { cause });
  });
  return { name: nameOf(name), bytes };
}

async function listArchive(file: SourceFile): Promise<ReadResult> {
  const { documentsInZip } = await import("./extract/archive/documents-in-zip.js");
  const entries = (await documentsInZip(file)).map(({ path }) => path);
  if (entries.length === 0) throw new AppError("IMPORT_FOLDER_EMPTY", { file: file.name });
  return { kind: "archive", entries };
}

async function unpack(archive: SourceFile, entry: ArchiveEntry): Promise<SourceFile> {
  const { documentsInZip } = await import("./extract/archive/documents-in-zip.js");
  const found = (await documentsInZip(archive))[entry.at];
  if (found?.path !== entry.path)
    throw new AppError("IMPORT_UNREADABLE", { file: entry.path, reason: `${archive.name} changed` });
  const { name, bytes } = await found.read();
  const file = { name: nameOf(name), bytes };
  // An archive under another name.
  if (formatOf(file) === "zip")
    throw new AppError("IMPORT_UNSAFE", { file: archive.name, reason: `zip: ${entry.path}` });
  return file;
}

/** A file's name as an article keeps it: composed, without what a terminal or a browser would obey. */
function nameOf(path: string): string {
  return basename(path).normalize("NFC").replace(/\p{C}/gu, "") || "document";
}
