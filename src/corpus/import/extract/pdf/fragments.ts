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

/*
 * Characters → lines. A line here is a fragment: a stretch on one baseline without a wide gap, so that two columns side by side are two.
 * All distances are in ems, which are the size of the letters.
 */

/** A character further off the line before it than this begins another one; raised and lowered figures stay. */
const farOffBaseline = 0.55;
/** From here on a smaller character is raised: the mark of a footnote. */
const raisedFrom = 0.15;
const raisedSize = 0.85;
/** Where one character ends and the next begins further on than this, there is a space between them (a space is a quarter of an em). */
const spaceFrom = 0.17;
/** The same where a line is set with wide spaces between its letters: beyond the usual distance. */
const extraSpaceFrom = 0.25;
/** A gap this wide parts two lines, unless the file itself has a space in it, as text set to full width does. */
const gapFrom = 1.2;
const spacedGapFrom = 2.6;
/** A character this far behind the end of the one before it belongs elsewhere; accents and kerning go back less. */
const backFrom = 0.9;
/** Stretches that follow each other on a line but not in the file are one line up to this gap. */
const mergedGap = 0.5;

/** A line in the making, in a frame of its own in which text runs from left to right. */
interface Fragment {
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

/** The lines of a page, from the characters in the order of its content. */
export function fragmentsOf(characters: readonly PdfCharacter[]): TextBlock[] {
  const fragments: Fragment[] = [];
  for (const character of characters) {
    const last = fragments.at(-1);
    if (last !== undefined && goesOn(last, character)) add(last, character);
    else if (character.text.trim() === "" && last !== undefined && isNear(last, character))
      last.characters.push(character);
    else fragments.push(begin(character));
  }
  return merge(fragments.filter(hasText)).map(blockOf);
}

function hasText({ characters }: Fragment): boolean {
  return characters.some(({ text }) => text.trim() !== "");
}

/** Places along and across the text, in points. */
function placeOf({ x, y, endX, endY, angle }: PdfCharacter): {
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

function begin(character: PdfCharacter): Fragment {
  return { characters: [character], angle: character.angle, size: character.size, ...placeOf(character) };
}

function add(fragment: Fragment, character: PdfCharacter): void {
  const { start, end, baseline } = placeOf(character);
  fragment.characters.push(character);
  if (character.text.trim() === "") return;
  fragment.start = Math.min(fragment.start, start);
  fragment.end = Math.max(fragment.end, end);
  // The size and baseline of a raised mark are not those of its line.
  if (character.size < fragment.size) return;
  fragment.size = character.size;
  fragment.baseline = baseline;
}

function isNear(fragment: Fragment, character: PdfCharacter): boolean {
  return (
    character.angle === fragment.angle &&
    Math.abs(placeOf(character).baseline - fragment.baseline) <= fragment.size * farOffBaseline
  );
}

function goesOn(fragment: Fragment, character: PdfCharacter): boolean {
  if (!isNear(fragment, character)) return false;
  const { characters, end } = fragment;
  const size = Math.max(fragment.size, character.size);
  // A drop cap stands beside several lines.
  if (Math.min(fragment.size, character.size) < size * 0.4) return false;
  const gap = placeOf(character).start - end;
  if (gap < -size * backFrom) return false;
  const isSpaced = characters.at(-1)?.text.trim() === "";
  return gap <= size * (isSpaced ? spacedGapFrom : gapFrom);
}

/** Joins stretches that continue each other on the page, though not in the file, in the order of the first of each. */
function merge(fragments: readonly Fragment[]): Fragment[] {
  const merged: Fragment[] = [];
  // By the point of the baseline: only neighbours on the same line are compared.
  const byBaseline = new Map<number, Fragment[]>();
  for (const fragment of fragments) {
    const point = Math.round(fragment.baseline);
    const near = [point - 1, point, point + 1, point - 2, point + 2].flatMap(
      (at) => byBaseline.get(at) ?? [],
    );
    const other = near.find((candidate) => continues(candidate, fragment) || continues(fragment, candidate));
    if (other !== undefined) {
      absorb(other, fragment);
      continue;
    }
    merged.push(fragment);
    const bucket = byBaseline.get(point);
    if (bucket === undefined) byBaseline.set(point, [fragment]);
    else bucket.push(fragment);
  }
  return merged;
}

function continues(left: Fragment, right: Fragment): boolean {
  if (left.angle !== right.angle) return false;
  const size = Math.max(left.size, right.size);
  if (Math.min(left.size, right.size) < size / 2) return false;
  if (Math.abs(left.baseline - right.baseline) > size * raisedFrom) return false;
  const gap = right.start - left.end;
  return gap > -size * mergedGap && gap <= size * mergedGap;
}

function absorb(fragment: Fragment, other: Fragment): void {
  const isBefore = other.start < fragment.start;
  fragment.characters.splice(isBefore ? 0 : fragment.characters.length, 0, ...other.characters);
  fragment.start = Math.min(fragment.start, other.start);
  fragment.end = Math.max(fragment.end, other.end);
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
  const shown = characters.filter(({ text }) => text.trim() !== "");
  const [rise, fall] = [size * letterRise, size * letterFall];
  const radians = (angle * Math.PI) / 180;
  const [upX, upY] = [-Math.sin(radians), -Math.cos(radians)];
  const xs = shown.flatMap(({ x, endX }) => [x, endX].flatMap((at) => [at + upX * rise, at - upX * fall]));
  const ys = shown.flatMap(({ y, endY }) => [y, endY].flatMap((at) => [at + upY * rise, at - upY * fall]));
  return {
    left: extreme(xs, Math.min),
    top: extreme(ys, Math.min),
    right: extreme(xs, Math.max),
    bottom: extreme(ys, Math.max),
  };
}

function extreme(values: readonly number[], choose: (one: number, other: number) => number): number {
  return values.reduce((one, other) => choose(one, other));
}
