import type { PdfCharacter } from "./characters.js";

/** Baselines nearer to each other than this, in ems, are one line. */
const sameLine = 0.5;
/** A wider gap than this, in ems, parts what was filled into two blanks of a line. */
const widestSpace = 1;
/** What is filled into a line of the page stands within this many ems of the line's own text. */
const widestBlank = 4;
/** What is filled in may begin this much before the letter or space that it stands after, in ems. */
const overlap = 0.1;

/** The same character in the same place, however the page was read. */
export function keyOf({ text, x, y }: PdfCharacter): string {
  return `${text} ${Math.round(x * 10)} ${Math.round(y * 10)}`;
}

/** Stretches on one baseline without a wide gap in them, in the order of the file. */
export function stretchesOf(characters: readonly PdfCharacter[]): PdfCharacter[][] {
  const stretches: PdfCharacter[][] = [];
  for (const character of characters) {
    const last = stretches.at(-1);
    const before = last?.at(-1);
    if (last !== undefined && before !== undefined && goesOn(before, character)) last.push(character);
    else stretches.push([character]);
  }
  return stretches;
}

function goesOn(before: PdfCharacter, { x, y, size }: PdfCharacter): boolean {
  return (
    Math.abs(y - before.y) <= Math.max(size, before.size) * sameLine &&
    Math.abs(x - before.endX) <= Math.max(size, before.size) * widestSpace
  );
}

/** Whether a line of what was put upon a page goes on where the page's own text leaves off, or the other way round. */
export function isFilledIn(line: readonly PdfCharacter[], own: readonly PdfCharacter[]): boolean {
  return neighboursOf(line, own).some(({ text }) => text.trim() !== "");
}

/**
 * Puts what was filled into the blanks of a page where it stands in the page's own text; a file has it behind all of that.
 *
 * @param characters of the page, in the order of the file, what was put upon it among them
 * @param own characters of the page itself
 */
export function withBlanksFilled(
  characters: readonly PdfCharacter[],
  own: readonly PdfCharacter[],
): readonly PdfCharacter[] {
  const ownKeys = new Set(own.map(keyOf));
  const placed = characters.filter((character) => ownKeys.has(keyOf(character)));
  const added = characters.filter((character) => !ownKeys.has(keyOf(character)));
  for (const line of stretchesOf(added)) {
    const [before] = neighboursOf(line, placed)
      .filter(({ x, size }) => x <= leftOf(line) + size * overlap)
      .sort((one, other) => other.x - one.x);
    placed.splice(before === undefined ? placed.length : placed.indexOf(before) + 1, 0, ...line);
  }
  return placed;
}

/** The page's own characters, spaces too, within reach of a line, on its baseline. */
function neighboursOf(line: readonly PdfCharacter[], own: readonly PdfCharacter[]): PdfCharacter[] {
  const [first] = line;
  if (first === undefined) return [];
  const [left, right] = [leftOf(line), Math.max(...line.map(({ endX }) => endX))];
  const reach = first.size * widestBlank;
  return own.filter(
    (character) =>
      areOnOneLine(first, character) && character.endX >= left - reach && character.x <= right + reach,
  );
}

function leftOf(line: readonly PdfCharacter[]): number {
  return Math.min(...line.map(({ x }) => x));
}

function areOnOneLine(one: PdfCharacter, other: PdfCharacter): boolean {
  return Math.abs(one.y - other.y) <= Math.max(one.size, other.size) * sameLine;
}
