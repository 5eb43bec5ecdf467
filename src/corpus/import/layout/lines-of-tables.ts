import type { Box } from "../document.js";
import type { PageLine } from "./page-line.js";
import { findTables } from "./tables.js";
import { type VisualRow, visualRows } from "./visual-rows.js";

/** A ruled table that takes more of a page's height than this is no head or foot of it. */
const tallShare = 0.25;
/** Cells that begin within so many points of each other stand in one column. */
const sameColumn = 3;
/** Rows of a table follow each other at one distance, but for this part of it: a head or foot is set apart. */
const pitchTolerance = 0.2;

/**
 * The lines of a page that stand in tables, as far as that can be told without knowing what is furniture: rows at the edges of a page may look alike on
 * all pages, and are text.
 *
 * @param height of the page, in points
 */
export function linesOfTables(
  lines: readonly PageLine[],
  rules: readonly Box[],
  height: number,
): Set<PageLine> {
  const tall = findTables(lines, rules).filter(({ box }) => box.bottom - box.top > height * tallShare);
  const found = new Set(tall.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.flat())));
  const rows = visualRows(lines);
  rows.forEach((row, at) => {
    const above = [rows[at - 1], rows[at - 2]] as const;
    const below = [rows[at + 1], rows[at + 2]] as const;
    if (goesOn(row, ...above) || goesOn(row, ...below)) for (const line of row.lines) found.add(line);
  });
  return found;
}

/** Whether a row stands in one line of rows with the next two, cells below cells. */
function goesOn(row: VisualRow, next: VisualRow | undefined, last: VisualRow | undefined): boolean {
  if (next === undefined || last === undefined || row.lines.length < 2) return false;
  const [pitch, other] = [Math.abs(next.baseline - row.baseline), Math.abs(last.baseline - next.baseline)];
  if (Math.abs(pitch - other) > other * pitchTolerance) return false;
  return [next, last].every((each) => sharedEdges(row, each) >= 2);
}

function sharedEdges({ lines: one }: VisualRow, { lines: other }: VisualRow): number {
  const isShared = (edgeOf: (line: PageLine) => number, line: PageLine) =>
    other.some((each) => Math.abs(edgeOf(each) - edgeOf(line)) <= sameColumn);
  return one.filter((line) => isShared(({ box }) => box.left, line) || isShared(({ box }) => box.right, line))
    .length;
}
