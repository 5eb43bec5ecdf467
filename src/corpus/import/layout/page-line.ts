import { type Box, letterFall, type TextBlock } from "../document.js";

/** A line of a page whose place is known. */
export interface PageLine {
  readonly block: TextBlock;
  readonly box: Box;
  readonly text: string;
  /** Height of its letters, in points. */
  readonly size: number;
  /** Page, counted from 1. */
  readonly page: number;
}

/** The lines of a page that stand upright and have a place. */
export function pageLine(block: TextBlock, page: number): PageLine | null {
  const { box, text, style } = block;
  if (box === null || text.trim() === "") return null;
  return { block, box, text: text.trim(), size: style.size ?? box.bottom - box.top, page };
}

/** How much two stretches have in common, in points; negative: the gap between them. */
export function overlap(start: number, end: number, otherStart: number, otherEnd: number): number {
  return Math.min(end, otherEnd) - Math.max(start, otherStart);
}

/** Whether two boxes stand on one line: they share more than half the height of the lower one. */
export function onOneLine(one: Box, other: Box): boolean {
  const height = Math.min(one.bottom - one.top, other.bottom - other.top);
  return overlap(one.top, one.bottom, other.top, other.bottom) > height / 2;
}

/** Where a row of letters stands, whatever its marks and size: the bottom of its letters. */
export function baselineOf({ box, size }: PageLine): number {
  return box.bottom - size * letterFall;
}

/** The value in the middle; of an even number the lower one. Undefined for none. */
export function median(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor((sorted.length - 1) / 2)];
}

/** The value that most weight speaks for. Undefined for none. */
export function mode(values: Iterable<readonly [value: number, weight: number]>): number | undefined {
  const weights = new Map<number, number>();
  for (const [value, weight] of values) weights.set(value, (weights.get(value) ?? 0) + weight);
  let best: readonly [number, number] | undefined;
  for (const entry of weights) if (best === undefined || entry[1] > best[1]) best = entry;
  return best?.[0];
}

/** The box around boxes. */
export function around(boxes: readonly Box[]): Box {
  return boxes.reduce((one, other) => ({
    left: Math.min(one.left, other.left),
    top: Math.min(one.top, other.top),
    right: Math.max(one.right, other.right),
    bottom: Math.max(one.bottom, other.bottom),
  }));
}
