import { encodingOfFont, windows1252Character } from "../../encoding/index.js";
import { isSymbolFont, symbolCharacter } from "./symbol-font.js";

/** A font as RTF and old Word files name it. */
export interface CodedFont {
  readonly name: string;
  /** As Windows counts them; 0 is Western, 1 the file's own, 2 signs, 163 Vietnamese. */
  readonly charset: number;
}

/** Labels of the Encoding Standard, by Windows's number of the character set (Rich Text Format Specification 1.9.1, `\fcharset`). */
const labelOfCharset: Readonly<Record<number, string>> = {
  0: "windows-1252",
  77: "macintosh",
  128: "shift_jis",
  129: "euc-kr",
  134: "gbk",
  136: "big5",
  161: "windows-1253",
  162: "windows-1254",
  163: "windows-1258",
  177: "windows-1255",
  178: "windows-1256",
  186: "windows-1257",
  204: "windows-1251",
  222: "windows-874",
  238: "windows-1250",
};

/** The same by the number of the code page (`\ansicpg`). */
const labelOfPage: Readonly<Record<number, string>> = {
  866: "ibm866",
  874: "windows-874",
  932: "shift_jis",
  936: "gbk",
  949: "euc-kr",
  950: "big5",
  10000: "macintosh",
  65001: "utf-8",
  ...Object.fromEntries(Array.from({ length: 9 }, (_none, at) => [1250 + at, `windows-${1250 + at}`])),
};

const western = "windows-1252";
const ownCharset = 1;
const signs = 2;

/** Reads the bytes of text in a font. */
export type ByteReader = (bytes: readonly number[]) => string;

const readers = new Map<string, ByteReader>();

/**
 * How bytes in a font are read. Those of a font for an old Vietnamese encoding are always given as Western ones: what they stand for is told from
 * the words, and the character set that such a font is said to have is not true.
 *
 * @param page the file's own code page
 */
export function readerOf(font: CodedFont | undefined, page: number): ByteReader {
  if (font !== undefined && encodingOfFont(font.name) !== null) return readerByLabel(western);
  if (font !== undefined && (font.charset === signs || isSymbolFont(font.name)))
    return (bytes) => bytes.map((byte) => symbolCharacter(byte, font.name)).join("");
  const own = labelOfPage[page] ?? western;
  if (font === undefined) return readerByLabel(own);
  return readerByLabel(font.charset === ownCharset ? own : (labelOfCharset[font.charset] ?? own));
}

function readerByLabel(label: string): ByteReader {
  const known = readers.get(label);
  if (known !== undefined) return known;
  const made: ByteReader =
    label === western
      ? (bytes) => bytes.map(windows1252Character).join("")
      : (bytes) => new TextDecoder(label).decode(Uint8Array.from(bytes)).normalize("NFC");
  readers.set(label, made);
  return made;
}
