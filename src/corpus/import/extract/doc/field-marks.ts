import { mark } from "./characters.js";
import type { DocText } from "./text-walk.js";

/**
 * The marks in a part of the text that begin a field which nothing ends there: damaged, or cut off. What stands behind them is text, and
 * not instructions.
 */
export function openFieldsIn(text: DocText, from: number, to: number): ReadonlySet<number> {
  const open: number[] = [];
  for (const { start, codes } of text.stretches(from, to))
    for (const [at, code] of codes.entries()) {
      if (code === mark.fieldBegin) open.push(start + at);
      else if (code === mark.fieldEnd) open.pop();
    }
  return new Set(open);
}
