import type { HtmlElement } from "./tree.js";

/** Elements that browsers set inside a line (HTML Standard, 15.3). All others begin a new one. */
const inline = new Set(
  (
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label map mark nobr o:p output " +
    "picture q rp rt ruby s samp small source span strike strong sub sup time track tt u var video wbr"
  ).split(" "),
);
/** Elements that a page is used with, not read. */
const controls = new Set(["button", "select", "option", "textarea", "nav", "menu", "dialog", "datalist"]);
/** Pictures, films and frames. */
const pictures = new Set(["img", "picture", "video", "iframe", "amp-img", "figure"]);
const headingMark = /^h[1-6]$/u;

/** Whether text of the element stands in the line of what is around it. */
export function isInline({ name }: HtmlElement): boolean {
  return inline.has(name);
}

/** Whether an element is a control. */
export function isControl({ name, attributes }: HtmlElement): boolean {
  return (
    controls.has(name) || /^(?:button|navigation|menu|menubar|search|dialog)$/u.test(attributes.role ?? "")
  );
}

/** Whether an element is a picture. */
export function isPicture({ name }: HtmlElement): boolean {
  return pictures.has(name);
}

/** 1 to 6 for a heading, else null. */
export function headingLevel({ name }: HtmlElement): number | null {
  return headingMark.test(name) ? Number(name.slice(1)) : null;
}

/** Class and id in lower case: what those who made the page call the element. */
export function namesOf({ attributes }: HtmlElement): string {
  return `${attributes.class ?? ""} ${attributes.id ?? ""} ${attributes.type ?? ""}`.toLowerCase();
}
