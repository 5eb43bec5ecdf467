import { descendants, textOf } from "../xml/xml-search.js";
import type { XmlElement } from "../xml/xml-tree.js";
import type { DocxContext } from "./context.js";

/** Attributes with which drawings name the part that holds their text. */
const REFERENCES = ["r:dm", "r:id"];

/** The paragraphs of a chart or of a drawing of the kind SmartArt, whose text lies in a part of its own. */
export function drawingParagraphs(reference: XmlElement, context: DocxContext): string[] {
  const part = REFERENCES.map((name) => context.drawings.get(reference.attributes.get(name) ?? "")).find(
    (found) => found !== undefined,
  );
  if (part === undefined) return [];
  return descendants(part, "a:p")
    .map((paragraph) => descendants(paragraph, "a:t").map(textOf).join(""))
    .filter((text) => text.trim() !== "");
}
