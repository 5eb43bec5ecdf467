import { AppError } from "../../../../errors.js";
import type { SourceFile } from "../extractor.js";
import { openZip, type ZipEntry } from "./zip.js";
import { archiveLimits, type ZipLimits } from "./zip-limits.js";

/** A file that lies in an archive of documents. */
export interface ArchivedDocument {
  /** Its path in the archive; behind that of the inner archive where it lies in one. */
  readonly path: string;
  /** Unpacks it. @throws AppError IMPORT_… as for the archive */
  read(): Promise<SourceFile>;
}

/** What operating systems put into archives beside the documents. */
const beside = /(?:^|\/)(?:__MACOSX\/|\.|~\$|Thumbs\.db$|desktop\.ini$)/iu;
const zipName = /\.zip$/iu;

/**
 * The documents of a zip archive, and of the archives in it: in the order of the directory, without empty files and what operating
 * systems put beside. A document is unpacked when it is read; an archive in the archive at once, and it may hold no further one.
 *
 * @throws AppError IMPORT_DAMAGED, IMPORT_ENCRYPTED, IMPORT_TOO_LARGE, IMPORT_UNSAFE
 */
export async function documentsInZip(
  file: SourceFile,
  limits: ZipLimits = archiveLimits,
): Promise<readonly ArchivedDocument[]> {
  const documents: ArchivedDocument[] = [];
  for (const entry of await documentEntries(file, limits)) {
    if (!zipName.test(entry.path)) documents.push(archived(entry, entry.path));
    else documents.push(...(await documentsInInnerZip(entry, file.name, limits)));
    if (documents.length > limits.entries)
      throw new AppError("IMPORT_TOO_LARGE", {
        file: file.name,
        size: documents.length,
        unit: "zip",
        limit: limits.entries,
      });
  }
  return documents;
}

async function documentsInInnerZip(
  outer: ZipEntry,
  file: string,
  limits: ZipLimits,
): Promise<ArchivedDocument[]> {
  const inner = { name: outer.path, bytes: await outer.read() };
  const entries = await documentEntries(inner, limits);
  const third = entries.find(({ path }) => zipName.test(path));
  if (third !== undefined)
    throw new AppError("IMPORT_UNSAFE", { file, reason: `zip: ${outer.path}/${third.path}` });
  return entries.map((entry) => archived(entry, `${outer.path}/${entry.path}`));
}

async function documentEntries(file: SourceFile, limits: ZipLimits): Promise<ZipEntry[]> {
  return (await openZip(file, limits)).filter(({ path, size }) => size > 0 && !beside.test(path));
}

function archived(entry: ZipEntry, path: string): ArchivedDocument {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return { path, read: async () => ({ name, bytes: await entry.read() }) };
}
