import { formatNumber } from "../flow/number-format.js";
import { bulletText } from "../flow/symbols.js";
import { childElement, childElements, childValue } from "../xml/xml-search.js";
import type { XmlElement } from "../xml/xml-tree.js";

/** A level of a list. */
export interface ListLevel {
  readonly start: number;
  readonly format: string;
  /** Such as `Điều %1.`: `%1` stands for the number of the first level. */
  readonly text: string;
  /** All numbers in it as decimals. */
  readonly isLegal: boolean;
  /** The level whose numbers begin this one anew, from 1; 0 for none. */
  readonly restartAfter: number;
  readonly style: string | null;
  /** `w:pPr` of its paragraphs. */
  readonly paragraph: XmlElement | null;
}

interface List {
  readonly abstractId: string;
  readonly levels: readonly (ListLevel | undefined)[];
  /** Level → the number with which this list, and not the one it shares its numbers with, begins. */
  readonly startOverrides: ReadonlyMap<number, number>;
}

/** The numbers that Word puts before paragraphs, counted as the document is read. */
export class Numbering {
  private readonly abstract = new Map<string, XmlElement>();
  private readonly lists = new Map<string, List>();
  /** Lists with the same definition count together. */
  private readonly counters = new Map<string, (number | undefined)[]>();
  private readonly begun = new Set<string>();

  /** @param part `numbering.xml`, or null */
  constructor(part: XmlElement | null) {
    for (const definition of childElements(part, "w:abstractNum"))
      this.abstract.set(definition.attributes.get("w:abstractNumId") ?? "", definition);
    for (const number of childElements(part, "w:num"))
      this.lists.set(number.attributes.get("w:numId") ?? "", this.readList(number));
  }

  /** A level of a list, or null. */
  level(id: string, level: number): ListLevel | null {
    return this.lists.get(id)?.levels[level] ?? null;
  }

  /** The level of a list that a style of paragraphs stands for; 0 where none says so. */
  levelOfStyle(id: string, style: string): number {
    const found = this.lists.get(id)?.levels.findIndex((level) => level?.style === style) ?? -1;
    return Math.max(found, 0);
  }

  /** Counts a paragraph of a list and gives what is printed before it; null where that is nothing. */
  next(id: string, level: number): string | null {
    const list = this.lists.get(id);
    const definition = list?.levels[level];
    if (list === undefined || definition === undefined) return null;
    const counters = this.counters.get(list.abstractId) ?? [];
    this.counters.set(list.abstractId, counters);
    const override = list.startOverrides.get(level);
    const isFirst = !this.begun.has(`${id}/${level}`);
    this.begun.add(`${id}/${level}`);
    const current = counters[level];
    if (isFirst && override !== undefined) counters[level] = override;
    else counters[level] = current === undefined ? definition.start : current + 1;
    this.restartBelow(list, level, counters);
    if (definition.format === "bullet") return bulletText(definition.text) || null;
    const label = definition.text.replace(/%([1-9])/gu, (_all, digit: string) => {
      const place = Number(digit) - 1;
      const above = list.levels[place];
      const value = counters[place] ?? above?.start ?? 1;
      return formatNumber(value, definition.isLegal ? "decimal" : (above?.format ?? "decimal"));
    });
    return label.trim() === "" ? null : label.trim();
  }

  private restartBelow(list: List, level: number, counters: (number | undefined)[]): void {
    for (let below = level + 1; below < counters.length; below += 1) {
      const restartAfter = list.levels[below]?.restartAfter ?? below;
      if (restartAfter > level) counters[below] = undefined;
    }
  }

  private readList(number: XmlElement): List {
    const abstractId = childValue(number, "w:abstractNumId", "w:val") ?? "";
    const levels: (ListLevel | undefined)[] = [];
    for (const level of childElements(this.definition(abstractId), "w:lvl")) put(levels, level);
    const startOverrides = new Map<number, number>();
    for (const override of childElements(number, "w:lvlOverride")) {
      const place = Number(override.attributes.get("w:ilvl"));
      const start = childValue(override, "w:startOverride", "w:val");
      if (start !== null && Number.isInteger(Number(start))) startOverrides.set(place, Number(start));
      const level = childElement(override, "w:lvl");
      if (level !== null) put(levels, level);
    }
    return { abstractId, levels, startOverrides };
  }

  /** A definition of a list; where it only names a style of lists, the definition that bears it. */
  private definition(id: string): XmlElement | null {
    const definition = this.abstract.get(id) ?? null;
    const link = childValue(definition, "w:numStyleLink", "w:val");
    if (link === null) return definition;
    const linked = [...this.abstract.values()].find(
      (other) => childValue(other, "w:styleLink", "w:val") === link,
    );
    return linked ?? definition;
  }
}

/** Letters of what is printed before a number and behind it: a short file could repeat a long text before each paragraph. */
const LONGEST_LABEL = 120;
/** Word has nine levels. */
const LEVELS = 9;

function put(levels: (ListLevel | undefined)[], level: XmlElement): void {
  const place = Number(level.attributes.get("w:ilvl"));
  if (!Number.isInteger(place) || place < 0 || place >= LEVELS) return;
  const number = (name: string, otherwise: number) => {
    const value = Number(childValue(level, name, "w:val") ?? otherwise);
    return Number.isInteger(value) ? value : otherwise;
  };
  levels[place] = {
    start: number("w:start", 0),
    format: childValue(level, "w:numFmt", "w:val") ?? "decimal",
    text: (childValue(level, "w:lvlText", "w:val") ?? "").slice(0, LONGEST_LABEL),
    isLegal: childElement(level, "w:isLgl") !== null,
    restartAfter: number("w:lvlRestart", place),
    style: childValue(level, "w:pStyle", "w:val"),
    paragraph: childElement(level, "w:pPr"),
  };
}
