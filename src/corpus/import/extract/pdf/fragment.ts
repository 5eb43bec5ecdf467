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

/** A line that begins with a character. */
export function begin(character: PdfCharacter): Fragment {
  return { characters: [character], angle: character.angle, size: character.size, ...placeOf(character) };
}

/** Whether a character stands on a line, or as little off it as raised figures do. */
export function isNear(fragment: Fragment, character: PdfCharacter): boolean {
  return (
    character.angle === fragment.angle &&
    Math.abs(placeOf(character).baseline - fragment.baseline) <= fragment.size * farOffBaseline
  );
}
