import {
  type Box,
  isSameStyle,
  letterFall,
  letterRise,
  type TextBlock,
  type TextRun,
  textBlock,
} from "../../document.js";
import type { PdfCharacter } from "./characters.js";
import { begin, type Fragment, insert, isNear, isSpecial, placeOf } from "./fragment.js";
import { isParted, joinSpread, merge } from "./merge-fragments.js";

/*
 * Characters → lines. A line here is a fragment: a stretch on one baseline without a wide gap, so that two columns side by side are two.
 * All distances are in ems, which are the size of the letters.
 */

/** From here on a smaller character is raised: the mark of a footnote. */
const raisedFrom = 0.15;
const raisedSize = 0.85;
/** A letter that other fonts have to stand in for is written behind its line, this far back at least. */
const insertedFrom = 0.25;
/** Where one character ends and the next begins further on than this, there is a space between them (a space is a quarter of an em). */
const spaceFrom = 0.17;
/** The same where a line is set with wide spaces between its letters: beyond the usual distance. */
const extraSpaceFrom = 0.25;
/** A gap this wide parts two lines, unless the file itself has a space in it, as text set to full width does. */
const gapFrom = 1.2;
/** The same between ruled lines of one width, where the cells of a table stand. */
const cellGapFrom = 0.7;
/** So many ruled lines above each other that begin and end at the same places, but for so many points, are those of a table. */
const fewestRules = 3;
const sameEnd = 4;
const spacedGapFrom = 2.6;
/** A character this far behind the end of the one before it belongs elsewhere; accents and kerning go back less. */
const backFrom = 0.9;
/**
 * The lines of a page, from the characters in the order of its content.
 *
 * @param rules ruled lines of the page: no line of text goes on over an upright one
 */
export function fragmentsOf(characters: readonly PdfCharacter[], rules: readonly Box[] = []): TextBlock[] {
  const fragments: Fragment[] = [];
  const sides = rules.filter(({ left, top, right, bottom }) => bottom - top > right - left);
  // The sides of cells part them where there are any.
  const tables = betweenRules(rules.filter((rule) => !sides.includes(rule))).filter(
    (table) =>
      !sides.some(
        ({ left, top }) =>
          left > table.left && left < table.right && top < table.bottom && top > table.top - sameEnd,
      ),
  );
  for (const character of characters) {
    const last = fragments.at(-1);
    if (last !== undefined && goesOn(last, character, tables) && !isParted(last, character, sides))
      add(last, character);
    else if (character.text.trim() === "" && last !== undefined && isNear(last, character))
      last.characters.push(character);
    else fragments.push(begin(character, last));
  }
  return merge(joinSpread(fragments.filter(hasText), sides), sides).map(blockOf);
}

function hasText({ characters }: Fragment): boolean {
  return characters.some(({ text }) => text.trim() !== "");
}

function add(fragment: Fragment, character: PdfCharacter): void {
  const { start, end, baseline } = placeOf(character);
  // A letter out of another font, which stands in a gap that was left for it.
  if (isSpecial(character) && start < fragment.end - fragment.size * insertedFrom) {
    insert(fragment, character);
    return;
  }
  fragment.characters.push(character);
  if (character.text.trim() === "") return;
  fragment.start = Math.min(fragment.start, start);
  fragment.end = Math.max(fragment.end, end);
  // The size and baseline of a raised mark are not those of its line.
  if (character.size < fragment.size) return;
  fragment.size = character.size;
  fragment.baseline = baseline;
}

/** Where tables stand that have ruled lines of one width. */
function betweenRules(flat: readonly Box[]): Box[] {
  const groups: Box[][] = [];
  for (const rule of flat) {
    const group = groups.find(
      ([first]) =>
        first !== undefined &&
        Math.abs(first.left - rule.left) <= sameEnd &&
        Math.abs(first.right - rule.right) <= sameEnd,
    );
    if (group === undefined) groups.push([rule]);
    else group.push(rule);
  }
  return groups
    .filter((group) => group.length >= fewestRules)
    .map((group) => ({
      left: Math.min(...group.map(({ left }) => left)),
      right: Math.max(...group.map(({ right }) => right)),
      top: Math.min(...group.map(({ top }) => top)),
      bottom: Math.max(...group.map(({ bottom }) => bottom)),
    }));
}

