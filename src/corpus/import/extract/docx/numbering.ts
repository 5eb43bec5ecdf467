import {
  type CountedLevel,
  type CountedList,
  ListCounter,
  levelCount,
  longestLabel,
} from "../flow/list-counter.js";
import { childElement, childElements, childValue } from "../xml/xml-search.js";
import type { XmlElement } from "../xml/xml-tree.js";

/** A level of a list. */
export interface ListLevel extends CountedLevel {
  readonly style: string | null;
  /** `w:pPr` of its paragraphs. */
  readonly paragraph: XmlElement | null;
}

interface List extends CountedList {
  readonly levels: readonly (ListLevel | undefined)[];
}

/** The lists of a Word document (`numbering.xml`), counted as it is read. */
export class Numbering {
  private readonly abstract = new Map<string, XmlElement>();
  private readonly lists = new Map<string, List>();
  private readonly counter = new ListCounter();

  /** @param part `numbering.xml`, or null */
  constructor(part: XmlElement | null) {
    for (const definition of childElements(part, "w:abstractNum"))
      this.abstract.set(definition.attributes.get("w:abstractNumId") ?? "", definition);
    for (const number of childElements(part, "w:num")) {
      const id = number.attributes.get("w:numId") ?? "";
      this.lists.set(id, this.readList(id, number));
    }
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
    return list === undefined ? null : this.counter.next(list, level);
  }

  private readList(id: string, number: XmlElement): List {
    const definition = childValue(number, "w:abstractNumId", "w:val") ?? "";
    const levels: (ListLevel | undefined)[] = [];
    for (const level of childElements(this.definition(definition), "w:lvl")) put(levels, level);
    const startOverrides = new Map<number, number>();
    for (const override of childElements(number, "w:lvlOverride")) {
      const place = Number(override.attributes.get("w:ilvl"));
      const start = childValue(override, "w:startOverride", "w:val");
      if (start !== null && Number.isInteger(Number(start))) startOverrides.set(place, Number(start));
      const level = childElement(override, "w:lvl");
      if (level !== null) put(levels, level);
    }
    return { id, definition, levels, startOverrides };
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

/** `%1` stands for the number of the first level. */
function partsOf(text: string): (string | number)[] {
  return text
    .split(/(%[1-9])/u)
    .filter((part) => part !== "")
    .map((part) => (/^%[1-9]$/u.test(part) ? Number(part[1]) - 1 : part));
}

function put(levels: (ListLevel | undefined)[], level: XmlElement): void {
  const place = Number(level.attributes.get("w:ilvl"));
  if (!Number.isInteger(place) || place < 0 || place >= levelCount) return;
  const number = (name: string, otherwise: number) => {
    const value = Number(childValue(level, name, "w:val") ?? otherwise);
    return Number.isInteger(value) ? value : otherwise;
  };
  levels[place] = {
    start: number("w:start", 0),
    format: childValue(level, "w:numFmt", "w:val") ?? "decimal",
    text: partsOf((childValue(level, "w:lvlText", "w:val") ?? "").slice(0, longestLabel)),
    isLegal: childElement(level, "w:isLgl") !== null,
    restartAfter: number("w:lvlRestart", place),
    style: childValue(level, "w:pStyle", "w:val"),
    paragraph: childElement(level, "w:pPr"),
  };
}
