import type { Box } from "../document.js";
import type { PageLine } from "./page-line.js";
import { around, overlap } from "./page-line.js";
import { tableRowsOf } from "./table-rows.js";
import type { Table } from "./tables.js";
import { byColumn, isFlowing, type Strip, stripsBetween, type VisualRow, visualRows } from "./visual-rows.js";

/** Ruled lines that begin and end within so many points of each other belong together. */
const sameEnd = 4;
/** A rule is no thicker than this, in points. */
const thickest = 3;
/** Columns are at least so far apart, in sizes of their letters. */
const leastStrip = 0.45;
/** The head of a table has no more lines than this. */
const tallestHead = 5;

/** The tables of a page that have ruled lines above, below and under their head, and none between their columns. */
export function findOpenTables(lines: readonly PageLine[], rules: readonly Box[]): Table[] {
  const tables: Table[] = [];
  let free = lines;
  for (const group of ruleGroups(rules)) {
    let start = 0;
    // Tables of one width above each other have rules that look like those of one: each run that reads as a table is one.
    while (start < group.length - 1) {
      const found = longestTable(free, group, start);
      start = found === null ? start + 1 : found.end + 1;
      if (found === null) continue;
      tables.push(found.table);
      const taken = new Set(found.table.rows.flatMap(({ cells }) => cells.flat()));
      free = free.filter((line) => !taken.has(line));
    }
  }
  return tables;
}

/** Long horizontal lines that begin and end at the same places, from the top. */
function ruleGroups(rules: readonly Box[]): Box[][] {
  const flat = rules
    .filter(({ left, top, right, bottom }) => bottom - top <= thickest && right - left > bottom - top)
    .sort((one, other) => one.top - other.top);
  const groups: Box[][] = [];
  for (const rule of flat) {
    const group = groups.find(([first]) => first !== undefined && isSameWidth(first, rule));
    if (group === undefined) groups.push([rule]);
    // Two lines at one height are one, drawn twice.
    else if (rule.top - (group.at(-1)?.bottom ?? 0) > thickest) group.push(rule);
  }
  return groups.filter((group) => group.length > 1);
}

function isSameWidth(one: Box, other: Box): boolean {
  return Math.abs(one.left - other.left) <= sameEnd && Math.abs(one.right - other.right) <= sameEnd;
}

function longestTable(lines: readonly PageLine[], group: readonly Box[], start: number) {
  for (let end = group.length - 1; end > start; end--) {
    const table = tableBetween(lines, group.slice(start, end + 1));
    if (table !== null) return { table, end };
  }
  return null;
}

function tableBetween(lines: readonly PageLine[], rules: readonly Box[]): Table | null {
  const box = around(rules);
  const inside = lines.filter(({ box: own }) => {
    const y = (own.top + own.bottom) / 2;
    return y > box.top && y < box.bottom && overlap(own.left, own.right, box.left, box.right) > 0;
  });
  // What crosses the ends of the rules is no table's.
  if (
    inside.length < 4 ||
    inside.some(({ box: own }) => own.left < box.left - sameEnd || own.right > box.right + sameEnd)
  )
    return null;
  const rows = visualRows(inside);
  const cuts = rules.slice(1, -1).map(({ top }) => top);
  const size = Math.max(...rows.map((row) => row.size));
  const strips = bodyStrips(rows, cuts, size * leastStrip);
  if (strips.length === 0 || !isTabular(rows, strips, cuts)) return null;
  return { rows: tableRowsOf(rows, strips, cuts), box };
}

/** The strips between the columns: words of the head may stand above several. */
function bodyStrips(rows: readonly VisualRow[], cuts: readonly number[], narrowest: number): Strip[] {
  const linesOf = (own: readonly VisualRow[]) => own.flatMap(({ lines }) => lines);
  const body = cuts[0] === undefined ? rows : rows.filter(({ baseline }) => baseline > (cuts[0] ?? 0));
  const strips = stripsBetween(linesOf(rows), narrowest);
  const below = stripsBetween(linesOf(body), narrowest);
  return below.length > strips.length && body.length > 1 ? below : strips;
}

function isTabular(rows: readonly VisualRow[], strips: readonly Strip[], cuts: readonly number[]): boolean {
  const columns = byColumn(rows, strips);
  if (columns.some((column) => column.length === 0)) return false;
  const areFlowing = columns.every(isFlowing);
  const [first] = cuts;
  // Between two lines alone, as between those of head and foot, columns of text may stand.
  if (first === undefined)
    return !columns.some(isFlowing) && rows.filter(({ lines }) => lines.length > 1).length > 1;
  const head = rows.filter(({ baseline }) => baseline < first);
  if (head.length === 0 || head.length > tallestHead)
    return !areFlowing && head.length > 0 && cuts.length > 1;
  return head.some(({ lines }) => lines.length > 1) || cuts.length > 1;
}
