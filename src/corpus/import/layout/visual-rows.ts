import { startsLowerCase } from "../../recognise.js";
import type { PageLine } from "./page-line.js";
import { baselineOf } from "./page-line.js";

/** Baselines nearer to each other than this, in sizes of the letters, are one. */
const sameBaseline = 0.35;
/** A column of so many lines, of which this share begins with a small letter, is running text. */
const fewestRunning = 4;
const runningShare = 0.4;

/** Stretches of letters on one baseline, from the left. */
export interface VisualRow {
  readonly lines: readonly PageLine[];
  readonly baseline: number;
  /** Of its largest letters, in points. */
  readonly size: number;
}

/** White space between two columns of a table, in points from the page's left edge. */
export interface Strip {
  readonly left: number;
  readonly right: number;
}

/** Lines of a page as the eye sees them: row by row from the top. */
export function visualRows(lines: readonly PageLine[]): VisualRow[] {
  const groups: PageLine[][] = [];
  const sorted = [...lines].sort((one, other) => baselineOf(one) - baselineOf(other));
  for (const line of sorted) {
    const last = groups.at(-1);
    const [first] = last ?? [];
    const isSame =
      first !== undefined &&
      baselineOf(line) - baselineOf(first) <= Math.min(line.size, first.size) * sameBaseline;
    if (isSame) last?.push(line);
    else groups.push([line]);
  }
  return groups.map((own) => {
    own.sort((one, other) => one.box.left - other.box.left);
    const longest = own.reduce((one, other) => (other.text.length > one.text.length ? other : one));
    return { lines: own, baseline: baselineOf(longest), size: Math.max(...own.map(({ size }) => size)) };
  });
}

/** The white strips that no line crosses, between the leftmost and the rightmost line. */
export function stripsBetween(lines: readonly PageLine[], narrowest: number): Strip[] {
  const sorted = [...lines].sort((one, other) => one.box.left - other.box.left);
  const strips: Strip[] = [];
  let end = sorted[0]?.box.right ?? 0;
  for (const { box } of sorted) {
    if (box.left - end >= narrowest) strips.push({ left: end, right: box.left });
    end = Math.max(end, box.right);
  }
  return strips;
}

/** Number of the column that a line begins in, from 0. */
export function columnAt({ box, size }: PageLine, strips: readonly Strip[]): number {
  return strips.filter((strip) => strip.right <= box.left + size / 4).length;
}

/** Lines by the columns that they begin in, each from the top. */
export function byColumn(rows: readonly VisualRow[], strips: readonly Strip[]): PageLine[][] {
  const columns: PageLine[][] = Array.from({ length: strips.length + 1 }, () => []);
  for (const { lines } of rows) for (const line of lines) columns[columnAt(line, strips)]?.push(line);
  return columns;
}

/** Whether the lines of a column read as running text: most sentences go on in the next line. */
export function isFlowing(column: readonly PageLine[]): boolean {
  if (column.length < fewestRunning) return false;
  const going = column.slice(1).filter(({ text }) => startsLowerCase(text)).length;
  return going >= (column.length - 1) * runningShare;
}
