import type { Box } from "../../document.js";
import type { PdfCharacter } from "./characters.js";

/** Baselines nearer to each other than this, in ems, are one line. */
const sameLine = 0.5;
/** What is filled into a line of the page stands within this many ems of the line's own text. */
const widestBlank = 4;

/**
 * Parts what digital signatures print about themselves (who signed, when, for whom) from the text of a page. A number or a date that is filled in by
 * signing stands on a line of the page's own, and is text.
 *
 * @param characters of the page, those of its signatures among them
 * @param signatures where they stand
 * @param own characters of the page without any annotation
 */
export function withoutSignatureStamps(
  characters: readonly PdfCharacter[],
  signatures: readonly Box[],
  own: readonly PdfCharacter[],
): {
  readonly kept: readonly PdfCharacter[];
  /** The text of each stamp. */
  readonly stamps: readonly string[];
} {
  const ownKeys = new Set(own.map(keyOf));
  const stamped = new Set<PdfCharacter>();
  const stamps: string[] = [];
  for (const box of signatures) {
    const signed = characters.filter(
      (character) => isWithin(character, box) && !ownKeys.has(keyOf(character)) && !stamped.has(character),
    );
    const lines = linesOf(signed).filter((line) => !isFilledIn(line, own));
    for (const character of lines.flat()) stamped.add(character);
    const text = lines.map((line) => line.map((character) => character.text).join("")).join("\n");
    if (text.trim() !== "") stamps.push(text);
  }
  return { kept: characters.filter((character) => !stamped.has(character)), stamps };
}

/** The same character in the same place, however the page was read. */
function keyOf({ text, x, y }: PdfCharacter): string {
  return `${text} ${Math.round(x * 10)} ${Math.round(y * 10)}`;
}

function isWithin({ x, y }: PdfCharacter, { left, top, right, bottom }: Box): boolean {
  return x >= left && x <= right && y >= top && y <= bottom;
}

/** What stands on each baseline, in the order of the file. */
function linesOf(characters: readonly PdfCharacter[]): PdfCharacter[][] {
  const lines: PdfCharacter[][] = [];
  for (const character of characters) {
    const line = lines.find(([first]) => first !== undefined && areOnOneLine(first, character));
    if (line === undefined) lines.push([character]);
    else line.push(character);
  }
  return lines;
}

function areOnOneLine(one: PdfCharacter, other: PdfCharacter): boolean {
  return Math.abs(one.y - other.y) <= Math.max(one.size, other.size) * sameLine;
}

/** Whether a line goes on where the page's own text leaves off, or the other way round. */
function isFilledIn(line: readonly PdfCharacter[], own: readonly PdfCharacter[]): boolean {
  const [first] = line;
  if (first === undefined) return false;
  const left = Math.min(...line.map(({ x }) => x));
  const right = Math.max(...line.map(({ endX }) => endX));
  const reach = first.size * widestBlank;
  return own.some(
    (character) =>
      character.text.trim() !== "" &&
      areOnOneLine(first, character) &&
      character.endX >= left - reach &&
      character.x <= right + reach,
  );
}
