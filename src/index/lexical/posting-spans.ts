import { lowerBound } from "../lower-bound.js";
import type { Scope } from "../scope.js";

/** Lists of postings, as `LexicalArrays` has them. */
interface PostingLists {
  readonly postingOffsets: Uint32Array;
  readonly postingPassages: Uint32Array;
}

/** Postings that follow one another: where they begin, and how many they are. */
export type PostingSpan = readonly [first: number, length: number];

/**
 * The postings of a term that stand in a scope; none for -1. A list is ascending, and so are the ranges of a scope: each is found in as many
 * steps as the list's length has digits, whatever stands between them.
 * @param scope null: the whole corpus
 */
export function postingSpans(
  { postingOffsets, postingPassages }: PostingLists,
  term: number,
  scope: Scope | null,
): PostingSpan[] {
  if (term < 0) return [];
  const [start, end] = [postingOffsets[term] ?? 0, postingOffsets[term + 1] ?? 0];
  if (!scope) return [[start, end - start]];
  const spans: PostingSpan[] = [];
  let at = start;
  for (const { from, to } of scope.ranges) {
    const first = postingFrom(postingPassages, from, at, end);
    at = postingFrom(postingPassages, to, first, end);
    if (at > first) spans.push([first, at - first]);
    if (at === end) break;
  }
  return spans;
}

/** The first of some postings whose passage has at least this ordinal; their end where none has. */
function postingFrom(passages: Uint32Array, wanted: number, first: number, end: number): number {
  return first + lowerBound(end - first, (at) => passages[first + at] as number, wanted);
}
