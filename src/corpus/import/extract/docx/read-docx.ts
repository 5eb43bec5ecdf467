import { AppError } from "../../../../errors.js";
import { type DocumentMetadata, type ExtractedDocument, type LeftOut, noMetadata } from "../../document.js";
import type { OfficePackage } from "../archive/office-package.js";
import type { ExtractOptions } from "../extractor.js";
import { flowWarnings } from "../flow/flow-warnings.js";
import { NoteMarker } from "../flow/note-marks.js";
import { isPlausible, type PlacedBlock, pagesOf } from "../flow/pages.js";
import { childElement, childElements, textOf } from "../xml/xml-search.js";
import { eachChild, type XmlElement } from "../xml/xml-tree.js";
import { commentsOf, runningHeadsOf } from "./beside-text.js";
import { BlockReader } from "./blocks.js";
import { DocxContext } from "./context.js";
import { drawingTexts } from "./drawing-text.js";
import { Numbering } from "./numbering.js";
import { mainPartPath, pathOfType, readPart, relationshipsOf } from "./package-parts.js";
import { sectionNotes } from "./sections.js";
import { readStyles } from "./styles.js";

/**
 * Reads the parts of a Word document.
 *
 * @throws AppError IMPORT_DAMAGED, IMPORT_ENCRYPTED, IMPORT_TOO_LARGE, IMPORT_UNSAFE
 */
export async function readDocx(parts: OfficePackage, options: ExtractOptions): Promise<ExtractedDocument> {
  const path = await mainPartPath(parts);
  const relationships = await relationshipsOf(parts, path);
  const part = (type: string) => readPart(parts, pathOfType(relationships, type));
  const styles = readStyles(await part("styles"), await part("theme"));
  const numbering = new Numbering(await part("numbering"));
  const notes = {
    footnote: notesOf(await part("footnotes"), "w:footnote"),
    endnote: notesOf(await part("endnotes"), "w:endnote"),
  };
  const context = new DocxContext(styles, numbering, notes, await drawingTexts(parts, relationships));
  const document = await parts.read(path);
  if (document === null) throw new AppError("IMPORT_DAMAGED", { file: parts.file, reason: path });
  const marks = NoteMarker.of(sectionNotes(document, parts.file, await part("settings")));
  const reader = new BlockReader(context, marks);
  const blocks: PlacedBlock[] = [];
  options.onPage?.(0, null);
  eachChild(document, parts.file, ["w:body"], (child) => {
    options.signal?.throwIfAborted();
    blocks.push(...reader.read(child));
  });
  const written = await writtenPages(parts);
  const known = pagesAreKnown(context, blocks, written);
  const pages = pagesOf(blocks, known);
  options.onPage?.(pages.length, pages.length);
  const heads = await runningHeadsOf(parts, relationships, context);
  const comments = commentsOf(await part("comments"));
  const leftOut: readonly LeftOut[] = [...heads, ...context.leftOut, ...comments];
  return {
    pages,
    metadata: await metadataOf(parts),
    leftOut: known ? leftOut : leftOut.map((left) => ({ ...left, page: null })),
    warnings: flowWarnings(context),
  };
}

/** Pages are known where Word noted their ends, or where the writer's own breaks give as many as the document says it has. */
function pagesAreKnown(
  context: DocxContext,
  blocks: readonly PlacedBlock[],
  written: number | null,
): boolean {
  if (context.pages.isNoted) return true;
  const isCounted = context.pages.page > 1 || written === 1;
  return isCounted && (written === null || written === context.pages.page) && isPlausible(blocks);
}

/** How many pages the document says it has (`docProps/app.xml`), or null. */
async function writtenPages(parts: OfficePackage): Promise<number | null> {
  const properties = await readPart(
    parts,
    pathOfType(await relationshipsOf(parts, ""), "extended-properties"),
  );
  const pages = Number(childText(properties, "app:Pages") ?? Number.NaN);
  return Number.isInteger(pages) && pages > 0 ? pages : null;
}

async function metadataOf(parts: OfficePackage): Promise<DocumentMetadata> {
  const properties = await readPart(parts, pathOfType(await relationshipsOf(parts, ""), "core-properties"));
  // Its creator is whoever's computer the file was begun on: a typist, or nobody's name.
  return { ...noMetadata, title: childText(properties, "dc:title") };
}

function childText(parent: XmlElement | null, name: string): string | null {
  const element = childElement(parent, name);
  return (element === null ? "" : textOf(element).replace(/\s+/gu, " ").trim()) || null;
}

/** Id → note; not the lines that part notes from the text. */
function notesOf(part: XmlElement | null, name: string): ReadonlyMap<string, XmlElement> {
  return new Map(
    childElements(part, name)
      .filter(({ attributes }) => /^(?:normal)?$/u.test(attributes.get("w:type") ?? ""))
      .map((note) => [note.attributes.get("w:id") ?? "", note]),
  );
}
