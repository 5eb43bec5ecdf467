import type { Readable } from "node:stream";
import { type Entry, fromBufferPromise, type ZipFile } from "yauzl";
import { AppError } from "../../../../errors.js";
import type { SourceFile } from "../extractor.js";
import { entryName } from "./entry-name.js";
import type { ZipLimits } from "./zip-limits.js";

/** A file in a zip archive, unpacked when it is asked for. */
export interface ZipEntry {
  /** Its path in the archive, with `/` between the parts. */
  readonly path: string;
  /** As the archive's directory says, in bytes; more than that is never unpacked. */
  readonly size: number;
  /**
   * Its bytes.
   *
   * @throws AppError IMPORT_ENCRYPTED, IMPORT_DAMAGED, IMPORT_TOO_LARGE, IMPORT_UNSAFE
   */
  read(): Promise<Uint8Array>;
}

/** Upper half of an entry's attributes, where it was packed under Unix: kind of file and permissions. */
const unix = 3;
const kindOfFile = 0o170000;
const link = 0o120000;
/** Bit 0: the entry is encrypted. */
const encryptedFlag = 0x1;

/**
 * The files of a zip archive, in the order of its directory. Nothing is unpacked yet.
 *
 * @throws AppError IMPORT_DAMAGED for what is no whole zip archive, IMPORT_TOO_LARGE for too many entries, IMPORT_UNSAFE for links
 * and paths that lead out of the archive
 */
export async function openZip(file: SourceFile, limits: ZipLimits): Promise<readonly ZipEntry[]> {
  const { name, bytes } = file;
  try {
    const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      lazyEntries: true,
      autoClose: false,
      decodeStrings: false,
    });
    if (zip.entryCount > limits.entries) throw tooMany(name, zip.entryCount, limits);
    const budget = { left: limits.totalBytes };
    const entries: ZipEntry[] = [];
    for await (const entry of zip.eachEntry()) {
      const path = entryName(entry, name);
      if (isLink(entry)) throw new AppError("IMPORT_UNSAFE", { file: name, reason: `zip: ${path} → …` });
      if (!path.endsWith("/")) entries.push(lazyEntry(zip, entry, path, { file: name, limits, budget }));
    }
    return entries;
  } catch (error) {
    throw asImportError(error, name);
  }
}

interface ReadingContext {
  readonly file: string;
  readonly limits: ZipLimits;
  readonly budget: { left: number };
}

function lazyEntry(zip: ZipFile, entry: Entry, path: string, context: ReadingContext): ZipEntry {
  const { file, limits, budget } = context;
  const read = async () => {
    if ((entry.generalPurposeBitFlag & encryptedFlag) !== 0) throw new AppError("IMPORT_ENCRYPTED", { file });
    const { uncompressedSize, compressedSize } = entry;
    if (uncompressedSize > limits.ratioFrom && uncompressedSize > compressedSize * limits.ratio)
      throw new AppError("IMPORT_UNSAFE", {
        file,
        reason: `zip: ${path} 1:${Math.round(uncompressedSize / Math.max(compressedSize, 1))}`,
      });
    if (uncompressedSize > Math.min(limits.entryBytes, budget.left))
      throw tooLarge(file, uncompressedSize, limits);
    budget.left -= uncompressedSize;
    try {
      return await collect(await zip.openReadStreamPromise(entry), uncompressedSize);
    } catch (error) {
      throw asImportError(error, file);
    }
  };
  return { path, size: entry.uncompressedSize, read };
}

/** The bytes of a stream that gives `size` of them; yauzl ends the stream with an error where it gives more or fewer. */
async function collect(stream: Readable, size: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(size);
  let length = 0;
  for await (const chunk of stream as AsyncIterable<Uint8Array>) {
    bytes.set(chunk, length);
    length += chunk.length;
  }
  return bytes;
}

function isLink(entry: Entry): boolean {
  const madeBy = entry.versionMadeBy >>> 8;
  return madeBy === unix && ((entry.externalFileAttributes >>> 16) & kindOfFile) === link;
}

function tooMany(file: string, count: number, limits: ZipLimits): AppError {
  return new AppError("IMPORT_TOO_LARGE", { file, size: count, unit: "zip", limit: limits.entries });
}

function tooLarge(file: string, size: number, limits: ZipLimits): AppError {
  const megabytes = (bytes: number) => Math.ceil(bytes / 1024 / 1024);
  const limit = `${megabytes(Math.min(limits.entryBytes, limits.totalBytes))} MB`;
  return new AppError("IMPORT_TOO_LARGE", { file, size: megabytes(size), unit: "MB", limit });
}

function asImportError(error: unknown, file: string): AppError {
  if (error instanceof AppError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  return new AppError("IMPORT_DAMAGED", { file, reason: `zip: ${reason}` }, { cause: error });
}
