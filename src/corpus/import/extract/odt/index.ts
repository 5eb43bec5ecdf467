import { AppError } from "../../../../errors.js";
import { type DocumentMetadata, type ExtractedDocument, type LeftOut, noMetadata } from "../../document.js";
import { type OfficePackage, openPackage } from "../archive/office-package.js";
import type { ExtractOptions, Extractor, SourceFile } from "../extractor.js";
import { flowWarnings } from "../flow/flow-warnings.js";
import { isPlausible, type PlacedBlock, pagesOf } from "../flow/pages.js";
import { descendants, textOf } from "../xml/xml-search.js";
import { eachChild, parseXml, type XmlElement } from "../xml/xml-tree.js";
import { OdtBlockReader } from "./blocks.js";
import { OdtContext } from "./context.js";
import { addStylesIn, OdtStyles } from "./styles.js";

/** Reads text documents of LibreOffice and its kin (OpenDocument). */
export const odtExtractor: Extractor = {
  format: "odt",
  async extract(file: SourceFile, options: ExtractOptions): Promise<ExtractedDocument> {
    const parts = await openPackage(file);
    await refuseProtected(parts);
    const content = await parts.read("content.xml");
    if (content === null) throw new AppError("IMPORT_DAMAGED", { file: file.name, reason: "content.xml" });
    const stylesPart = await tree(parts, "styles.xml");
    const context = new OdtContext(new OdtStyles());
    addStylesIn(stylesPart, context.styles);
    options.onPage?.(0, null);
    const blocks = readContent(content, file.name, context, options);
    const metaPart = await tree(parts, "meta.xml");
    const known = pagesAreKnown(context, blocks, metaPart);
    const pages = pagesOf(blocks, known);
    options.onPage?.(pages.length, pages.length);
    const leftOut = [...runningHeads(stylesPart, context.styles), ...context.leftOut];
    return {
      pages,
      metadata: metadataOf(metaPart),
      leftOut: known ? leftOut : leftOut.map((left) => ({ ...left, page: null })),
      warnings: flowWarnings(context),
    };
  },
};

/** Encryption is told by the list of parts, which may name a document type and so is not read as XML. */
async function refuseProtected(parts: OfficePackage): Promise<void> {
  const manifest = await parts.read("META-INF/manifest.xml");
  if (manifest !== null && Buffer.from(manifest).includes(":encryption-data"))
    throw new AppError("IMPORT_ENCRYPTED", { file: parts.file });
}

function readContent(
  content: Uint8Array,
  file: string,
  context: OdtContext,
  { signal }: ExtractOptions,
): PlacedBlock[] {
  const reader = new OdtBlockReader(context);
  const blocks: PlacedBlock[] = [];
  const styles = ["office:automatic-styles", "office:font-face-decls"];
  eachChild(content, file, [...styles, "office:text"], (element, parent) => {
    signal?.throwIfAborted();
    if (parent === "office:text") blocks.push(...reader.read(element));
    else context.styles.add(element);
  });
  return blocks;
}

function pagesAreKnown(
  context: OdtContext,
  blocks: readonly PlacedBlock[],
  meta: XmlElement | null,
): boolean {
  if (context.isNoted) return true;
  const statistic = meta === null ? undefined : descendants(meta, "meta:document-statistic")[0];
  const written = Number(statistic?.attributes.get("meta:page-count") ?? Number.NaN);
  return written === context.page && isPlausible(blocks);
}

/** Running heads and feet, each text once. They stand in the styles of pages. */
function runningHeads(styles: XmlElement | null, known: OdtStyles): LeftOut[] {
  if (styles === null) return [];
  const names = ["header", "footer"].flatMap((place) =>
    ["", "-left", "-first"].map((which) => `style:${place}${which}`),
  );
  const reader = new OdtBlockReader(new OdtContext(known));
  const blocks = descendants(styles, ...names).flatMap((part) =>
    part.children.flatMap((child) => (typeof child === "string" ? [] : reader.read(child))),
  );
  const texts = new Set(blocks.map(({ block }) => block.text));
  return [...texts].map((text) => ({ text, reason: "running-head", page: null }));
}

function metadataOf(meta: XmlElement | null): DocumentMetadata {
  const text = (name: string) => {
    const element = meta === null ? undefined : descendants(meta, name)[0];
    return (element === undefined ? "" : textOf(element).replace(/\s+/gu, " ").trim()) || null;
  };
  // Its creator is whoever's computer the file was begun or changed on.
  return { ...noMetadata, title: text("dc:title") };
}

async function tree(parts: OfficePackage, path: string): Promise<XmlElement | null> {
  const bytes = await parts.read(path);
  return bytes === null ? null : parseXml(bytes, parts.file);
}
