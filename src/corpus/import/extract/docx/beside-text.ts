import type { LeftOut } from "../../document.js";
import type { OfficePackage } from "../archive/office-package.js";
import { NoteMarker } from "../flow/note-marks.js";
import { childElements, descendants, textOf } from "../xml/xml-search.js";
import { parseXml, type XmlElement } from "../xml/xml-tree.js";
import { BlockReader } from "./blocks.js";
import { DocxContext } from "./context.js";
import type { Relationships } from "./package-parts.js";

/**
 * Running heads and feet, each text once.
 *
 * @throws AppError as reading a part does
 */
export async function runningHeadsOf(
  parts: OfficePackage,
  relationships: Relationships,
  { styles, numbering, notes }: DocxContext,
): Promise<LeftOut[]> {
  const texts = new Set<string>();
  const read = new Set<string>();
  for (const { type, path } of relationships.values()) {
    if ((type !== "header" && type !== "footer") || read.has(path)) continue;
    read.add(path);
    const bytes = await parts.read(path);
    if (bytes === null) continue;
    // A context of its own: pages and changes of the heads are not the document's.
    const context = new DocxContext(styles, numbering, notes, new Map());
    const blocks = new BlockReader(context, NoteMarker.of([])).readChildren(parseXml(bytes, parts.file));
    for (const { block } of blocks) texts.add(block.text);
  }
  return [...texts].map((text) => ({ text, reason: "running-head", page: null }));
}

/** Comments, each as a whole. */
export function commentsOf(part: XmlElement | null): LeftOut[] {
  return childElements(part, "w:comment").flatMap((comment) => {
    const paragraphs = descendants(comment, "w:p").map((paragraph) =>
      descendants(paragraph, "w:t").map(textOf).join(""),
    );
    const text = paragraphs.filter((paragraph) => paragraph.trim() !== "").join("\n");
    return text === "" ? [] : [{ text, reason: "comment", page: null } as const];
  });
}
