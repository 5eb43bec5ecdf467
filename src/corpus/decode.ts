import { AppError } from "../errors.js";

const lineFeed = 0x0a;

/**
 * The text of a file's bytes, without its byte order mark and otherwise unchanged: UTF-8, or UTF-16 with a byte order mark.
 *
 * @param fileName named in the error
 * @throws AppError TEXT_BINARY for a file with NUL bytes, TEXT_ENCODING with the line of the first bad byte,
 * TEXT_EMPTY for a file with nothing but white space
 */
export function decodeText(bytes: Uint8Array, fileName: string): string {
  const encoding = encodingOf(bytes);
  if (encoding === "utf-8" && bytes.includes(0)) throw new AppError("TEXT_BINARY", { file: fileName });
  const text = decode(bytes, encoding);
  if (text === null) throw new AppError("TEXT_ENCODING", { file: fileName, line: badLine(bytes, encoding) });
  if (text.includes("\0")) throw new AppError("TEXT_BINARY", { file: fileName });
  if (text.trim() === "") throw new AppError("TEXT_EMPTY", { file: fileName });
  return text;
}

type Encoding = "utf-8" | "utf-16le" | "utf-16be";

function encodingOf(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return "utf-8";
}

function decode(bytes: Uint8Array, encoding: Encoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** 1-based line of the first byte that is not text in the encoding. */
function badLine(bytes: Uint8Array, encoding: Encoding): number {
  if (encoding !== "utf-8") {
    const lenient = new TextDecoder(encoding).decode(bytes);
    return lenient.slice(0, lenient.indexOf("\ufffd")).split("\n").length;
  }
  // A line feed is never part of a longer UTF-8 sequence, so each line can be tried by itself.
  let line = 1;
  for (let start = 0; start < bytes.length; line += 1) {
    const found = bytes.indexOf(lineFeed, start);
    const end = found === -1 ? bytes.length : found + 1;
    if (decode(bytes.subarray(start, end), encoding) === null) return line;
    start = end;
  }
  return line;
}