function goesOn(fragment: Fragment, character: PdfCharacter, tables: readonly Box[]): boolean {
  if (!isNear(fragment, character)) return false;
  const { characters, end } = fragment;
  const size = Math.max(fragment.size, character.size);
  // A drop cap stands beside several lines.
  if (Math.min(fragment.size, character.size) < size * 0.4) return false;
  const { start } = placeOf(character);
  const gap = start - end;
  if (gap < -size * backFrom || start > (fragment.until ?? Infinity) - size / 2) return false;
  const isSpaced = characters.at(-1)?.text.trim() === "";
  if (isSpaced) return gap <= size * spacedGapFrom;
  const isInTable = tables.some(
    ({ left, top, right, bottom }) =>
      character.x > left && character.x < right && character.y > top && character.y < bottom,
  );
  return gap <= size * (isInTable ? cellGapFrom : gapFrom);
}

function blockOf(fragment: Fragment): TextBlock {
  const runs = runsOf(fragment);
  const text = runs.map((run) => run.text).join("");
  const letters = new Map<TextRun["style"], number>();
  for (const run of runs) letters.set(run.style, (letters.get(run.style) ?? 0) + run.text.trim().length);
  const [style] = [...letters].sort((one, other) => other[1] - one[1])[0] ?? [];
  return textBlock({
    text,
    unit: "line",
    ...(style && { style }),
    runs: runs.length > 1 ? runs : [],
    box: boxOf(fragment),
    angle: fragment.angle,
  });
}

/** The stretches of one style, with spaces where the page shows them, and none at the ends. */
function runsOf(fragment: Fragment): TextRun[] {
  const spaceAt = spaceWidth(fragment);
  const runs: { text: string; style: TextRun["style"]; isRaised: boolean }[] = [];
  let end: number | null = null;
  let isSpaced = false;
  for (const character of fragment.characters) {
    if (character.text.trim() === "") {
      isSpaced = true;
      continue;
    }
    const place = placeOf(character);
    const gap = end === null ? 0 : place.start - end;
    const space = runs.length > 0 && (isSpaced || gap > spaceAt) ? " " : "";
    const isRaised = isRaisedIn(fragment, character, place.baseline);
    const last = runs.at(-1);
    if (last !== undefined && last.isRaised === isRaised && isSameStyle(last.style, character.style))
      last.text += space + character.text;
    else {
      if (last !== undefined) last.text += space;
      runs.push({ text: character.text, style: character.style, isRaised });
    }
    end = Math.max(place.end, end ?? place.end);
    isSpaced = false;
  }
  return runs.map(({ isRaised, ...run }) => (isRaised ? { ...run, isRaised } : run));
}

function isRaisedIn(fragment: Fragment, character: PdfCharacter, baseline: number): boolean {
  return (
    character.size <= fragment.size * raisedSize && fragment.baseline - baseline >= fragment.size * raisedFrom
  );
}

/** From which gap on there is a space between two letters, in points: more where all letters are set apart. */
function spaceWidth({ characters, size }: Fragment): number {
  const gaps: number[] = [];
  characters.forEach((character, at) => {
    const before = characters[at - 1];
    if (before === undefined || before.text.trim() === "" || character.text.trim() === "") return;
    gaps.push(placeOf(character).start - placeOf(before).end);
  });
  gaps.sort((one, other) => one - other);
  const usual = gaps[Math.floor(gaps.length / 2)] ?? 0;
  return usual > size * spaceFrom ? usual + size * extraSpaceFrom : size * spaceFrom;
}

/** The box of a line on the page; of a line that does not run from left to right, the box around it. */
function boxOf({ characters, size, angle }: Fragment): Box {
  const [rise, fall] = [size * letterRise, size * letterFall];
  const radians = (angle * Math.PI) / 180;
  const [upX, upY] = [-Math.sin(radians), -Math.cos(radians)];
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { text, x, y, endX, endY } of characters) {
    if (text.trim() === "") continue;
    left = Math.min(left, x, endX);
    right = Math.max(right, x, endX);
    top = Math.min(top, y, endY);
    bottom = Math.max(bottom, y, endY);
  }
  return {
    left: left + Math.min(upX * rise, -upX * fall),
    top: top + Math.min(upY * rise, -upY * fall),
    right: right + Math.max(upX * rise, -upX * fall),
    bottom: bottom + Math.max(upY * rise, -upY * fall),
  };
}
