import { formatNumber } from "../flow/number-format.js";
import type { HtmlElement } from "./tree.js";

/** Type of an ordered list → number format. */
const FORMATS: ReadonlyMap<string, string> = new Map([
  ["a", "lowerLetter"],
  ["A", "upperLetter"],
  ["i", "lowerRoman"],
  ["I", "upperRoman"],
]);

/** The number that browsers print before an item of an ordered list; null where they print none. Bullets are drawn, not written. */
export function itemLabel(item: HtmlElement): string | null {
  const list = item.parent;
  if (list?.name !== "ol" || /list-style[^;]{0,20}:[^;]{0,40}none/iu.test(list.attributes.style ?? ""))
    return null;
  const start = Number.parseInt(list.attributes.start ?? "1", 10);
  let number = (Number.isInteger(start) ? start : 1) - 1;
  for (const child of list.children) {
    if (typeof child === "string" || child.name !== "li") continue;
    const value = Number.parseInt(child.attributes.value ?? "", 10);
    number = Number.isInteger(value) ? value : number + 1;
    if (child === item) break;
  }
  return `${formatNumber(number, FORMATS.get(list.attributes.type ?? "") ?? "decimal")}.`;
}
