import { isAllCapitals } from "../../recognise.js";
import { type Box, isSameStyle, type TextRun, type TextStyle } from "../document.js";
import type { PageLine } from "./page-line.js";
import { around, baselineOf, median, mode, onOneLine, overlap } from "./page-line.js";
import type { Column } from "./reading-order.js";

/** A row of letters in a column: one line, or stretches of it that a wide gap parts. */
export interface Row {
  readonly lines: readonly PageLine[];
  readonly text: string;
  readonly runs: readonly TextRun[];
  readonly style: TextStyle;
  readonly size: number;
  readonly box: Box;
  readonly baseline: number;
  readonly page: number;
  /** Where its text begins if a drop cap that it stands beside is thought away. */
  readonly left: number;
  /** A picture on its right begins here, in points; infinite where none does. */
  readonly room: number;
  readonly isCapitals: boolean;
}

/** Sizes that differ by more than this part are two. */
export const sizeTolerance = 0.06;
/** A paragraph begins further in than this, in sizes of its letters. */
export const leastIndent = 0.6;

/** How a column is set; distances in points. */
export interface ColumnMeasure {
  readonly left: number;
  readonly right: number;
  /** From one baseline to the next, by size of the letters. */
  readonly leading: (size: number) => number;
}

/** A column's right edge is where so many of its rows end, if they end there. */
const justifiedShare = 0.25;
/** Rows that end within this many points of each other end at one edge. */
const edgeTolerance = 1.5;
/** Lines farther apart than this are not of one paragraph, in sizes of their letters. */
const widestLeading = 2.3;
/** Distance between baselines where nothing tells it, in sizes of the letters (PostScript's and CSS's “normal” is 1.2). */
const usualLeading = 1.2;

/** Text goes around a picture at this distance at most, in sizes of its letters. */
const pictureMargin = 1.2;

/**
 * The rows of a column.
 *
 * @param shifts where lines beside a drop cap would begin without it
 * @param pictures where pictures stand on the page
 */
export function rowsOf(
  column: Column,
  shifts: ReadonlyMap<PageLine, number>,
  pictures: readonly Box[] = [],
): Row[] {
  const groups: PageLine[][] = [];
  for (const line of column.lines) {
    const last = groups.at(-1)?.at(-1);
    if (last !== undefined && areOfOneRow(last, line)) groups.at(-1)?.push(line);
    else groups.push([line]);
  }
  return groups.map((lines) => rowOf(lines, shifts, pictures));
}

function areOfOneRow(last: PageLine, line: PageLine): boolean {
  // What stands in place of a table is no text.
  if (last.text === "" || line.text === "") return false;
  return onOneLine(last.box, line.box) && line.box.left >= last.box.right - 1;
}

/** A row of its own lines. */
export function rowOf(
  lines: readonly PageLine[],
  shifts: ReadonlyMap<PageLine, number> = new Map(),
  pictures: readonly Box[] = [],
): Row {
  const [first] = lines as readonly [PageLine, ...PageLine[]];
  const box = around(lines.map((line) => line.box));
  const widest = lines.reduce((one, other) => (other.text.length > one.text.length ? other : one));
  const text = lines.map((line) => line.text).join(" ");
  return {
    lines,
    text,
    runs: joinRuns(lines.map(({ block }) => (block.runs.length > 0 ? block.runs : [block]))),
    style: widest.block.style,
    size: widest.size,
    box,
    baseline: baselineOf(widest),
    page: first.page,
    left: shifts.get(first) ?? box.left,
    room: roomBeside(box, widest.size, pictures),
    isCapitals: isAllCapitals(text),
  };
}

/** Where the nearest picture on the right of a row begins, with the white space around it. */
function roomBeside(box: Box, size: number, pictures: readonly Box[]): number {
  const margin = size * pictureMargin;
  const beside = pictures.filter(
    ({ left, top, bottom }) =>
      left >= box.right && overlap(box.top, box.bottom, top - margin, bottom + margin) > 0,
  );
  return Math.min(...beside.map(({ left }) => left - size / 2));
}

/** Runs of neighbouring lines, with a space between them, neighbours of one style as one run. */
export function joinRuns(
  lines: readonly (readonly Pick<TextRun, "text" | "style" | "isRaised">[])[],
  glue = " ",
): TextRun[] {
  const joined: { text: string; style: TextStyle; isRaised: boolean }[] = [];
  for (const [at, runs] of lines.entries())
    for (const [index, { text, style, isRaised = false }] of runs.entries()) {
      const last = joined.at(-1);
      const space = at > 0 && index === 0 ? glue : "";
      if (last !== undefined && last.isRaised === isRaised && isSameStyle(last.style, style))
        last.text += space + text;
      else {
        if (last !== undefined) last.text += space;
        joined.push({ text, style, isRaised });
      }
    }
  return joined.map(({ isRaised, ...run }) => (isRaised ? { ...run, isRaised } : run));
}

/** How a column is set, as its rows tell; `fallback` tells the leading of sizes that stand there once. */
export function measureColumn(rows: readonly Row[], fallback: ReadonlyMap<number, number>): ColumnMeasure {
  const left = leftEdge(rows);
  const right = rightEdge(rows);
  const own = leadings([rows]);
  return {
    left,
    right,
    leading: (size) => own.get(size) ?? fallback.get(size) ?? size * usualLeading,
  };
}

/** Distances between baselines of neighbouring rows of one size, by that size: those that stand there three times at least. */
export function leadings(columns: readonly (readonly Row[])[]): Map<number, number> {
  const distances = new Map<number, number[]>();
  for (const rows of columns)
    rows.forEach((row, at) => {
      const before = rows[at - 1];
      if (before === undefined || before.size !== row.size) return;
      const distance = row.baseline - before.baseline;
      if (distance <= 0 || distance > row.size * widestLeading) return;
      const own = distances.get(row.size) ?? [];
      own.push(distance);
      distances.set(row.size, own);
    });
  const found = new Map<number, number>();
  for (const [size, own] of distances) {
    // Paragraphs of one line make the wider distances the usual ones: the smaller third is that within paragraphs.
    own.sort((one, other) => one - other);
    if (own.length >= 3) found.set(size, own[Math.floor(own.length / 3)] as number);
  }
  return found;
}

/** The rightmost place where enough rows end: short rows of a list or table may end at one place, too. */
function rightEdge(rows: readonly Row[]): number {
  const ends = rows.map(({ box }) => box.right).sort((one, other) => other - one);
  const most = ends[0] ?? 0;
  if (rows.length <= 2) return most;
  const atEdge = (edge: number) => ends.filter((end) => Math.abs(end - edge) <= edgeTolerance).length;
  return ends.find((edge) => atEdge(edge) >= rows.length * justifiedShare) ?? most;
}

function leftEdge(rows: readonly Row[]): number {
  const lefts = rows.map((row) => row.left);
  const usual = mode(lefts.map((left) => [Math.round(left), 1] as const));
  const least = Math.min(...lefts);
  return usual === undefined ? least : (median(lefts.filter((left) => left <= usual + 1)) ?? least);
}
