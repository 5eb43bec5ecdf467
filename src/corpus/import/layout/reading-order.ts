import { startsLowerCase } from "../../recognise.js";
import { findAlignedTables } from "./aligned-tables.js";
import { beginsWithEmblem, isOfficeLine } from "./office-lines.js";
import type { PageLine } from "./page-line.js";
import { around, onOneLine, overlap } from "./page-line.js";
import { areItemRows, isBareLabel } from "./side-by-side.js";
import { standIn, type Table } from "./tables.js";

/** Lines of one column between what spans it, from the top. */
export interface Column {
  readonly lines: readonly PageLine[];
  /** Edges of the column, in points: those of its lines. */
  readonly left: number;
  readonly right: number;
}

/** The white space between two columns is at least this wide, in sizes of the letters beside it. */
const leastGutter = 0.8;
/** In the head of a paper of an authority the block of the office reaches nearly to that of the state's name. */
const emblemGutter = 0.15;
/** Lines of a block stand no farther from each other than this, in sizes of their letters. */
const blockGap = 1;
/** Two stretches side by side are columns of running text from so many lines on; fewer are a letterhead or signatures. */
const leastColumnLines = 4;
/** Lines of running text fill at least this share of their column. */
const filledShare = 0.6;
/** Lines beside each other share more than this part of the size of their letters; those above each other may touch. */
const besideShare = 0.3;
const besideBlocks = 1;
/** Edges within this part of the size of the letters are one. */
const edgeShare = 0.3;
/** Deeper nesting of columns in columns is no page of print. */
const deepest = 6;

/**
 * The columns of a page in the order in which they are read: what spans the page parts it into bands, each read column by column.
 *
 * @param tables takes up the tables that are found, by the lines that stand in their place in the columns
 */
export function readingOrder(
  lines: readonly PageLine[],
  tables: Map<PageLine, Table> = new Map(),
  depth = 0,
): Column[] {
  const sorted = withStandIns(lines, tables).sort(
    (one, other) => one.box.top - other.box.top || one.box.left - other.box.left,
  );
  const gutter = depth < deepest ? bestGutter(sorted) : null;
  if (gutter === null) return sorted.length === 0 ? [] : [columnOf(inRows(sorted))];
  const columns: Column[] = [];
  let rest: PageLine[] = [];
  const flush = () => {
    columns.push(...readingOrder(rest, tables, depth + 1));
    rest = [];
  };
  let at = 0;
  for (const band of gutter.bands) {
    rest.push(...sorted.slice(at, band.start));
    const { above, left, right, below } = partBand(sorted.slice(band.start, band.end), gutter.place);
    rest.push(...above);
    flush();
    columns.push(...readingOrder(left, tables, depth + 1), ...readingOrder(right, tables, depth + 1));
    rest.push(...below);
    at = band.end;
  }
  rest.push(...sorted.slice(at));
  flush();
  return columns;
}

/** Lines with one in place of each table among them. */
function withStandIns(lines: readonly PageLine[], tables: Map<PageLine, Table>): PageLine[] {
  const found = findAlignedTables(lines);
  if (found.length === 0) return [...lines];
  const inTables = new Set(found.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.flat())));
  const stands = found.map((table) => {
    const stand = standIn(table);
    tables.set(stand, table);
    return stand;
  });
  return [...lines.filter((line) => !inTables.has(line)), ...stands];
}

function columnOf(lines: readonly PageLine[]): Column {
  const { left, right } = around(lines.map(({ box }) => box));
  return { lines, left, right };
}

/** Lines that stand side by side on one line of print are read from the left. */
function inRows(sorted: readonly PageLine[]): PageLine[] {
  const rows: PageLine[][] = [];
  for (const line of sorted) {
    const row = rows.at(-1);
    if (row?.some((other) => onOneLine(other.box, line.box) && isBeside(other, line))) row.push(line);
    else rows.push([line]);
  }
  return rows.flatMap((row) => row.sort((one, other) => one.box.left - other.box.left));
}

function isBeside(one: PageLine, other: PageLine): boolean {
  return overlap(one.box.left, one.box.right, other.box.left, other.box.right) <= 1;
}

/** Lines from `start` to before `end` of which none crosses a gutter. */
interface Band {
  readonly start: number;
  readonly end: number;
}

/** Where a column may begin, and how wide the white space on its left is at least, in sizes of the letters there. */
interface Place {
  readonly x: number;
  readonly gutter: number;
}

/** A place between columns, and the bands that it parts. */
interface Gutter {
  readonly place: Place;
  readonly bands: readonly Band[];
}

/** The gutter beside which most lines stand; null where the lines are one column. */
function bestGutter(sorted: readonly PageLine[]): Gutter | null {
  let best: { readonly gutter: Gutter; readonly lines: number } | null = null;
  for (const place of candidates(sorted)) {
    const bands = bandsAt(sorted, place);
    const lines = bands.reduce((sum, { start, end }) => sum + end - start, 0);
    if (lines > 0 && (best === null || lines > best.lines)) best = { gutter: { place, bands }, lines };
  }
  return best === null ? null : best.gutter;
}

