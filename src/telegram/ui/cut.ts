import type { TextRange } from "../../answer/types.js";

const graphemes = new Intl.Segmenter("vi", { granularity: "grapheme" });

/** The nearest place at or before `index` that splits neither a surrogate pair nor a letter from its marks. */
export function floorBoundary(text: string, index: number): number {
  if (index <= 0) return 0;
  if (index >= text.length) return text.length;
  return graphemes.segment(text).containing(index)?.index ?? index;
}

/** The nearest such place at or after `index`. */
export function ceilBoundary(text: string, index: number): number {
  const floor = floorBoundary(text, index);
  if (floor === index || index >= text.length || index <= 0) return floor;
  return floor + (graphemes.segment(text).containing(floor)?.segment.length ?? 0);
}

/** At most `limit` UTF-16 code units of the text, with "…" in place of what is left out. */
export function clip(text: string, limit: number): string {
  if (text.length <= limit) return text;
  return `${text.slice(0, cutBefore(text, 0, limit - 1)).trimEnd()}…`;
}

/** The ranges within the text, in order, apart from one another, each on whole letters. */
export function tidyRanges(text: string, ranges: readonly TextRange[]): TextRange[] {
  const tidy: [number, number][] = [];
  const ordered = ranges
    .map(([start, end]): [number, number] => [floorBoundary(text, start), ceilBoundary(text, end)])
    .filter(([start, end]) => start < end)
    .sort((a, b) => a[0] - b[0]);
  for (const range of ordered) {
    const last = tidy.at(-1);
    if (last && range[0] < last[1]) last[1] = Math.max(last[1], range[1]);
    else tidy.push(range);
  }
  return tidy;
}

/**
 * The part of a text, at most `limit` UTF-16 code units, that holds the focus and as many whole sentences around it
 * as fit, those before and after it in turn. A focus longer than the limit is cut at its end.
 * @param sentences of the text, in order
 */
export function windowAround(
  text: string,
  sentences: readonly TextRange[],
  focus: TextRange,
  limit: number,
): TextRange {
  if (text.length <= limit) return [0, text.length];
  const whole = wholeSentences(sentences, focus);
  const core = lengthOf(whole) > limit ? focus : whole;
  const [start, end] = lengthOf(core) > limit ? core : withNeighbours(sentences, core, limit);
  return start < end && end - start <= limit ? [start, end] : [start, cutBefore(text, start, start + limit)];
}

/** The sentences that a range touches, and the range itself. */
function wholeSentences(sentences: readonly TextRange[], range: TextRange): TextRange {
  const touched = sentences.filter(([start, end]) => start < range[1] && end > range[0]);
  const [first, last] = [touched[0], touched.at(-1)];
  return first && last ? [Math.min(range[0], first[0]), Math.max(range[1], last[1])] : range;
}

/**
 * The range and the sentences around it, those after and before it in turn. What is quoted is one piece: beyond a
 * sentence that does not fit, nothing more is taken on that side.
 */
function withNeighbours(sentences: readonly TextRange[], range: TextRange, limit: number): TextRange {
  let [start, end] = range;
  const after = sentences.filter((sentence) => sentence[0] >= end);
  const before = sentences.filter((sentence) => sentence[1] <= start).reverse();
  while (after.length + before.length > 0) {
    const next = after.shift();
    if (next && next[1] - start <= limit) end = next[1];
    else after.length = 0;
    const previous = before.shift();
    if (previous && end - previous[0] <= limit) start = previous[0];
    else before.length = 0;
  }
  return [start, end];
}

function lengthOf([start, end]: TextRange): number {
  return end - start;
}

/**
 * The text cut into pieces of at most `limit` UTF-16 code units, at the ends of sentences where those allow it. The
 * pieces leave out nothing but white space between sentences.
 * @param sentences of the text, in order
 */
export function splitPieces(text: string, sentences: readonly TextRange[], limit: number): TextRange[] {
  const pieces: [number, number][] = [];
  for (const [start, end] of sentences) {
    const last = pieces.at(-1);
    if (last && end - last[0] <= limit) last[1] = end;
    else
      for (let at = start; at < end; ) at = push(pieces, at, cutBefore(text, at, Math.min(end, at + limit)));
  }
  return pieces;
}

function push(pieces: [number, number][], start: number, end: number): number {
  pieces.push([start, end]);
  return end;
}

/** The last place in `(from, to]` that splits no letter; a letter with marks beyond counting is split between them. */
function cutBefore(text: string, from: number, to: number): number {
  const boundary = floorBoundary(text, to);
  if (boundary > from) return boundary;
  const splitsPair = /[\uD800-\uDBFF]/.test(text[to - 1] ?? "") && /[\uDC00-\uDFFF]/.test(text[to] ?? "");
  return splitsPair ? to - 1 : to;
}
