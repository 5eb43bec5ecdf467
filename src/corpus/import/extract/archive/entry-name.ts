import { getFileNameLowLevel, validateFileName } from "yauzl";
import { AppError } from "../../../../errors.js";

/** What names an entry in the directory of a zip archive. */
export interface EntryNameFields {
  readonly fileNameRaw: Uint8Array;
  readonly generalPurposeBitFlag: number;
  readonly extraFields: Parameters<typeof getFileNameLowLevel>[2];
}

/** Bit 11: the name is UTF-8. */
const utf8Flag = 0x800;
/** Info-ZIP's Unicode path. */
const unicodePath = 0x7075;

/**
 * The path of an entry, with `/` between its parts. Programs that write Vietnamese names in UTF-8 without saying so are many, and
 * Vietnamese Windows writes them in its own code page (1258); the standard's code page 437 has no Vietnamese letters at all.
 *
 * @throws AppError IMPORT_UNSAFE for a path that leads out of the archive
 */
export function entryName(entry: EntryNameFields, file: string): string {
  const name = decodeName(entry).replaceAll("\\", "/");
  const problem = name.includes("\0") ? "NUL" : validateFileName(name);
  if (problem !== null) throw new AppError("IMPORT_UNSAFE", { file, reason: `zip: ${printable(name)}` });
  return name;
}

function decodeName({ fileNameRaw, generalPurposeBitFlag, extraFields }: EntryNameFields): string {
  const raw = Buffer.from(fileNameRaw);
  const saysUnicode =
    (generalPurposeBitFlag & utf8Flag) !== 0 || extraFields.some(({ id }) => id === unicodePath);
  if (saysUnicode) return getFileNameLowLevel(generalPurposeBitFlag, raw, extraFields, false);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(raw);
  } catch {
    return new TextDecoder("windows-1258").decode(raw).normalize("NFC");
  }
}

/** A name as it can be shown: short, without control characters. */
function printable(name: string): string {
  return name.replace(/\p{C}/gu, "?").slice(0, 80);
}
