import { encodingOfFont, windows1252Character } from "../../encoding/index.js";
import { readerOf } from "../flow/code-pages.js";
import { isSymbolFont, symbolCharacter, withSymbols } from "../flow/symbol-font.js";
import type { DocCharacterLook } from "./character-looks.js";
import type { TextStretch } from "./text-walk.js";

/** Characters that are marks ([MS-DOC] 2.4.1 and 2.8.25). */
export const mark = {
  noteNumber: 0x02,
  cell: 0x07,
  page: 0x0c,
  paragraph: 0x0d,
  fieldBegin: 0x13,
  fieldResult: 0x14,
  fieldEnd: 0x15,
  symbol: 0x28,
} as const;

/** What ends a paragraph: a page, too, whether or not its section ends. */
export const paragraphEnds: ReadonlySet<number> = new Set([mark.cell, mark.page, mark.paragraph]);
export const fieldMarks: ReadonlySet<number> = new Set([mark.fieldBegin, mark.fieldResult, mark.fieldEnd]);

/** Marks that stand for a character. */
const characterOf: ReadonlyMap<number, string> = new Map([
  [0x09, "\t"],
  [0x0a, " "],
  [0x0b, " "],
  [0x0e, " "],
  [0x1e, "\u2011"],
  [0x1f, "\u00ad"],
]);
/** Characters below are marks. */
export const letterFrom = 0x20;

/** Whether something is printed for a character. */
export function isShown(code: number): boolean {
  return code >= letterFrom || code === mark.noteNumber || characterOf.has(code);
}

/** The code page of a Word 6 file's letters whose font tells no other. */
const western = 1252;
/** Characters turned into text at once: a function takes no more arguments than fit. */
const chunk = 8_192;
/** Where fonts that are said to hold signs keep their characters. */
const privateFirst = 0xf020;
const privateLast = 0xf0ff;

/** The text of letters, or of a mark, as they look; empty for a mark that is no character. */
export function textOf(codes: readonly number[], stretch: TextStretch, look: DocCharacterLook): string {
  const character = characterOf.get(codes[0] ?? -1);
  if (character !== undefined) return character;
  const letters = codes.filter((code) => code >= letterFrom);
  const { symbol } = look;
  if (symbol === null) return lettersOf(letters, stretch, look);
  return letters.map((code) => (code === mark.symbol ? symbol : lettersOf([code], stretch, look))).join("");
}

function lettersOf(
  codes: readonly number[],
  { isBytes, piece }: TextStretch,
  look: DocCharacterLook,
): string {
  if (piece.isCoded) return readerOf(look.codedFont, western)(codes);
  if (isSymbolFont(look.font)) return signsOf(codes, look.font);
  // Of Word 97 on, bytes are Western whatever the font.
  if (isBytes) return codes.map(windows1252Character).join("");
  if (encodingOfFont(look.font) !== null) return unicode(codes.map(westernCode));
  return withSymbols(unicode(codes), look.font);
}

/** Text in a font of signs: its characters stand where letters do, or in the private use area. */
function signsOf(codes: readonly number[], font: string | null): string {
  return codes
    .map((code) =>
      code <= 0xff || (code >= privateFirst && code <= privateLast)
        ? symbolCharacter(code & 0xff, font)
        : String.fromCharCode(code),
    )
    .join("");
}

/** Fonts for old Vietnamese encodings may be said to hold signs; their letters are Western ones all the same. */
function westernCode(code: number): number {
  const isPrivate = code >= privateFirst && code <= privateLast;
  return isPrivate ? windows1252Character(code & 0xff).charCodeAt(0) : code;
}

function unicode(codes: readonly number[]): string {
  const parts: string[] = [];
  for (let at = 0; at < codes.length; at += chunk)
    parts.push(String.fromCharCode(...codes.slice(at, at + chunk)));
  return parts.join("");
}
