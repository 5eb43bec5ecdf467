import type { Box } from "../../document.js";
import type { PdfCharacter } from "./characters.js";
import { type Fragment, insert, isNear, isSpecial, placeOf } from "./fragment.js";

/** A raised character, in ems, is no more on its line. */
const raisedFrom = 0.15;
/** Stretches that follow each other on a line but not in the file are one line up to this gap, in ems. */
const mergedGap = 0.5;
/** The widest space between two words of a line that is set to full width without spaces in the file, in ems. */
const widestSpread = 1.2;
/** The spaces of such a line are the same but for this, in ems. */
const spreadTolerance = 0.12;

/** Whether the side of a cell stands between a line and what may go on it. */
export function isParted(fragment: Fragment, character: PdfCharacter, sides: readonly Box[]): boolean {
  if (sides.length === 0 || fragment.angle !== 0 || character.text.trim() === "") return false;
  const y = fragment.baseline - fragment.size / 4;
  return sides.some(
    ({ left, right, top, bottom }) =>
      (left + right) / 2 > fragment.end - fragment.size / 4 &&
      (left + right) / 2 < character.x + character.size / 4 &&
      top < y &&
      bottom > y,
  );
}

/**
 * Joins the words of lines that are set to full width, which may stand far apart: there all spaces are of one width, those between the cells of
 * a table are not.
 */
export function joinSpread(fragments: readonly Fragment[], sides: readonly Box[]): Fragment[] {
  const joined: Fragment[] = [];
  let at = 0;
  while (at < fragments.length) {
    const end = endOfSpread(fragments, at, sides);
    const [first, ...rest] = fragments.slice(at, end) as [Fragment, ...Fragment[]];
    if (rest.length > 1) for (const other of rest) absorb(first, other);
    joined.push(first, ...(rest.length > 1 ? [] : rest));
    at = end;
  }
  return joined;
}

function endOfSpread(fragments: readonly Fragment[], start: number, sides: readonly Box[]): number {
  let space: number | null = null;
  let end = start + 1;
  for (; end < fragments.length; end++) {
    const [before, next] = [fragments[end - 1], fragments[end]] as [Fragment, Fragment];
    const [first] = next.characters;
    const gap = (next.start - before.end) / Math.max(before.size, 1);
    if (first === undefined || before.size !== next.size || !isNear(before, first)) break;
    if (gap <= 0 || gap > widestSpread || isParted(before, first, sides)) break;
    if (space !== null && Math.abs(gap - space) > spreadTolerance) break;
    space ??= gap;
  }
  return end;
}

/** Joins stretches that continue each other on the page, though not in the file, in the order of the first of each. */
export function merge(fragments: readonly Fragment[], sides: readonly Box[]): Fragment[] {
  const once = mergedOnce(fragments, sides);
  // What stood between two stretches was perhaps joined to one of them only.
  return once.hasFilled ? mergedOnce(once.merged, sides).merged : once.merged;
}

/** Joins stretches; `hasFilled` tells whether letters were put into the gaps of others. */
function mergedOnce(
  fragments: readonly Fragment[],
  sides: readonly Box[],
): { readonly merged: Fragment[]; readonly hasFilled: boolean } {
  const merged: Fragment[] = [];
  let hasFilled = false;
  // By the point of the baseline: only neighbours on the same line are compared.
  const byBaseline = new Map<number, Fragment[]>();
  for (const fragment of fragments) {
    const point = Math.round(fragment.baseline);
    const near = [point - 1, point, point + 1, point - 2, point + 2].flatMap(
      (at) => byBaseline.get(at) ?? [],
    );
    const whole = near.find((candidate) => fillsGaps(candidate, fragment));
    if (whole !== undefined) {
      hasFilled = true;
      for (const character of fragment.characters) insert(whole, character);
      continue;
    }
    const other = near.find(
      (candidate) => continues(candidate, fragment, sides) || continues(fragment, candidate, sides),
    );
    if (other !== undefined) {
      absorb(other, fragment);
      continue;
    }
    merged.push(fragment);
    const bucket = byBaseline.get(point);
    if (bucket === undefined) byBaseline.set(point, [fragment]);
    else bucket.push(fragment);
  }
  return { merged, hasFilled };
}

/** Stretches share at least this much of a line where one stands among the letters of another, in ems. */
const leastShared = 0.1;
/** A letter may begin as much before its gap as this, in ems. */
const early = 0.1;
/** Letters of another font that stands in for one without them are of about the same size. */
const sameSize = 0.75;

/**
 * Whether the letters of a stretch stand in the gaps between those of another: where a font has no letter for a sign, programs take it from another
 * font, and write all of those behind the line.
 */
function fillsGaps(whole: Fragment, letters: Fragment): boolean {
  const size = Math.max(whole.size, letters.size);
  if (whole.angle !== letters.angle || Math.min(whole.size, letters.size) < size * sameSize) return false;
  if (Math.abs(whole.baseline - letters.baseline) > size * raisedFrom) return false;
  const shared = Math.min(whole.end, letters.end) - Math.max(whole.start, letters.start);
  if (shared < size * leastShared) return false;
  if (!letters.characters.every((character) => character.text.trim() === "" || isSpecial(character)))
    return false;
  const own = shown(whole);
  // The letters of another font may be wider than the gaps, but begin in them.
  return shown(letters).every(([start]) => {
    const place = start + size * early;
    return !own.some(([from, to]) => from < place && place < to);
  });
}

/** Where the letters of a stretch begin and end. */
function shown({ characters }: Fragment): (readonly [start: number, end: number])[] {
  return characters.flatMap((character) => {
    if (character.text.trim() === "") return [];
    const { start, end } = placeOf(character);
    return [[start, end] as const];
  });
}

function continues(left: Fragment, right: Fragment, sides: readonly Box[]): boolean {
  if (left.angle !== right.angle) return false;
  const size = Math.max(left.size, right.size);
  if (Math.min(left.size, right.size) < size / 2) return false;
  if (Math.abs(left.baseline - right.baseline) > size * raisedFrom) return false;
  const gap = right.start - left.end;
  const [first] = right.characters;
  if (gap <= -size * mergedGap || gap > size * mergedGap) return false;
  return first === undefined || !isParted(left, first, sides);
}

function absorb(fragment: Fragment, other: Fragment): void {
  const isBefore = other.start < fragment.start;
  fragment.characters.splice(isBefore ? 0 : fragment.characters.length, 0, ...other.characters);
  fragment.start = Math.min(fragment.start, other.start);
  fragment.end = Math.max(fragment.end, other.end);
}
