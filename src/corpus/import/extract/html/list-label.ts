import { formatNumber } from "../flow/number-format.js";
import type { HtmlElement } from "./tree.js";

/** Type of an ordered list → number format. */
const formats: ReadonlyMap<string, string> = new Map([
  ["a", "lowerLetter"],
  ["A", "upperLetter"],
  ["i", "lowerRoman"],
  ["I", "upperRoman"],
]);

/** The numbers that browsers print before the items of ordered lists. Bullets are drawn, not written. */
export class ListNumbers {
  private readonly last = new Map<HtmlElement, number>();

  /** The number of an item, asked for each item once and in order; null where none is printed. */
  next(item: HtmlElement): string | null {
    const list = item.parent;
    if (list?.name !== "ol" || /list-style[^;]{0,20}:[^;]{0,40}none/iu.test(list.attributes.style ?? ""))
      return null;
    const value = integer(item.attributes.value);
    const number = value ?? (this.last.get(list) ?? (integer(list.attributes.start) ?? 1) - 1) + 1;
    this.last.set(list, number);
    if (isLink(item)) return null;
    return `${formatNumber(number, formats.get(list.attributes.type ?? "") ?? "decimal")}.`;
  }
}

/** Menus are lists whose items are links, and style sheets take their numbers away. */
function isLink(item: HtmlElement): boolean {
  for (const child of item.children) {
    if (typeof child !== "string") return child.name === "a" || (child.name !== "br" && isLink(child));
    if (child.trim() !== "") return false;
  }
  return false;
}

function integer(text: string | undefined): number | null {
  const number = Number.parseInt(text ?? "", 10);
  return Number.isInteger(number) ? number : null;
}
