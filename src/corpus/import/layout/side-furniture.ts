import { isPageNumber } from "../../recognise.js";
import type { LeftOutReason } from "../document.js";
import type { LinedPage } from "./page-content.js";
import type { PageLine } from "./page-line.js";

/** A line of so many characters is text, and tells where the text of its page stands. */
const leastText = 20;
/** What stands beside the text is this far from it, in sizes of its letters. */
const leastDistance = 0.3;
/** What stands at one height on several pages differs by no more than this, in points. */
const bandHeight = 6;
/** Numbers count the pages where they are ahead of them by the same on two pages, and on this share of those that have one. */
const countingShare = 0.6;

/** A short line in the margin of a page, on the left or right of all its text. */
interface SideLine {
  readonly line: PageLine;
  readonly page: number;
  readonly side: "left" | "right";
  readonly pattern: string;
  /** The number that it is, else null. */
  readonly number: number | null;
}

/**
 * What stands in the side margins of several pages: page numbers, told by counting with the pages or by standing at one height, and heads, told by
 * their words. A note or a number that stands in one margin alone is text.
 */
export function sideFurniture(pages: readonly LinedPage[]): Map<PageLine, LeftOutReason> {
  const sides = pages.flatMap(sideLines);
  const counting = countingOf(sides);
  const found = new Map<PageLine, LeftOutReason>();
  for (const one of sides) {
    const others = sides.filter((other) => other.page !== one.page && isAtHeight(one, other));
    if (one.number !== null) {
      const isCounted = counting !== null && one.number - one.page === counting;
      if (isCounted || others.some(({ number }) => number !== null && number !== one.number))
        found.set(one.line, "page-number");
    } else if (others.some(({ pattern }) => pattern === one.pattern)) found.set(one.line, "running-head");
  }
  return found;
}

function sideLines({ number: page, lines }: LinedPage): SideLine[] {
  const text = lines.filter((line) => line.text.length >= leastText);
  if (text.length < 2) return [];
  const left = Math.min(...text.map(({ box }) => box.left));
  const right = Math.max(...text.map(({ box }) => box.right));
  return lines.flatMap((line): SideLine[] => {
    const { box, size, text: own } = line;
    const isLeft = box.right < left - size * leastDistance;
    if (!isLeft && box.left <= right + size * leastDistance) return [];
    const digits = /\d{1,4}/u.exec(own)?.[0];
    return [
      {
        line,
        page,
        side: isLeft ? "left" : "right",
        pattern: own.normalize("NFC").toLowerCase().replace(/\d+/gu, "#").replace(/\s+/gu, ""),
        number: isPageNumber(own) && digits !== undefined ? Number(digits) : null,
      },
    ];
  });
}

/** Pages of a sheet bear their numbers on different sides, at one height. */
function isAtHeight({ line: one }: SideLine, { line: other }: SideLine): boolean {
  return Math.abs(one.box.top - other.box.top) <= bandHeight;
}

/** By how much numbers in the margins are ahead of the pages; null where they do not count them. */
function countingOf(sides: readonly SideLine[]): number | null {
  const pagesOf = new Map<number, Set<number>>();
  const numbered = new Set<number>();
  for (const { number, page } of sides) {
    if (number === null) continue;
    numbered.add(page);
    const own = pagesOf.get(number - page) ?? new Set();
    pagesOf.set(number - page, own.add(page));
  }
  for (const [ahead, own] of pagesOf)
    if (own.size > 1 && own.size >= numbered.size * countingShare) return ahead;
  return null;
}
