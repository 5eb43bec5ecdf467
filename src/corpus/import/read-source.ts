import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { AppError, reasonOf } from "../../errors.js";
import type { SourceFile } from "./extract/extractor.js";
import { formatOf, readDocument } from "./read-document.js";
import type { ArchiveEntry, ReadRequest, ReadResult } from "./read-request.js";

/**
 * Reads a document in this process, or lists the documents of an archive. Nothing is written.
 *
 * @throws AppError IMPORT_UNREADABLE, IMPORT_FOLDER_EMPTY for an archive without documents, IMPORT_UNSAFE for one within two others, and what
 * `readDocument` throws
 */
export async function readSource(request: ReadRequest): Promise<ReadResult> {
  const { path, entry, overrides, single, takenParts, preview, signal, onPage } = request;
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new AppError("IMPORT_UNREADABLE", { file: path, reason: reasonOf(cause) }, { cause });
  });
  const whole = { name: nameOf(path), bytes };
  if (entry === undefined && formatOf(whole) === "zip") return listArchive(whole);
  const file = entry === undefined ? whole : await unpack(whole, entry);
  const read = await readDocument(file, {
    overrides,
    single,
    takenParts: new Set(takenParts),
    ...(signal && { signal }),
    ...(onPage && { onPage }),
  });
  const { articles, report } = read;
  if (preview === undefined) return { kind: "document", articles, report, preview: null };
  const { renderPreview } = await import("./write/preview.js");
  return { kind: "document", articles, report, preview: await renderPreview(file, read, preview) };
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
