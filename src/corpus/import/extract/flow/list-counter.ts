import { formatNumber } from "./number-format.js";
import { bulletText } from "./symbols.js";

/** A level of a list, as its numbers are counted and printed. */
export interface CountedLevel {
  readonly start: number;
  readonly format: string;
  /** Such as `Điều ` and `.` around a 0: numbers stand for the number of that level, counted from 0. */
  readonly text: readonly (string | number)[];
  /** All numbers in it as decimals. */
  readonly isLegal: boolean;
  /** The level whose numbers begin this one anew, from 1; 0 for none. */
  readonly restartAfter: number;
}

/** A list of a document of Word. */
export interface CountedList {
  readonly id: string;
  /** The definition that it shares with other lists, with which it counts together. */
  readonly definition: string;
  readonly levels: readonly (CountedLevel | undefined)[];
  /** Level → the number with which this list, and not the one it shares its numbers with, begins. */
  readonly startOverrides: ReadonlyMap<number, number>;
}

/** Letters of what is printed before a number and behind it: a short file could repeat a long text before each paragraph. */
export const longestLabel = 120;
/** Word has nine levels. */
export const levelCount = 9;

/** The numbers that Word puts before paragraphs, counted as the document is read. */
export class ListCounter {
  /** Lists with the same definition count together. */
  private readonly counters = new Map<string, (number | undefined)[]>();
  private readonly begun = new Set<string>();

  /** Counts a paragraph of a list and gives what is printed before it; null where that is nothing. */
  next(list: CountedList, level: number): string | null {
    const definition = list.levels[level];
    if (definition === undefined) return null;
    const counters = this.counters.get(list.definition) ?? [];
    this.counters.set(list.definition, counters);
    const override = list.startOverrides.get(level);
    const isFirst = !this.begun.has(`${list.id}/${level}`);
    this.begun.add(`${list.id}/${level}`);
    const current = counters[level];
    if (isFirst && override !== undefined) counters[level] = override;
    else counters[level] = current === undefined ? definition.start : current + 1;
    restartBelow(list, level, counters);
    const label = printed(list, definition, counters);
    return label === "" ? null : label;
  }
}

function printed(
  { levels }: CountedList,
  { format, text, isLegal }: CountedLevel,
  counters: readonly (number | undefined)[],
): string {
  if (format === "bullet") return bulletText(text.join(""));
  const parts = text.map((part) => {
    if (typeof part === "string") return part;
    const value = counters[part] ?? levels[part]?.start ?? 1;
    return formatNumber(value, isLegal ? "decimal" : (levels[part]?.format ?? "decimal"));
  });
  return parts.join("").trim();
}

function restartBelow({ levels }: CountedList, level: number, counters: (number | undefined)[]): void {
  for (let below = level + 1; below < counters.length; below += 1) {
    const restartAfter = levels[below]?.restartAfter ?? below;
    if (restartAfter > level) counters[below] = undefined;
  }
}
