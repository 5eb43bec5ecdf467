import { startsLowerCase } from "../../recognise.js";
import type { PageLine } from "./page-line.js";
import { around } from "./page-line.js";
import type { TableRow } from "./tables.js";
import { columnAt, type Strip, type VisualRow } from "./visual-rows.js";

/** Rows of a table stand farther apart than the lines of a cell, by this factor at least. */
const rowApart = 1.2;
/** The least of these distances is wider than the widest within cells by this factor. */
const plainlyApart = 1.1;

/**
 * Rows of a table that ruled lines do not part: a row begins where there is more space above than between the lines of a cell; where all lines
 * stand equally far apart, at each line that begins a text in the first column.
 *
 * @param cuts heights of ruled lines, in points from the top: each parts two rows
 */
export function tableRowsOf(
  rows: readonly VisualRow[],
  strips: readonly Strip[],
  cuts: readonly number[] = [],
): TableRow[] {
  const groups: VisualRow[][] = [];
  const isCut = (at: number) =>
    cuts.some((cut) => cut > (rows[at - 1]?.baseline ?? 0) && cut < (rows[at]?.baseline ?? 0));
  const isApart = spacing(rows, isCut);
  const isWhole = cuts.length < fewestCuts ? () => false : wholeStretches(rows, strips, isCut);
  rows.forEach((row, at) => {
    const isNew =
      at === 0 || isCut(at) || (!(isApart(at) === null && isWhole(at)) && begins(row, strips, isApart(at)));
    if (isNew) groups.push([row]);
    else groups.at(-1)?.push(row);
  });
  return groups
    .flatMap((group) => (isSpanned(group, strips) ? group.map((row) => [row]) : [group]))
    .map((group) => cellsOf(group, strips));
}

/** From so many ruled lines within a table on, those may part all of its rows. */
const fewestCuts = 2;

/** Tells of each line whether the stretch between two ruled lines that it stands in is one row: a name or a text goes on in its first column. */
function wholeStretches(
  rows: readonly VisualRow[],
  strips: readonly Strip[],
  isCut: (at: number) => boolean,
): (at: number) => boolean {
  let stretch = 0;
  const stretchAt = rows.map((_, at) => (isCut(at) ? ++stretch : stretch));
  const whole = new Set<number>();
  rows.forEach((row, at) => {
    if (at === 0 || isCut(at)) return;
    const first = row.lines.find((line) => columnAt(line, strips) === 0);
    if (first === undefined || startsLowerCase(first.text)) whole.add(stretchAt[at] ?? 0);
  });
  return (at) => whole.has(stretchAt[at] ?? 0);
}

/** Tells of each line whether more space stands above it than between the lines of a cell; null where distances tell nothing. */
function spacing(rows: readonly VisualRow[], isCut: (at: number) => boolean): (at: number) => boolean | null {
  const pitchAt = (at: number) => (rows[at]?.baseline ?? 0) - (rows[at - 1]?.baseline ?? 0);
  const inner = rows.map((_, at) => at).filter((at) => at > 0 && !isCut(at));
  const least = Math.min(...inner.map(pitchAt));
  const isWide = (at: number) => pitchAt(at) >= least * rowApart;
  const wide = inner.filter(isWide);
  const narrow = inner.filter((at) => !isWide(at));
  // Where recognised lines stand unevenly, there are distances of every width.
  const areTwo = Math.min(...wide.map(pitchAt)) >= Math.max(0, ...narrow.map(pitchAt)) * plainlyApart;
  // A single wide one may be the space below a head.
  const isEnough = wide.length > 1 || (wide.length === 1 && wide[0] !== 1 && wide.length < inner.length);
  return (at) => (isEnough && areTwo ? isWide(at) : null);
}

function begins({ lines }: VisualRow, strips: readonly Strip[], isApart: boolean | null): boolean {
  const first = lines.find((line) => columnAt(line, strips) === 0);
  if (isApart !== null) return isApart && (first !== undefined || lines.length > 1);
  if (first === undefined) return false;
  // A name that goes on in a second line has no figures beside that.
  return (
    !startsLowerCase(first.text) || (lines.length > 1 && !lines.every(({ text }) => startsLowerCase(text)))
  );
}

/** Whether words stand over several columns of a row of several lines, as in a head of two levels: which of them are one cell cannot be told. */
function isSpanned(group: readonly VisualRow[], strips: readonly Strip[]): boolean {
  if (group.length < 2) return false;
  return group.some(({ lines }) =>
    lines.some(({ box }) => strips.some(({ left, right }) => box.left < left && box.right > right)),
  );
}

function cellsOf(group: readonly VisualRow[], strips: readonly Strip[]): TableRow {
  const cells = new Map<number, PageLine[]>();
  for (const { lines } of group)
    for (const line of lines) {
      const column = columnAt(line, strips);
      cells.set(column, [...(cells.get(column) ?? []), line]);
    }
  const sorted = [...cells].sort(([one], [other]) => one - other).map(([, lines]) => lines);
  return { cells: sorted, box: around(sorted.flat().map(({ box }) => box)) };
}
