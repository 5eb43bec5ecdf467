import { symbolText } from "../flow/symbols.js";
import type { XmlElement } from "../xml/xml-tree.js";

/** Fonts whose places hold symbols; other fonts have letters there. */
const FONTS = /^(?:symbol|wingdings)/iu;

/** The character that `w:sym` stands for, given by font and place in it. */
export function symbolCharacter(element: XmlElement): string {
  const code = Number.parseInt(element.attributes.get("w:char") ?? "", 16);
  if (!Number.isInteger(code) || code <= 0 || code > 0xffff) return "";
  const isSymbol = FONTS.test(element.attributes.get("w:font") ?? "");
  return isSymbol ? symbolText(code) : String.fromCharCode(code);
}
