import type { OfficePackage } from "../archive/office-package.js";
import { descendants, textOf } from "../xml/xml-search.js";
import type { XmlElement } from "../xml/xml-tree.js";
import type { DocxContext } from "./context.js";
import { type Relationships, readPart } from "./package-parts.js";

/** Attributes with which drawings name the part that holds their text. */
const references = ["r:dm", "r:id"];
/** Types of parts that hold the text of drawings: of the kind SmartArt, and charts. */
const types = new Set(["diagramData", "chart"]);

/** Relationship id → paragraphs of the drawing. @throws AppError as reading a part does */
export async function drawingTexts(
  parts: OfficePackage,
  relationships: Relationships,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const texts = new Map<string, readonly string[]>();
  for (const [id, { type, path }] of relationships) {
    const tree = types.has(type) ? await readPart(parts, path) : null;
    if (tree !== null) texts.set(id, paragraphsIn(tree));
  }
  return texts;
}

/** The paragraphs of the drawing that an element refers to. */
export function drawingParagraphs(reference: XmlElement, context: DocxContext): readonly string[] {
  const ids = references.map((name) => reference.attributes.get(name) ?? "");
  const id = ids.find((each) => context.drawings.has(each));
  return id === undefined || context.isRead(`drawing/${id}`) ? [] : (context.drawings.get(id) ?? []);
}

function paragraphsIn(part: XmlElement): string[] {
  return descendants(part, "a:p")
    .map((paragraph) => descendants(paragraph, "a:t").map(textOf).join(""))
    .filter((text) => text.trim() !== "");
}
