import { startsLowerCase } from "../../recognise.js";
import { beginsWithListLabel } from "./label.js";
import { isOfficeLine } from "./office-lines.js";
import type { PageLine } from "./page-line.js";
import { around } from "./page-line.js";
import { areFigures, isBareLabel } from "./side-by-side.js";
import { tableRowsOf } from "./table-rows.js";
import type { Table, TableRow } from "./tables.js";
import { byColumn, isFlowing, type Strip, stripsBetween, type VisualRow, visualRows } from "./visual-rows.js";

/** Columns are at least so far apart, in sizes of their letters. */
const leastStrip = 0.9;
/** Rows of a table are no farther apart than this, in sizes of their letters. */
const widestPitch = 2.8;
/** Baselines nearer than this, in sizes of the letters, are those of two texts beside each other. */
const nearestPitch = 0.75;
/** Lines of text follow each other at this distance at most, in sizes of their letters; so many of them show whether they are text. */
const adjacentPitch = 1.7;
const nearRows = 6;
/** Fewest rows of a table of two columns, and of more. */
const fewestRows = 3;
const fewestWideRows = 2;
/** So many rows of a table have something in two columns at least. */
const pairedShare = 0.7;
/** So many cells of a column begin, or end, or have their middle at one place. */
const alignedShare = 0.8;
/** Edges within this part of the size of the letters are one. */
const edgeShare = 0.35;
/** What names a row is no longer than this, in characters, in most rows of a table of two columns. */
const longestName = 26;
/** The same where names go on in a second line now and then. */
const longestWrapped = 20;
/** Columns of which both have so many lines that go on in the next are texts beside each other. */
const wrappedShare = 0.25;
/** Names of rows do not end as sentences and verses do. */
const verseEnd = /[.,;!?…]["”’»)\]]*$/u;

/**
 * The tables among lines that stand in one column of a page, told by nothing but how their cells stand below each other.
 *
 * @param lines all lines of that stretch of the page: what stands beside a table belongs to it
 */
export function findAlignedTables(lines: readonly PageLine[]): Table[] {
  const rows = visualRows(lines);
  const tables: Table[] = [];
  let start = 0;
  while (start < rows.length) {
    const found = longestTable(rows, start, endOfRun(rows, start));
    if (found !== null) tables.push(found.table);
    start = found?.end ?? start + 1;
  }
  return tables;
}

/** The table that begins with a row: a line by itself may be its last one, or stand between it and another. */
function longestTable(rows: readonly VisualRow[], start: number, last: number) {
  for (let end = last; end > start; end--) {
    if (end < last && !isAlone(rows[end], rows[start])) continue;
    const table = tableOf(rows, start, end);
    if (table !== null) return { table, end };
  }
  return null;
}

/** Whether a row is one line that begins where another row does. */
function isAlone(row: VisualRow | undefined, other: VisualRow | undefined): boolean {
  const [[line, ...rest], [first]] = [row?.lines ?? [], other?.lines ?? []];
  if (line === undefined || first === undefined || rest.length > 0) return false;
  return line.box.left - first.box.left <= first.size * edgeShare;
}

/** Where the rows end that leave the strips between the first one's stretches white; `start` where that is of one stretch. */
function endOfRun(rows: readonly VisualRow[], start: number): number {
  const [first] = rows.slice(start, start + 1);
  if (first === undefined || first.lines.length < 2 || isStandIn(first)) return start;
  let strips = stripsBetween(first.lines, first.size * leastStrip);
  let end = start + 1;
  for (; end < rows.length && strips.length > 0; end++) {
    const [above, row] = [rows[end - 1], rows[end]] as [VisualRow, VisualRow];
    const size = Math.max(above.size, row.size);
    if (row.baseline - above.baseline > size * widestPitch || isStandIn(row) || isHeadOf(row, first)) break;
    const left = strips.flatMap((strip) => withoutLines(strip, row.lines, size * leastStrip));
    if (left.length < strips.length) break;
    strips = left;
  }
  return strips.length === 0 ? start : end;
}

/** Whether a row is a line in bold between others that are not. */
function isHeadOf({ lines: [line, ...others] }: VisualRow, first: VisualRow): boolean {
  return (
    others.length === 0 &&
    line?.block.style.bold === true &&
    !first.lines.every(({ block }) => block.style.bold)
  );
}

/** Whether a row holds a line in place of another table. */
function isStandIn({ lines }: VisualRow): boolean {
  return lines.some(({ text }) => text === "");
}

/** What lines leave of a strip: nothing where one crosses it or it gets too narrow. */
function withoutLines(strip: Strip, lines: readonly PageLine[], narrowest: number): Strip[] {
  let { left, right } = strip;
  for (const { box } of lines) {
    if (box.right <= left || box.left >= right) continue;
    if (box.left <= left && box.right >= right) return [];
    if (box.left > left && box.right < right) return [];
    if (box.left <= left) left = box.right;
    else right = box.left;
  }
  return right - left >= narrowest ? [{ left, right }] : [];
}

function tableOf(all: readonly VisualRow[], start: number, end: number): Table | null {
  const run = all.slice(start, end);
  const size = Math.max(...run.map((row) => row.size));
  if (run.some((row, at) => at > 0 && row.baseline - (run[at - 1]?.baseline ?? 0) < size * nearestPitch))
    return null;
  const strips = stripsBetween(
    run.flatMap(({ lines }) => lines),
    size * leastStrip,
  );
  if (strips.length === 0 || strips.some((strip) => isBesideText(strip, all, start, end))) return null;
  const columns = byColumn(run, strips);
  const rows = tableRowsOf(run, strips);
  if (!areCells(columns, rows, run)) return null;
  return { rows, box: around(rows.map(({ box }) => box)) };
}

/** Whether text that goes on above or below stands on one side of a strip: then the strip parts two columns of the page. */
function isBesideText(strip: Strip, all: readonly VisualRow[], start: number, end: number): boolean {
  const [first, last] = [all[start], all[end - 1]] as [VisualRow, VisualRow];
  const near = all.slice(Math.max(0, start - nearRows), end + nearRows);
  const isAdjacent = (row: VisualRow) =>
    first.baseline - row.baseline <= first.size * adjacentPitch &&
    row.baseline - last.baseline <= last.size * adjacentPitch;
  const isRight = ({ box }: PageLine) => box.left >= strip.right - 1;
  const isLeft = ({ box }: PageLine) => box.right <= strip.left + 1;
  return [isLeft, isRight].some((isHere) => {
    const column = near.flatMap(({ lines }) => lines.filter(isHere));
    const goesOn = near.some(
      (row) =>
        (row.baseline < first.baseline || row.baseline > last.baseline) &&
        isAdjacent(row) &&
        row.lines.some(isHere),
    );
    return goesOn && isFlowing(column);
  });
}

function areCells(
  columns: readonly (readonly PageLine[])[],
  rows: readonly TableRow[],
  run: readonly VisualRow[],
): boolean {
  const paired = rows.filter(({ cells }) => cells.length > 1).length;
  if (paired < rows.length * pairedShare || columns.some((column) => column.length < 2 && rows.length > 1))
    return false;
  if (run.some(({ lines }) => lines.some(({ text }) => isOfficeLine(text)))) return false;
  const [names, values] = columns as [readonly PageLine[], readonly PageLine[]];
  // Items of a list, each with its label.
  if (columns.length === 2 && names.every(({ text }) => isBareLabel(text))) return false;
  if (isFlowing(names) && !names.some(({ text }) => isBareLabel(text))) return false;
  if (columns.length > 2) return rows.length >= fewestWideRows && areAligned(columns, rows);
  if (rows.length < fewestRows && !rows.every(isExplained)) return false;
  return areNamesAndValues(names, values) && areAligned(columns, rows);
}

/** Whether lines of a column go on in the next one now and then. */
function isWrapped(column: readonly PageLine[]): boolean {
  return column.filter(({ text }) => startsLowerCase(text)).length >= column.length * wrappedShare;
}

/** Whether a row is a name in one line, and beside it a text of several that begins on that line. */
function isExplained({ cells }: TableRow): boolean {
  const [name = [], text = []] = cells;
  const [, ...rest] = text;
  if (name.length !== 1 || startsLowerCase(text[0]?.text ?? "")) return false;
  return rest.some((line) => startsLowerCase(line.text));
}

function areNamesAndValues(names: readonly PageLine[], values: readonly PageLine[]): boolean {
  const lengths = names.map(({ text }) => text.length).sort((one, other) => one - other);
  const usual = lengths[Math.floor(lengths.length / 2)] ?? 0;
  const most = isWrapped(names) ? longestWrapped : longestName;
  if ((usual > most && !areFigures(values)) || [names, values].every(isWrapped)) return false;
  const verses = names.filter(({ text }) => verseEnd.test(text)).length;
  if (verses > names.length / 3) return false;
  // Two lists beside each other.
  const labels = (lines: readonly PageLine[]) => lines.filter(({ text }) => beginsWithListLabel(text)).length;
  return labels(values) < values.length / 2;
}

/** Whether the cells of all columns stand at one edge; the first column has its left edge, or figures. */
function areAligned(columns: readonly (readonly PageLine[])[], rows: readonly TableRow[]): boolean {
  const firstLines = new Set(rows.flatMap(({ cells }) => cells.flatMap((cell) => cell.slice(0, 1))));
  return columns.every((column, at) => {
    const own = column.filter((line) => firstLines.has(line));
    if (own.length < 2) return true;
    const size = own[0]?.size ?? 1;
    const isEdge = (edgeOf: (line: PageLine) => number) =>
      own.some((line) => {
        const edge = edgeOf(line);
        const near = own.filter((other) => Math.abs(edgeOf(other) - edge) <= size * edgeShare);
        return near.length >= own.length * alignedShare;
      });
    if (isEdge(({ box }) => box.left)) return true;
    if (at === 0 && !own.every(({ text }) => isBareLabel(text))) return false;
    return (
      isEdge(({ box }) => box.right) ||
      (columns.length > 2 && isEdge(({ box }) => (box.left + box.right) / 2))
    );
  });
}
