import { AppError } from "../../../../errors.js";
import { decodeText } from "../../../decode.js";
import type { ImportWarning } from "../../document.js";
import { countSyllables, decodeLines, windows1252Text } from "../../encoding/index.js";
import { utf16WithoutMark } from "./utf-16.js";

/** The text of a file, and what whoever imports should know about its letters. */
export interface ReadText {
  readonly text: string;
  readonly warnings: readonly ImportWarning[];
}

/** A line of a file, without its line feed. */
interface RawLine {
  readonly text: string;
  /** Whether its bytes are UTF-8. */
  readonly isUtf8: boolean;
}

const lineFeed = 0x0a;

/** Of the words with letters beyond ASCII in lines that are not UTF-8, so many must be readable for the file to be text. */
const leastReadable = 0.5;

const beyondAscii = /[^\0-\x7f]/u;

/**
 * The text of a file's bytes: Unicode, with or without a byte order mark, or any of the old Vietnamese encodings, line by line.
 *
 * @param fileName named in the error
 * @throws AppError TEXT_BINARY for what is no text, TEXT_ENCODING with the first line that cannot be read, TEXT_EMPTY for a file with
 * nothing but white space
 */
export function readText(bytes: Uint8Array, fileName: string): ReadText {
  const utf16 = utf16WithoutMark(bytes);
  if (utf16 !== null && utf16.trim() !== "") return decoded(utf16.split("\n"));
  try {
    return decoded(decodeText(bytes, fileName).split("\n"));
  } catch (error) {
    if (!(error instanceof AppError && error.code === "TEXT_ENCODING") || startsWithUtf16Mark(bytes))
      throw error;
    const lines = rawLines(bytes);
    const read = decoded(lines.map(({ text }) => text));
    const readLines = read.text.split("\n");
    if (!isReadable(readLines.filter((_line, at) => lines[at]?.isUtf8 === false))) throw error;
    return read;
  }
}

function decoded(lines: readonly string[]): ReadText {
  const { lines: decodedLines, warnings } = decodeLines(lines);
  return { text: decodedLines.join("\n"), warnings };
}

function startsWithUtf16Mark(bytes: Uint8Array): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}

function rawLines(bytes: Uint8Array): RawLine[] {
  const utf8 = new TextDecoder("utf-8", { fatal: true });
  const lines: RawLine[] = [];
  for (let start = 0; start <= bytes.length; ) {
    const found = bytes.indexOf(lineFeed, start);
    const end = found === -1 ? bytes.length : found;
    const line = bytes.subarray(start, end);
    try {
      lines.push({ text: utf8.decode(line), isUtf8: true });
    } catch {
      lines.push({ text: windows1252Text(line), isUtf8: false });
    }
    start = end + 1;
  }
  return lines;
}

function isReadable(lines: readonly string[]): boolean {
  let words = 0;
  let syllables = 0;
  for (const line of lines) {
    for (const word of line.split(/\s+/u)) {
      if (!beyondAscii.test(word)) continue;
      const count = countSyllables(word);
      words += Math.max(1, count.words);
      syllables += count.syllables;
    }
  }
  return syllables >= leastReadable * words;
}
