import type { PageLine } from "./page-line.js";
import { baselineOf, overlap } from "./page-line.js";

/** A drop cap is at least so many times as high as the letters beside it, and stands beside two lines at least. */
const timesBody = 1.7;
/** Letters of a drop cap: one, or a quotation mark and one, or a first word of two. */
const mostLetters = 3;

/** A line stands beside a drop cap where they share this part of its height: below the last one room is left for descenders. */
const besideShare = 0.2;

/** Capitals are this high, in sizes of their letters: what ends above that stands above a drop cap, though the box of its line reaches higher. */
const heightOfCapitals = 0.75;
const belowTop = 0.15;

/** A large first letter, and the line that it begins. */
export interface DropCap {
  readonly cap: PageLine;
  readonly first: PageLine;
  /** All lines that it stands beside. */
  readonly beside: readonly PageLine[];
}

/** The drop caps of a page. */
export function findDropCaps(lines: readonly PageLine[]): DropCap[] {
  return lines.flatMap((cap): DropCap[] => {
    if (cap.text.length > mostLetters || !/^["“‘«(]?[\p{Lu}\d]/u.test(cap.text)) return [];
    const beside = lines.filter(
      (line) =>
        line !== cap &&
        line.size * timesBody <= cap.size &&
        baselineOf(line) > baselineOf(cap) - cap.size * heightOfCapitals + line.size * belowTop &&
        line.box.left >= cap.box.right - line.size &&
        line.box.left - cap.box.right < line.size * 1.5 &&
        overlap(line.box.top, line.box.bottom, cap.box.top, cap.box.bottom) >
          (line.box.bottom - line.box.top) * besideShare,
    );
    const [first] = [...beside].sort((one, other) => one.box.top - other.box.top);
    return first === undefined || beside.length < 2 ? [] : [{ cap, first, beside }];
  });
}
