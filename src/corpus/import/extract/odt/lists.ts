import { formatNumber } from "../flow/number-format.js";
import { bulletText } from "../flow/symbols.js";
import { childElements } from "../xml/xml-search.js";
import type { XmlElement } from "../xml/xml-tree.js";

/** Number formats of ODF and those of OOXML. */
const formats: ReadonlyMap<string, string> = new Map([
  ["1", "decimal"],
  ["01, 02, 03, ...", "decimalZero"],
  ["a", "lowerLetter"],
  ["A", "upperLetter"],
  ["i", "lowerRoman"],
  ["I", "upperRoman"],
]);

/** Letters of the longest label: a short file could repeat a long text before each paragraph. */
const longestLabel = 120;

/** The numbers of one list, by level from 0. */
export type ListCounters = (number | undefined)[];

/**
 * Counts an item and gives what is printed before it; null where that is nothing.
 *
 * @param style the list's style (`text:list-style`, `text:outline-style`), or null
 * @param level from 0
 * @param start the number that the item itself says it has, or null
 */
export function nextLabel(
  style: XmlElement | null,
  level: number,
  counters: ListCounters,
  start: number | null,
): string | null {
  const definition = levelOf(style, level);
  const current = counters[level];
  counters[level] = start ?? (current === undefined ? startOf(definition) : current + 1);
  counters.length = level + 1;
  if (definition === null) return null;
  if (/bullet$/u.test(definition.name))
    return bulletText((definition.attributes.get("text:bullet-char") ?? "").slice(0, 4)) || null;
  if (/image$/u.test(definition.name)) return null;
  const label = numberLabel(style, definition, level, counters).trim().slice(0, longestLabel);
  return label === "" ? null : label;
}

function numberLabel(
  style: XmlElement | null,
  definition: XmlElement,
  level: number,
  counters: ListCounters,
): string {
  const { attributes } = definition;
  const written = (at: number) => {
    const format = levelOf(style, at)?.attributes.get("style:num-format") ?? "";
    return format === "" ? "" : formatNumber(counters[at] ?? 1, formats.get(format) ?? "decimal");
  };
  const pattern = attributes.get("loext:num-list-format") ?? attributes.get("style:num-list-format");
  if (pattern !== undefined)
    return pattern.replace(/%(\d{1,2})%/gu, (_all, place: string) => written(Number(place) - 1));
  if ((attributes.get("style:num-format") ?? "") === "") return "";
  const shown = Number(attributes.get("text:display-levels") ?? 1);
  const numbers = counters.map((_number, at) => at).filter((at) => at > level - shown && at <= level);
  const number = numbers
    .map(written)
    .filter((each) => each !== "")
    .join(".");
  return `${attributes.get("style:num-prefix") ?? ""}${number}${attributes.get("style:num-suffix") ?? ""}`;
}

function levelOf(style: XmlElement | null, level: number): XmlElement | null {
  const found = childElements(style).find(
    ({ name, attributes }) => /level-style/u.test(name) && attributes.get("text:level") === String(level + 1),
  );
  return found ?? null;
}

function startOf(definition: XmlElement | null): number {
  const start = Number(definition?.attributes.get("text:start-value") ?? 1);
  return Number.isInteger(start) ? start : 1;
}
