import { plainStyle, type TextBlock, type TextStyle } from "../../document.js";
import { headingLevel } from "./element-kinds.js";
import type { HtmlElement } from "./tree.js";

/** CSS pixels in a point. */
const pixels = 0.75;
const boldElements = new Set(["b", "strong", "th"]);
const italicElements = new Set(["i", "em", "cite", "dfn", "address"]);

/** How text in an element is set, as far as its tags and its own style tell. */
export function styleWithin(element: HtmlElement, outer: TextStyle): TextStyle {
  const { name, attributes } = element;
  const css = attributes.style ?? "";
  const font = firstFont(attributes.face ?? value(css, "font-family"));
  const size = pointsOf(value(css, "font-size"));
  const weight = value(css, "font-weight");
  const slant = value(css, "font-style");
  const style = {
    font: font ?? outer.font,
    size: size ?? outer.size,
    bold:
      weight === null
        ? outer.bold || boldElements.has(name) || headingLevel(element) !== null
        : isBold(weight),
    italic: slant === null ? outer.italic || italicElements.has(name) : /^(?:italic|oblique)/u.test(slant),
  };
  const isSame =
    style.font === outer.font &&
    style.size === outer.size &&
    style.bold === outer.bold &&
    style.italic === outer.italic;
  return isSame ? outer : style;
}

/** How the lines of an element are set; null where it does not say. */
export function alignOf({ name, attributes }: HtmlElement): TextBlock["align"] {
  const said = (value(attributes.style ?? "", "text-align") ?? attributes.align ?? "").toLowerCase();
  if (name === "center") return "center";
  return said === "left" || said === "center" || said === "right" || said === "justify" ? said : null;
}

/** The style of text outside all elements. */
export const outerStyle = plainStyle;

/** The last value that a style attribute gives a property. */
function value(css: string, property: string): string | null {
  if (css === "") return null;
  let found: string | null = null;
  for (const declaration of css.split(";")) {
    const colon = declaration.indexOf(":");
    if (colon > 0 && declaration.slice(0, colon).trim().toLowerCase() === property)
      found = declaration.slice(colon + 1).trim();
  }
  return found === "" ? null : found;
}

function firstFont(family: string | null): string | null {
  const name = family?.split(",")[0]?.replace(/["']/gu, "").trim();
  return name ? name : null;
}

function pointsOf(size: string | null): number | null {
  const amount = Number.parseFloat(size ?? "");
  if (!Number.isFinite(amount) || amount <= 0) return null;
  if (/pt$/iu.test(size ?? "")) return amount;
  return /px$/iu.test(size ?? "") ? amount * pixels : null;
}

function isBold(weight: string): boolean {
  return /^bold/u.test(weight) || Number(weight) >= 600;
}
