import { childElement, childElements, childValue } from "../xml/xml-search.js";
import type { XmlElement } from "../xml/xml-tree.js";
import { isOn, type RunFormat, runFormatOf } from "./run-format.js";

/** A style of a Word document with those that it is based on, the nearest first. */
export interface DocxStyle {
  readonly id: string;
  /** Its name, and the names of those it is based on. */
  readonly names: readonly string[];
  /** Properties of paragraphs (`w:pPr`), the nearest first. */
  readonly paragraph: readonly XmlElement[];
  readonly run: RunFormat;
}

/** The styles of a document. */
export interface DocxStyles {
  /** Use in the theme → font. */
  readonly fonts: ReadonlyMap<string, string>;
  /** What holds of all text. */
  readonly defaults: RunFormat;
  /** The style of that id; of paragraphs without one for null. */
  paragraph(id: string | null): DocxStyle;
  /** What a style of letters says. */
  character(id: string | null): RunFormat;
  /** Whether the tables of a style are ruled. */
  isRuledTable(id: string | null): boolean;
}

/** Styles based on one another; more are taken for a circle. */
const longestChain = 30;

/**
 * @param styles the part `styles.xml`, or null
 * @param theme the part `theme1.xml`, or null: fonts may be named by their use in it
 */
export function readStyles(styles: XmlElement | null, theme: XmlElement | null): DocxStyles {
  const byId = new Map<string, XmlElement>();
  let normal: string | null = null;
  for (const style of childElements(styles, "w:style")) {
    const id = style.attributes.get("w:styleId") ?? "";
    byId.set(id, style);
    const isDefault = /^(?:1|true|on)$/u.test(style.attributes.get("w:default") ?? "");
    if (isDefault && style.attributes.get("w:type") === "paragraph") normal = id;
  }
  const fonts = themeFonts(theme);
  const chainOf = (id: string | null) => {
    const chain: XmlElement[] = [];
    let next = id;
    while (next !== null && chain.length < longestChain) {
      const style = byId.get(next);
      if (style === undefined) break;
      chain.push(style);
      next = childValue(style, "w:basedOn", "w:val");
    }
    return chain;
  };
  const build = (id: string | null): DocxStyle => {
    const chain = chainOf(id);
    return {
      id: id ?? "",
      names: chain.map((style) => childValue(style, "w:name", "w:val") ?? ""),
      paragraph: chain.flatMap((style) => childElement(style, "w:pPr") ?? []),
      // The farthest first, so that the nearest says last.
      run: Object.assign({}, ...chain.toReversed().map((s) => runFormatOf(childElement(s, "w:rPr"), fonts))),
    };
  };
  const built = new Map<string | null, DocxStyle>();
  const style = (id: string | null) => {
    const known = built.get(id) ?? build(id);
    built.set(id, known);
    return known;
  };
  const defaults = childElement(childElement(styles, "w:docDefaults"), "w:rPrDefault");
  return {
    fonts,
    defaults: runFormatOf(childElement(defaults, "w:rPr"), fonts),
    paragraph: (id) => style(id !== null && byId.has(id) ? id : normal),
    character: (id) => (id === null ? {} : style(id).run),
    isRuledTable: (id) =>
      chainOf(id).some((table) => isRuled(childElement(childElement(table, "w:tblPr"), "w:tblBorders"))),
  };
}

/** Whether borders (`w:tblBorders`, `w:tcBorders`) are seen on any side. */
export function isRuled(borders: XmlElement | null): boolean {
  return childElements(borders).some(
    ({ attributes }) => !/^(?:nil|none)$/u.test(attributes.get("w:val") ?? "nil"),
  );
}

/** The nearest value of a property of a paragraph: its own, then its styles'. */
export function paragraphValue(
  properties: readonly XmlElement[],
  name: string,
  attribute = "w:val",
): string | null {
  for (const element of properties) {
    const value = childValue(element, name, attribute);
    if (value !== null) return value;
  }
  return null;
}

/** Whether a property of a paragraph that is on or off is on. */
export function isParagraphOn(properties: readonly XmlElement[], name: string): boolean {
  for (const element of properties) {
    const property = childElement(element, name);
    if (property !== null) return isOn(property);
  }
  return false;
}

/** Use in the theme (`minorHAnsi`) → font. */
function themeFonts(theme: XmlElement | null): ReadonlyMap<string, string> {
  const scheme = childElement(childElement(theme, "a:themeElements"), "a:fontScheme");
  const fonts = new Map<string, string>();
  for (const use of ["major", "minor"] as const) {
    const font = childValue(childElement(scheme, `a:${use}Font`), "a:latin", "typeface");
    if (font) for (const script of ["Ascii", "HAnsi"]) fonts.set(`${use}${script}`, font);
  }
  return fonts;
}
