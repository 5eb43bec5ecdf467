import type { VisualLine } from "../lines.js";
import { endsClause, endsSentence, standsAlone, startsLowerCase } from "../recognise.js";
import { allTypefaces, type Typeface } from "./typeface.js";

/** The column that a text was set in. */
export interface Column {
  readonly typeface: Typeface;
  /**
   * A line that is no wider than this with the next word on it had room for that word, in the typeface's units.
   * A little less than the column's width, by as much as the estimated widths are off.
   */
  readonly room: number;
}

/**
 * A text with fewer line ends than this in mid-sentence was not wrapped: its lines are whole paragraphs
 * (some of which, such as list items, may begin with a small letter).
 */
const leastWrappedShare = 0.1;

/** Share of the line ends in mid-sentence that may stand out, as in a lead set in bold, before estimates are distrusted. */
const outliers = 0.1;

/** A line so many times as wide as the column is wider than the column, however the estimates are off. */
const wellOver = 1.1;

/** Even where all agree, widths are no more exact than this. */
const tolerance = 0.003;

/**
 * The column width and typeface that explain the most line ends, or null for a text that is not wrapped.
 *
 * A typesetter ends a line where the next word no longer fits. So each line end in mid-sentence says: the column is at
 * least as wide as this line, and narrower than this line with the next word. The answer is the width on which
 * most lines agree, in the typeface in which they agree best.
 */
export function inferColumn(lines: readonly VisualLine[]): Column | null {
  const wraps: [string, string][] = [];
  lines.forEach((line, index) => {
    const next = lines[index + 1];
    if (next === undefined || endsSentence(line.text) || endsClause(line.text)) return;
    if (standsAlone(line.text)) return;
    if (startsLowerCase(next.text)) wraps.push([line.text, next.text]);
  });
  if (wraps.length === 0 || wraps.length < leastWrappedShare * (lines.length - 1)) return null;
  let best: { column: Column; agreeing: number } | null = null;
  for (const typeface of allTypefaces) {
    const spans = wraps.map(([line, next]): [number, number] => [
      typeface.width(line),
      widthWithNextWord(typeface, line, next),
    ]);
    const { width, agreeing } = mostCovered(spans);
    if (best !== null && agreeing <= best.agreeing) continue;
    const filled = spans.map(([, end]) => end).sort((a, b) => a - b);
    // Lines that stick out of the column are no lines of it: then the small letters begin list items, not second lines.
    const wider = lines.filter(({ text }) => typeface.width(text) > width * wellOver).length;
    if (wider * 2 >= agreeing) continue;
    const room = Math.min(width, filled[Math.floor(filled.length * outliers)] ?? width) * (1 - tolerance);
    best = { column: { typeface, room }, agreeing };
  }
  return best === null ? null : best.column;
}

/** Width of a line if the first word of the next line stood on it too. */
export function widthWithNextWord(typeface: Typeface, line: string, next: string): number {
  const word = /^\S+/u.exec(next)?.[0] ?? "";
  return typeface.width(`${line} ${word}`);
}

/** The point that lies in most of the half-open spans: the middle of the best-covered stretch. */
function mostCovered(spans: readonly [number, number][]): { width: number; agreeing: number } {
  const events = spans.flatMap(([start, end]): [number, number][] => [
    [start, 1],
    [end, -1],
  ]);
  events.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  let open = 0;
  let agreeing = 0;
  let width = 0;
  events.forEach(([position, change], index) => {
    open += change;
    if (open <= agreeing) return;
    agreeing = open;
    width = (position + (events[index + 1]?.[0] ?? position)) / 2;
  });
  return { width, agreeing };
}
