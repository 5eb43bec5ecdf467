import type { Box } from "../../document.js";
import type { PdfCharacter } from "./characters.js";
import { isFilledIn, keyOf, stretchesOf } from "./filled-in.js";

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
    const lines = stretchesOf(signed).filter((line) => !isFilledIn(line, own));
    for (const character of lines.flat()) stamped.add(character);
    const text = lines.map((line) => line.map((character) => character.text).join("")).join("\n");
    if (text.trim() !== "") stamps.push(text);
  }
  return { kept: characters.filter((character) => !stamped.has(character)), stamps };
}

function isWithin({ x, y }: PdfCharacter, { left, top, right, bottom }: Box): boolean {
  return x >= left && x <= right && y >= top && y <= bottom;
}