/** Left edges of lines that have another one to their left, beyond a gutter. */
function candidates(lines: readonly PageLine[]): Place[] {
  const found = new Map<number, Place>();
  // Blocks of a paper's head and end stand beside each other though none of their lines do.
  const beside = lines.some(({ text }) => isOfficeLine(text)) ? -besideBlocks : besideShare;
  for (const { box, size, text } of lines) {
    const gutter = beginsWithEmblem(text) ? emblemGutter : leastGutter;
    const hasLeft = lines.some(
      (other) =>
        other.box.right <= box.left - size * gutter &&
        overlap(other.box.top, other.box.bottom, box.top, box.bottom) > size * beside,
    );
    const x = Math.floor(box.left);
    if (hasLeft && (found.get(x)?.gutter ?? 1) > gutter) found.set(x, { x, gutter });
  }
  return [...found.values()];
}

function bandsAt(sorted: readonly PageLine[], place: Place): Band[] {
  const bands: Band[] = [];
  let start = 0;
  const end = (at: number) => {
    if (isBand(sorted.slice(start, at), place)) bands.push({ start, end: at });
    start = at + 1;
  };
  sorted.forEach((line, at) => {
    if (sideOf(line, place) === "across") end(at);
  });
  end(sorted.length);
  return bands;
}

function sideOf({ box, size }: PageLine, { x, gutter }: Place): "left" | "right" | "across" {
  if (box.left >= x) return "right";
  return box.right <= x + 1 - size * gutter ? "left" : "across";
}

/** Whether lines on both sides stand beside each other, two at least on one of them. */
function isBand(lines: readonly PageLine[], place: Place): boolean {
  const left = lines.filter((line) => sideOf(line, place) === "left");
  const right = lines.filter((line) => sideOf(line, place) === "right");
  if (left.length === 0 || right.length === 0 || lines.length < 3) return false;
  const [one, other] = [around(left.map(({ box }) => box)), around(right.map(({ box }) => box))];
  if (overlap(one.top, one.bottom, other.top, other.bottom) <= 0) return false;
  if ([left, right].some((side) => side.some(({ text }) => isOfficeLine(text)))) return true;
  if (areItemRows(left, right)) return false;
  if (readOn(left) && readOn(right)) return true;
  return isRunning(left) || isRunning(right) || !areRows(left, right);
}

/** Whether each line goes on in the next one. */
function readOn([, ...rest]: readonly PageLine[]): boolean {
  return rest.length > 0 && rest.every(({ text }) => startsLowerCase(text) && !isBareLabel(text));
}

/** Whether lines on the right belong to those on the left, as figures do to what they count: aligned on both sides, and each beside one. */
function areRows(left: readonly PageLine[], right: readonly PageLine[]): boolean {
  if (!right.every((line) => left.some((other) => onOneLine(line.box, other.box)))) return false;
  const isEdge = (lines: readonly PageLine[], edgeOf: (line: PageLine) => number) => {
    const edges = lines.map(edgeOf);
    return Math.max(...edges) - Math.min(...edges) <= (lines[0]?.size ?? 1) * edgeShare;
  };
  const isLeft = (lines: readonly PageLine[]) => isEdge(lines, ({ box }) => box.left);
  const isRight = (lines: readonly PageLine[]) => isEdge(lines, ({ box }) => box.right);
  const partners = left.filter((line) => right.some((other) => onOneLine(line.box, other.box)));
  return right.length > 1 && isLeft(partners) && (isLeft(right) || isRight(right));
}

/** The two sides of a band, without the lines above and below that have nothing beside them. */
function partBand(lines: readonly PageLine[], place: Place) {
  const left = lines.filter((line) => sideOf(line, place) === "left");
  const right = lines.filter((line) => sideOf(line, place) === "right");
  const [one, other] = [around(left.map(({ box }) => box)), around(right.map(({ box }) => box))];
  const isAbove = (line: PageLine) => line.box.bottom <= one.top;
  // Columns of running text may end at different heights; beside a letterhead the text goes on below.
  const areColumns = isRunning(left) && isRunning(right);
  const end = areColumns ? Infinity : endOfBlock(left, other.bottom);
  const isBelow = (line: PageLine) => line.box.top >= end;
  return {
    above: right.filter(isAbove),
    left: left.filter((line) => !isBelow(line)),
    right: right.filter((line) => !isAbove(line)),
    below: left.filter(isBelow),
  };
}

/** Where a block on the left ends that stands beside one that ends at some height: it may be the longer one of the two. */
function endOfBlock(left: readonly PageLine[], height: number): number {
  let bottom = Number.NEGATIVE_INFINITY;
  for (const { box, size } of left) {
    if (box.top >= height && box.top - bottom > size * blockGap) return box.top;
    bottom = Math.max(bottom, box.bottom);
  }
  return Infinity;
}

function isRunning(lines: readonly PageLine[]): boolean {
  if (lines.length < leastColumnLines) return false;
  const { left, right } = around(lines.map(({ box }) => box));
  const filled = lines.filter(({ box }) => box.right - box.left >= (right - left) * filledShare);
  return filled.length >= lines.length / 2;
}
