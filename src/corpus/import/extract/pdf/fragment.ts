import type { PdfCharacter } from "./characters.js";

/** A character further off the line before it than this, in ems, begins another one; raised and lowered figures stay. */
const farOffBaseline = 0.55;

/** A line in the making, in a frame of its own in which text runs from left to right. */
export interface Fragment {
  readonly characters: PdfCharacter[];
  readonly angle: number;
  /** Size of most of its letters, in points. */
  size: number;
  /** Along the text, in points. */
  start: number;
  end: number;
  /** Across it, downwards. */
  baseline: number;
  /** Where the stretch before it ends, if it goes back into that: letters of another font that stand in its gaps. */
  readonly until?: number;
}

/** Places along and across the text, in points. */
export function placeOf({ x, y, endX, endY, angle }: PdfCharacter): {
  start: number;
  end: number;
  baseline: number;
} {
  const radians = (angle * Math.PI) / 180;
  const [alongX, alongY] = [Math.cos(radians), -Math.sin(radians)];
  return {
    start: x * alongX + y * alongY,
    end: endX * alongX + endY * alongY,
    baseline: y * alongX - x * alongY,
  };
}

/** Whether a character is a letter that a font may lack. */
export function isSpecial({ text }: PdfCharacter): boolean {
  return /^[^\P{L}\p{ASCII}]$/u.test(text);
}

/** Puts a letter where it stands among those of a line. */
export function insert(fragment: Fragment, character: PdfCharacter): void {
  const { start, end } = placeOf(character);
  let at = fragment.characters.length;
  while (at > 0 && placeOf(fragment.characters[at - 1] as PdfCharacter).start > start) at -= 1;
  fragment.characters.splice(at, 0, character);
  fragment.start = Math.min(fragment.start, start);
  fragment.end = Math.max(fragment.end, end);
}

/** A line that begins with a character. @param last the line before it in the file */
export function begin(character: PdfCharacter, last?: Fragment): Fragment {
  const place = placeOf(character);
  const until = last?.until ?? last?.end ?? Number.NEGATIVE_INFINITY;
  const isWithin =
    isSpecial(character) &&
    last !== undefined &&
    isNear(last, character) &&
    place.start < until &&
    (last.until !== undefined || place.start > last.start);
  return {
    characters: [character],
    angle: character.angle,
    size: character.size,
    ...place,
    ...(isWithin && { until }),
  };
}

/** Whether a character stands on a line, or as little off it as raised figures do. */
export function isNear(fragment: Fragment, character: PdfCharacter): boolean {
  return (
    character.angle === fragment.angle &&
    Math.abs(placeOf(character).baseline - fragment.baseline) <= fragment.size * farOffBaseline
  );
}
