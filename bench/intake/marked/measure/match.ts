import { searchNearest, similarity } from "./edit-distance.js";
import { normalText, wordDigits } from "./normal-text.js";
import type { MadeParagraph, TrueParagraph } from "./truth.js";

/** A paragraph is right where it is like the true one to this share. */
export const rightSimilarity = 0.98;
/** What need not be read is told by so many words at least, of which so large a share is alike. */
const fewestOptionalWords = 3;
const optionalShare = 0.8;

/** A paragraph that a system made, ready to be compared. */
export interface Comparable extends MadeParagraph {
  readonly normal: string;
  readonly digits: string;
}

/** Makes paragraphs ready to be compared; those without a letter are left out. */
export function comparable(made: readonly MadeParagraph[]): Comparable[] {
  return made.flatMap((paragraph) => {
    const normal = normalText(paragraph.text);
    return normal === "" ? [] : [{ ...paragraph, normal, digits: wordDigits(normal) }];
  });
}

/** How like a true paragraph one is, in [0, 1]: by characters where the true text is known, else by words. */
export function likeness(truth: TrueParagraph, made: Comparable): number {
  if (truth.text !== null) return similarity(truth.text, made.normal);
  if (truth.digits === made.digits) return 1;
  return Math.max(0, 1 - wordDistance(truth, made.digits) / Math.max(truth.characters, made.normal.length));
}

/**
 * About as many characters as two texts differ in, where only words can be told apart: a changed word is mostly one letter, one too
 * many or too few is all of it.
 */
function wordDistance({ digits, characters }: TrueParagraph, other: string): number {
  const whole = digits.length === 0 ? 1 : characters / digits.length;
  let row = Array.from({ length: other.length + 1 }, (_, at) => at * whole);
  for (let at = 0; at < digits.length; at++) {
    const next = [(at + 1) * whole];
    for (let to = 0; to < other.length; to++) {
      const change = (row[to] ?? 0) + (digits[at] === other[to] ? 0 : 1);
      next.push(Math.min(change, (row[to + 1] ?? 0) + whole, (next[to] ?? 0) + whole));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

/** Which true paragraph was made as which. */
export interface Matching {
  /** For each true paragraph the index of what was made of it, or null. */
  readonly madeOf: readonly (number | null)[];
  /** For each paragraph that was made the index of the true one, or null. */
  readonly trueOf: readonly (number | null)[];
}

/** Pairs true paragraphs with those that were made of them, one with one, the most alike first. */
export function match(truth: readonly TrueParagraph[], made: readonly Comparable[]): Matching {
  const pairs: { readonly from: number; readonly to: number; readonly value: number }[] = [];
  truth.forEach((paragraph, from) => {
    made.forEach((other, to) => {
      if (!canBeRight(paragraph.characters, other.normal.length)) return;
      const value = likeness(paragraph, other);
      if (value >= rightSimilarity) pairs.push({ from, to, value });
    });
  });
  // Of paragraphs with the same text those that stand at the same place go together.
  const shift = ({ from, to }: { from: number; to: number }) =>
    Math.abs(from / truth.length - to / made.length);
  pairs.sort((a, b) => b.value - a.value || shift(a) - shift(b));
  const madeOf: (number | null)[] = truth.map(() => null);
  const trueOf: (number | null)[] = made.map(() => null);
  for (const { from, to } of pairs) {
    if (madeOf[from] !== null || trueOf[to] !== null) continue;
    madeOf[from] = to;
    trueOf[to] = from;
  }
  return { madeOf, trueOf };
}

function canBeRight(one: number, other: number): boolean {
  return Math.abs(one - other) <= (1 - rightSimilarity) * Math.max(one, other) * 1.5;
}

/** What was made without that which need not be read. */
export function withoutOptional(truth: readonly TrueParagraph[], made: readonly Comparable[]): Comparable[] {
  const optional = truth.filter(({ kind }) => kind === "optional").map(({ digits }) => digits);
  const all = optional.join("");
  return made.filter(({ digits }) => {
    if (optional.includes(digits)) return false;
    if (digits.length < fewestOptionalWords) return true;
    return searchNearest(digits, all).distance > (1 - optionalShare) * digits.length;
  });
}

/** What comes nearest to a true paragraph of what was made, for whoever looks into it; null where nothing was made. */
export function nearest(
  truth: TrueParagraph,
  made: readonly Comparable[],
): { readonly text: string; readonly value: number } | null {
  let best: { text: string; value: number } | null = null;
  for (const paragraph of made) {
    // Of a paragraph that was joined to others, how much of it is there counts, a little less.
    const within =
      truth.digits.length === 0
        ? 0
        : 1 - searchNearest(truth.digits, paragraph.digits).distance / truth.digits.length;
    const value = Math.max(likeness(truth, paragraph), within * 0.9);
    if (best === null || value > best.value) best = { text: paragraph.normal, value };
  }
  return best;
}
