import type { Box } from "../document.js";
import type { PageLine } from "./page-line.js";
import { around, onOneLine, overlap } from "./page-line.js";

/** A row of a table: its cells from the left, each with its lines from the top. */
export interface TableRow {
  readonly cells: readonly (readonly PageLine[])[];
  readonly box: Box;
}

/** A table of a page. */
export interface Table {
  readonly rows: readonly TableRow[];
  readonly box: Box;
}

/** Ends of ruled lines that meet lie within this many points of each other. */
const nearby = 4;
/** A ruled line is longer than this, in points: the height of a row. */
const shortestSide = 8;

/** The ruled tables of a page: grids of lines with two columns and two cells with text at least. */
export function findTables(lines: readonly PageLine[], rules: readonly Box[]): Table[] {
  const tables: Table[] = [];
  let free = lines;
  for (const grid of grids(rules)) {
    const table = readGrid(free, grid);
    if (table === null) continue;
    tables.push(table);
    const taken = new Set(table.rows.flatMap(({ cells }) => cells.flat()));
    free = free.filter((line) => !taken.has(line));
  }
  return tables;
}

const isHorizontal = ({ left, top, right, bottom }: Box) => right - left > bottom - top;

/** Ruled lines that touch each other. */
function grids(rules: readonly Box[]): Box[][] {
  const groups: Box[][] = [];
  for (const rule of rules) {
    const touching = groups.filter((group) => group.some((other) => touch(rule, other)));
    const joined = [rule, ...touching.flat()];
    for (const group of touching) groups.splice(groups.indexOf(group), 1);
    groups.push(joined);
  }
  return groups.filter(
    (group) => group.filter(isHorizontal).length > 1 && group.some((rule) => !isHorizontal(rule)),
  );
}

function touch(one: Box, other: Box): boolean {
  return (
    overlap(one.left, one.right, other.left, other.right) >= -nearby &&
    overlap(one.top, one.bottom, other.top, other.bottom) >= -nearby
  );
}

function readGrid(lines: readonly PageLine[], grid: readonly Box[]): Table | null {
  const box = around(grid);
  const inside = lines.filter(({ box: own }) => {
    const [x, y] = [(own.left + own.right) / 2, (own.top + own.bottom) / 2];
    return x > box.left && x < box.right && y > box.top && y < box.bottom;
  });
  if (inside.length < 2) return null;
  const columns = cuts(
    grid.filter((rule) => !isHorizontal(rule) && rule.bottom - rule.top >= shortestSide),
    ({ left, right }) => (left + right) / 2,
    [box.left, box.right],
  );
  const rows = cuts(grid.filter(isHorizontal), ({ top, bottom }) => (top + bottom) / 2, [
    box.top,
    box.bottom,
  ]);
  // A frame around text is no table.
  if (columns.length < 3) return null;
  const cells = new Map<number, Map<number, PageLine[]>>();
  for (const line of inside) {
    const row = between(rows, (line.box.top + line.box.bottom) / 2);
    // A heading over several columns begins in the first of them.
    const column = between(columns, line.box.left + line.size / 4);
    const own = cells.get(row) ?? new Map<number, PageLine[]>();
    cells.set(row, own);
    own.set(column, [...(own.get(column) ?? []), line]);
  }
  const read = [...cells].sort(([one], [other]) => one - other).map(([, own]) => rowOf(own));
  return read.some((row) => row.cells.length > 1) ? { rows: read, box } : null;
}

function rowOf(cells: ReadonlyMap<number, readonly PageLine[]>): TableRow {
  const sorted = [...cells].sort(([one], [other]) => one - other);
  const inOrder = sorted.map(([, lines]) => [...lines].sort(topDown));
  return { cells: inOrder, box: around(inOrder.flat().map(({ box }) => box)) };
}

function topDown(one: PageLine, other: PageLine): number {
  return onOneLine(one.box, other.box) ? one.box.left - other.box.left : one.box.top - other.box.top;
}

/** Places of ruled lines, each once, from the smallest. */
function cuts(rules: readonly Box[], placeOf: (rule: Box) => number, edges: readonly number[]): number[] {
  const places = [...rules.map(placeOf), ...edges].sort((one, other) => one - other);
  return places.filter((place, at) => at === 0 || place - (places[at - 1] ?? 0) > nearby);
}

/** Number of the stretch between cuts in which a place lies. */
function between(places: readonly number[], place: number): number {
  return places.filter((cut) => cut <= place).length;
}

/** A line in place of a table, so that the order of reading takes it as one. */
export function standIn({ box, rows }: Table): PageLine {
  const [line] = rows[0]?.cells[0] ?? [];
  if (line === undefined) throw new Error("a table without a cell");
  return { ...line, box, text: "" };
}
