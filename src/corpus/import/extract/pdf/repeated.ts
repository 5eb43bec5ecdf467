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
  const places = new Map<string, PdfCharacter[]>();
  for (const character of characters) {
    if (character.text.trim() === "") {
      kept.push(character);
      continue;
    }
    const { text, x, y, size } = character;
    const isTwin = (other: PdfCharacter) => Math.hypot(other.x - x, other.y - y) <= size * nearestTwin;
    const [column, row] = [Math.round(x / 4), Math.round(y / 4)];
    const near = [-1, 0, 1].flatMap((right) =>
      [-1, 0, 1].flatMap((down) => places.get(`${text} ${column + right} ${row + down}`) ?? []),
    );
    if (near.some(isTwin)) {
      repeated += text;
      continue;
    }
    kept.push(character);
    const key = `${text} ${column} ${row}`;
    const others = places.get(key);
    if (others === undefined) places.set(key, [character]);
    else others.push(character);
  }
  return { kept, repeated };
}
