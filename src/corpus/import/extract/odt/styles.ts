import type { TextBlock, TextStyle } from "../../document.js";
import { alignmentOf } from "../flow/alignment.js";
import { childElements, descendants } from "../xml/xml-search.js";
import type { XmlElement } from "../xml/xml-tree.js";

/** How text is set, as far as one style says. */
export interface OdtFormat {
  readonly style: TextStyle;
  readonly hidden: boolean;
  readonly raised: boolean;
}

/** How paragraphs of a style are set. */
export interface OdtParagraphStyle {
  /** Its name as people see it, and those of the styles that it is based on. */
  readonly names: readonly string[];
  readonly format: OdtFormat;
  readonly align: TextBlock["align"];
  /** Points. */
  readonly indent: number | null;
  readonly beginsPage: boolean;
  /** 1 to 10, or null. */
  readonly outlineLevel: number | null;
}

/** Styles based on one another; more are taken for a circle. */
const longestChain = 30;
/** Units of length in points. */
const points: ReadonlyMap<string, number> = new Map([
  ["pt", 1],
  ["in", 72],
  ["cm", 72 / 2.54],
  ["mm", 72 / 25.4],
  ["pc", 12],
  ["px", 0.75],
]);

/** The styles of a text document, common and automatic ones. */
export class OdtStyles {
  private readonly styles = new Map<string, XmlElement>();
  private readonly defaults = new Map<string, XmlElement>();
  private readonly fonts = new Map<string, string>();
  private readonly paragraphs = new Map<string, OdtParagraphStyle>();
  /** Name → list style. */
  readonly lists = new Map<string, XmlElement>();
  outline: XmlElement | null = null;

  /** A style, wherever it stands. */
  add(element: XmlElement): void {
    const { name, attributes } = element;
    const family = attributes.get("style:family") ?? "";
    if (name === "style:style") this.styles.set(`${family}/${attributes.get("style:name")}`, element);
    else if (name === "style:default-style") this.defaults.set(family, element);
    else if (name === "text:list-style") this.lists.set(attributes.get("style:name") ?? "", element);
    else if (name === "text:outline-style") this.outline = element;
    else if (name === "style:font-face")
      this.fonts.set(
        attributes.get("style:name") ?? "",
        (attributes.get("svg:font-family") ?? attributes.get("style:name") ?? "").replace(/['"]/gu, ""),
      );
  }

  /** How paragraphs of a style are set. */
  paragraph(name: string): OdtParagraphStyle {
    const known = this.paragraphs.get(name);
    if (known !== undefined) return known;
    const chain = this.chain("paragraph", name);
    const value = (attribute: string) => valueIn(chain, "style:paragraph-properties", attribute);
    const outline = Number(chain[0]?.attributes.get("style:default-outline-level") ?? Number.NaN);
    const style: OdtParagraphStyle = {
      names: chain.map(
        ({ attributes }) =>
          attributes.get("style:display-name") ?? plainName(attributes.get("style:name") ?? ""),
      ),
      format: this.formatOf(chain, plain),
      align: alignmentOf(value("fo:text-align")),
      indent: pointsOf(value("fo:text-indent")),
      beginsPage:
        /^(?:page|even-page|odd-page)$/u.test(value("fo:break-before") ?? "") ||
        Boolean(chain[0]?.attributes.get("style:master-page-name")),
      outlineLevel: outline >= 1 ? outline : null,
    };
    this.paragraphs.set(name, style);
    return style;
  }

  /** How letters of a style are set within others. */
  text(name: string, outer: OdtFormat): OdtFormat {
    return this.formatOf(this.chain("text", name), outer);
  }

  /** Whether lines are drawn around cells of a style. */
  isRuledCell(name: string): boolean {
    return this.chain("table-cell", name).some((style) =>
      childElements(style, "style:table-cell-properties").some(({ attributes }) =>
        [...attributes].some(
          ([key, value]) => key.startsWith("fo:border") && !/^(?:none|hidden)/u.test(value),
        ),
      ),
    );
  }

  /** A style and those it is based on, the nearest first, then the default of its family. */
  private chain(family: string, name: string): XmlElement[] {
    const chain: XmlElement[] = [];
    let next: string | undefined = name;
    while (next !== undefined && chain.length < longestChain) {
      const style: XmlElement | undefined = this.styles.get(`${family}/${next}`);
      if (style === undefined) break;
      chain.push(style);
      next = style.attributes.get("style:parent-style-name");
    }
    const otherwise = family === "text" ? undefined : this.defaults.get(family);
    return otherwise === undefined ? chain : [...chain, otherwise];
  }

  private formatOf(chain: readonly XmlElement[], outer: OdtFormat): OdtFormat {
    const value = (attribute: string) => valueIn(chain, "style:text-properties", attribute);
    const fontName = value("style:font-name");
    const font = fontName === null ? value("fo:font-family") : (this.fonts.get(fontName) ?? fontName);
    const weight = value("fo:font-weight");
    const slant = value("fo:font-style");
    const display = value("text:display");
    const position = value("style:text-position");
    return {
      style: {
        font: font?.replace(/['"]/gu, "") ?? outer.style.font,
        size: pointsOf(value("fo:font-size")) ?? outer.style.size,
        bold: weight === null ? outer.style.bold : weight === "bold" || Number(weight) >= 600,
        italic: slant === null ? outer.style.italic : slant !== "normal",
      },
      hidden: display === null ? outer.hidden : display === "none",
      raised: position === null ? outer.raised : isRaised(position),
    };
  }
}

/** How text without any style is set. */
export const plain: OdtFormat = {
  style: { font: null, size: null, bold: false, italic: false },
  hidden: false,
  raised: false,
};

/** All styles below an element: those of a styles part are in several groups. */
export function addStylesIn(part: XmlElement | null, styles: OdtStyles): void {
  if (part === null) return;
  const names = [
    "style:style",
    "style:default-style",
    "text:list-style",
    "text:outline-style",
    "style:font-face",
  ];
  for (const element of descendants(part, ...names)) styles.add(element);
}

function valueIn(chain: readonly XmlElement[], properties: string, attribute: string): string | null {
  for (const style of chain)
    for (const element of childElements(style, properties)) {
      const value = element.attributes.get(attribute);
      if (value !== undefined) return value;
    }
  return null;
}

/** Names in files have their blanks and signs as hexadecimal numbers: `Heading_20_1`. */
function plainName(name: string): string {
  return name.replace(/_([\da-f]{2})_/gu, (_all, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

function pointsOf(length: string | null): number | null {
  const found = /^(-?[\d.]{1,12})([a-z]{2})$/u.exec(length ?? "");
  const unit = points.get(found?.[2] ?? "");
  return unit === undefined ? null : Number(found?.[1]) * unit;
}

function isRaised(position: string): boolean {
  return position.startsWith("super") || Number.parseFloat(position) > 0;
}
