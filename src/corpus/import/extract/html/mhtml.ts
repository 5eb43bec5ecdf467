import { AppError } from "../../../../errors.js";
import { windows1252Text } from "../../encoding/index.js";

/** The page in an archive of one, as bytes, and the encoding that its header names. */
export interface ArchivedPage {
  readonly bytes: Uint8Array;
  readonly charset: string | null;
}

/** A part of a message: its header's fields, names in lower case, and its content as it was sent. */
interface Part {
  readonly fields: ReadonlyMap<string, string>;
  readonly content: Buffer;
}

/** Parts in one another; a page has two of them at most. */
const deepest = 4;
/** Parts of one page: pictures, styles, frames. */
const mostParts = 5_000;
/** Longest header of a part, in bytes. */
const longestHeader = 64 * 1024;

/**
 * The page in a file that a browser or Word saved as a single one (MHTML, RFC 2557). Frames, styles and pictures are left aside.
 *
 * @throws AppError IMPORT_DAMAGED where there is none
 */
export function pageOfMhtml(bytes: Uint8Array, file: string): ArchivedPage {
  const message = partOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const page = message === null ? null : pagePart(message, 0);
  if (page === null) throw new AppError("IMPORT_DAMAGED", { file, reason: "MHTML" });
  return { bytes: decodeContent(page), charset: parameter(page.fields.get("content-type") ?? "", "charset") };
}

function pagePart(part: Part, depth: number): Part | null {
  const type = part.fields.get("content-type") ?? "text/plain";
  if (/^\s*(?:text\/html|application\/xhtml\+xml)/iu.test(type)) return part;
  const boundary = parameter(type, "boundary");
  if (!/^\s*multipart\//iu.test(type) || boundary === null || depth >= deepest) return null;
  const start = parameter(type, "start");
  const parts = splitParts(part.content, boundary);
  const first = parts.find(({ fields }) => start !== null && fields.get("content-id") === start);
  for (const inner of first === undefined ? parts : [first, ...parts]) {
    const page = pagePart(inner, depth + 1);
    if (page !== null) return page;
  }
  return null;
}

function splitParts(content: Buffer, boundary: string): Part[] {
  const delimiter = Buffer.from(`--${boundary}`, "latin1");
  const parts: Part[] = [];
  let at = content.indexOf(delimiter);
  while (at !== -1 && parts.length < mostParts) {
    const begin = content.indexOf("\n", at);
    const next = begin === -1 ? -1 : content.indexOf(delimiter, begin);
    if (begin === -1) break;
    const part = partOf(content.subarray(begin + 1, next === -1 ? content.length : next));
    if (part !== null) parts.push(part);
    at = next;
  }
  return parts;
}

/** Header and content, parted by the first empty line. */
function partOf(bytes: Buffer): Part | null {
  const head = bytes.subarray(0, longestHeader).toString("latin1");
  const end = /\r?\n\r?\n/u.exec(head);
  if (end === null) return null;
  const fields = new Map<string, string>();
  const lines = head
    .slice(0, end.index)
    .replace(/\r?\n[ \t]/gu, " ")
    .split(/\r?\n/u);
  for (const line of lines) {
    const colon = line.indexOf(":");
    if (colon > 0) fields.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return { fields, content: bytes.subarray(end.index + end[0].length) };
}

function parameter(field: string, name: string): string | null {
  for (const part of field.split(";").slice(1)) {
    const equals = part.indexOf("=");
    if (equals > 0 && part.slice(0, equals).trim().toLowerCase() === name)
      return part
        .slice(equals + 1)
        .trim()
        .replace(/^"|"$/gu, "");
  }
  return null;
}

function decodeContent({ fields, content }: Part): Uint8Array {
  const encoding = (fields.get("content-transfer-encoding") ?? "").toLowerCase();
  if (encoding === "base64") return Buffer.from(content.toString("latin1"), "base64");
  return encoding === "quoted-printable" ? quotedPrintable(content) : content;
}

const equalsSign = 0x3d;

/** RFC 2045, 6.7: `=` and two hexadecimal digits stand for a byte; at the end of a line it joins the next one. */
function quotedPrintable(content: Buffer): Uint8Array {
  const bytes = new Uint8Array(content.length);
  let length = 0;
  for (let at = 0; at < content.length; at += 1) {
    const byte = content[at] ?? 0;
    if (byte !== equalsSign) {
      bytes[length++] = byte;
      continue;
    }
    const lineEnd =
      content[at + 1] === 0x0d && content[at + 2] === 0x0a ? 2 : content[at + 1] === 0x0a ? 1 : 0;
    const digits = windows1252Text(content.subarray(at + 1, at + 3));
    if (lineEnd > 0) at += lineEnd;
    else if (/^[\da-f]{2}$/iu.test(digits)) {
      bytes[length++] = Number.parseInt(digits, 16);
      at += 2;
    } else bytes[length++] = byte;
  }
  return bytes.subarray(0, length);
}
