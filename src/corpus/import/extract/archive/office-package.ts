import type { SourceFile } from "../extractor.js";
import { openZip, type ZipEntry } from "./zip.js";
import { packageLimits, type ZipLimits } from "./zip-limits.js";

/** The parts of an office document (OPC, ODF, EPUB), each unpacked when it is asked for. */
export interface OfficePackage {
  /** Name of the document's file, for errors. */
  readonly file: string;
  readonly paths: readonly string[];
  /**
   * The bytes of a part; null where there is none of that path.
   *
   * @throws AppError IMPORT_ENCRYPTED, IMPORT_DAMAGED, IMPORT_TOO_LARGE, IMPORT_UNSAFE
   */
  read(path: string): Promise<Uint8Array | null>;
}

/**
 * Opens the zip archive that an office document is.
 *
 * @throws AppError IMPORT_DAMAGED, IMPORT_TOO_LARGE, IMPORT_UNSAFE
 */
export async function openPackage(
  file: SourceFile,
  limits: ZipLimits = packageLimits,
): Promise<OfficePackage> {
  const entries = new Map<string, ZipEntry>();
  for (const entry of await openZip(file, limits)) entries.set(entry.path, entry);
  return {
    file: file.name,
    paths: [...entries.keys()],
    read: async (path) => (await entries.get(path)?.read()) ?? null,
  };
}

/** A path that a part gives, such as `../media/a.xml`, seen from the folder of that part; without a fragment. */
export function resolvePath(from: string, target: string): string {
  const [path = ""] = target.split("#");
  const parts = path.startsWith("/") ? [] : from.split("/").slice(0, -1);
  for (const part of path.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return parts.join("/");
}

/** Magic number of an ole compound file. */
const ole = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/** Names of the streams that a protected OOXML document consists of, as a compound file writes names: UTF-16. */
const streams = ["EncryptedPackage", "EncryptionInfo"].map((name) => Buffer.from(name, "utf16le"));

/**
 * Whether a file is a DOCX, XLSX or PPTX with a password: an ole compound file that holds nothing but the encrypted package
 * (MS-OFFCRYPTO 2.3.4). To be asked before a file with that magic number is taken for a DOC.
 */
export function isEncryptedOffice(bytes: Uint8Array): boolean {
  if (ole.some((byte, index) => bytes[index] !== byte)) return false;
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return streams.every((name) => content.includes(name));
}
