import type { TextStyle } from "../../document.js";
import { childElement, childValue } from "../xml/xml-search.js";
import type { XmlElement } from "../xml/xml-tree.js";

/** What properties of letters (`w:rPr`) say; what is missing is left to those underneath. */
export interface RunFormat {
  readonly font?: string;
  /** Points. */
  readonly size?: number;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly hidden?: boolean;
  readonly raised?: boolean;
  readonly white?: boolean;
}

/** Sizes are given in half points. */
const sizeUnits = 2;

/** @param fonts use in the theme → font */
export function runFormatOf(properties: XmlElement | null, fonts: ReadonlyMap<string, string>): RunFormat {
  if (properties === null) return {};
  const names = childElement(properties, "w:rFonts")?.attributes;
  const theme = names?.get("w:hAnsiTheme") ?? names?.get("w:asciiTheme");
  const font =
    (theme === undefined ? undefined : fonts.get(theme)) ?? names?.get("w:hAnsi") ?? names?.get("w:ascii");
  const size = Number(childValue(properties, "w:sz", "w:val") ?? Number.NaN) / sizeUnits;
  const color = childValue(properties, "w:color", "w:val");
  const raised = childValue(properties, "w:vertAlign", "w:val");
  return {
    ...(font === undefined ? {} : { font }),
    ...(Number.isFinite(size) && size > 0 ? { size } : {}),
    ...toggle("bold", properties, "w:b"),
    ...toggle("italic", properties, "w:i"),
    ...toggle("hidden", properties, "w:vanish"),
    ...(color === null ? {} : { white: /^f{6}$/iu.test(color) }),
    ...(raised === null ? {} : { raised: raised === "superscript" }),
  };
}

/** Properties on top of others. */
export function textStyleOf(format: RunFormat): TextStyle {
  return {
    font: format.font ?? null,
    size: format.size ?? null,
    bold: format.bold ?? false,
    italic: format.italic ?? false,
  };
}

/** Whether a property that is on or off by its `w:val` is on. */
export function isOn(property: XmlElement): boolean {
  return !/^(?:0|false|off|none)$/u.test(property.attributes.get("w:val") ?? "1");
}

function toggle(name: "bold" | "italic" | "hidden", properties: XmlElement, element: string): RunFormat {
  const property = childElement(properties, element);
  return property === null ? {} : { [name]: isOn(property) };
}
