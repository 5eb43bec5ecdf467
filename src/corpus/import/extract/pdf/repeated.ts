import type { PdfCharacter } from "./characters.js";

/** Bold letters are sometimes made by printing them again, so many ems aside at most. */
const nearestTwin = 0.12;

/** Parts characters that are printed a second time in the same place, as a poor man's bold, from the others. */
export function withoutRepeated(characters: readonly PdfCharacter[]): {
  readonly kept: PdfCharacter[];
  /** The others, in order. */
  readonly repeated: string;
} {
  const kept: PdfCharacter[] = [];
  let repeated = "";
  const places = new Map<string, Map<number, PdfCharacter[]>>();
  for (const character of characters) {
    if (character.text.trim() === "") {
      kept.push(character);
      continue;
    }
    const own = places.get(character.text) ?? new Map<number, PdfCharacter[]>();
    places.set(character.text, own);
    if (hasTwin(own, character)) {
      repeated += character.text;
      continue;
    }
    kept.push(character);
    const key = squareOf(character, 0, 0);
    const others = own.get(key);
    if (others === undefined) own.set(key, [character]);
    else others.push(character);
  }
  return { kept, repeated };
}

/** The page is looked at in squares of this side, in points: twins stand in one or in neighbouring ones. */
const side = 4;
/** More squares than a page is wide. */
const rowOfSquares = 100_000;

function squareOf({ x, y }: PdfCharacter, right: number, down: number): number {
  return (Math.round(y / side) + down) * rowOfSquares + Math.round(x / side) + right;
}

function hasTwin(places: ReadonlyMap<number, readonly PdfCharacter[]>, character: PdfCharacter): boolean {
  const { x, y, size } = character;
  for (let right = -1; right <= 1; right++)
    for (let down = -1; down <= 1; down++)
      for (const other of places.get(squareOf(character, right, down)) ?? [])
        if (Math.hypot(other.x - x, other.y - y) <= size * nearestTwin) return true;
  return false;
}
