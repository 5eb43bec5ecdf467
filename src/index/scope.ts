import { lowerBound } from "./lower-bound.js";
import type { StoredArticle } from "./passages/passage-store.js";

/** Numbers that follow one another: from the first to before the last. */
export interface OrdinalRange {
  readonly from: number;
  readonly to: number;
}

/**
 * The part of a corpus that a question is asked in: some of its articles, and with them their passages. Where a scope may be given,
 * null is the whole corpus. A scope belongs to one state of the corpus: the ordinals of another one mean other passages.
 */
export class Scope {
  /** Number of its passages. */
  readonly size: number;

  /**
   * @param articles ordinals of its articles, ascending
   * @param ranges ordinals of its passages: ascending, none empty, none touching the next
   */
  constructor(
    readonly articles: readonly number[],
    readonly ranges: readonly OrdinalRange[],
  ) {
    this.size = ranges.reduce((sum, { from, to }) => sum + to - from, 0);
  }

  /** Whether it holds the passage with this ordinal. */
  has(passage: number): boolean {
    return isWithin(this.ranges, passage);
  }
}

/** Whether a number stands in one of some ranges, which are ascending and do not overlap. */
export function isWithin(ranges: readonly OrdinalRange[], ordinal: number): boolean {
  const range = ranges[lowerBound(ranges.length, (at) => (ranges[at] as OrdinalRange).to, ordinal + 1)];
  return range !== undefined && range.from <= ordinal;
}

/**
 * The scope of some articles.
 * @param articles all articles of the corpus, in its order
 * @param ordinals positions of those that it holds, in any order; what is no position is left out
 */
export function scopeOf(
  articles: readonly Pick<StoredArticle, "first" | "length">[],
  ordinals: Iterable<number>,
): Scope {
  const held = [...new Set(ordinals)]
    .filter((ordinal) => articles[ordinal] !== undefined)
    .sort((one, other) => one - other);
  const ranges: { from: number; to: number }[] = [];
  for (const ordinal of held) {
    const { first, length } = articles[ordinal] as (typeof articles)[number];
    const last = ranges.at(-1);
    if (length === 0) continue;
    if (last?.to === first) last.to += length;
    else ranges.push({ from: first, to: first + length });
  }
  return new Scope(held, ranges);
}

/** All numbers from 0 to before this one, as ranges. */
export function wholeRange(size: number): readonly OrdinalRange[] {
  return size === 0 ? [] : [{ from: 0, to: size }];
}
