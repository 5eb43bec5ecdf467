import { strToU8, type Zippable, zipSync } from "fflate";
import type { ExtractedDocument, LeftOutReason } from "../../../../../src/corpus/import/document.js";
import type { Extractor } from "../../../../../src/corpus/import/extract/extractor.js";

/** A zip archive of parts, given as text. */
export function packageOf(parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const entries: Zippable = {};
  for (const [path, content] of Object.entries(parts))
    entries[path] = [
      typeof content === "string" ? strToU8(content) : content,
      // The part that names the kind of a document is not packed.
      path === "mimetype" ? { level: 0 } : {},
    ];
  return zipSync(entries);
}

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** Parts of a Word document beside its text: name without ending → content of its root element. */
export type DocxParts = Readonly<Record<string, string>>;

/** A Word document with this body. */
export function docxOf(body: string, parts: DocxParts = {}): Uint8Array {
  const root: Record<string, string> = {
    styles: "styles",
    numbering: "numbering",
    footnotes: "footnotes",
    endnotes: "endnotes",
    comments: "comments",
    settings: "settings",
    header1: "hdr",
    header2: "hdr",
    footer1: "ftr",
  };
  const relationships = Object.keys(parts)
    .filter((name) => name in root)
    .map((name) => {
      const type = `${TYPES}/${name.replace(/\d$/u, "")}`;
      return `<Relationship Id="r-${name}" Type="${type}" Target="${name}.xml"/>`;
    });
  const rels = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"';
  const files: Record<string, string> = {
    "_rels/.rels": `<Relationships ${rels}><Relationship Id="1" Type="${TYPES}/officeDocument" Target="word/document.xml"/><Relationship Id="2" Type="${TYPES}/metadata/core-properties" Target="docProps/core.xml"/><Relationship Id="3" Type="${TYPES}/extended-properties" Target="docProps/app.xml"/></Relationships>`,
    "word/_rels/document.xml.rels": `<Relationships ${rels}>${relationships.join("")}</Relationships>`,
    "word/document.xml": `<?xml version="1.0" encoding="UTF-8"?><w:document ${W} ${R} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="urn:wps" xmlns:v="urn:schemas-microsoft-com:vml"><w:body>${body}</w:body></w:document>`,
  };
  for (const [name, content] of Object.entries(parts)) {
    const element = root[name];
    files[element === undefined ? name : `word/${name}.xml`] =
      element === undefined ? content : `<w:${element} ${W}>${content}</w:${element}>`;
  }
  return packageOf(files);
}

/** A paragraph of Word: properties, then text or stretches. */
export function wordParagraph(content: string, properties = ""): string {
  const runs = content.startsWith("<") ? content : wordRun(content);
  return `<w:p>${properties === "" ? "" : `<w:pPr>${properties}</w:pPr>`}${runs}</w:p>`;
}

/** A stretch of Word. */
export function wordRun(text: string, properties = ""): string {
  return `<w:r>${properties === "" ? "" : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
}

const ODF = "urn:oasis:names:tc:opendocument:xmlns";
const ODF_NAMESPACES = [
  `xmlns:office="${ODF}:office:1.0"`,
  `xmlns:text="${ODF}:text:1.0"`,
  `xmlns:style="${ODF}:style:1.0"`,
  `xmlns:table="${ODF}:table:1.0"`,
  `xmlns:draw="${ODF}:drawing:1.0"`,
  `xmlns:fo="${ODF}:xsl-fo-compatible:1.0"`,
  `xmlns:meta="${ODF}:meta:1.0"`,
  'xmlns:dc="http://purl.org/dc/elements/1.1/"',
].join(" ");

/** A text document of LibreOffice with this text, automatic styles, and contents of `styles.xml` and `meta.xml`. */
export function odtOf(text: string, automatic = "", styles = "", meta = ""): Uint8Array {
  return packageOf({
    mimetype: "application/vnd.oasis.opendocument.text",
    "content.xml": `<office:document-content ${ODF_NAMESPACES}><office:automatic-styles>${automatic}</office:automatic-styles><office:body><office:text>${text}</office:text></office:body></office:document-content>`,
    "styles.xml": `<office:document-styles ${ODF_NAMESPACES}>${styles}</office:document-styles>`,
    "meta.xml": `<office:document-meta ${ODF_NAMESPACES}><office:meta>${meta}</office:meta></office:document-meta>`,
  });
}

/** What an extractor reads of some bytes. */
export function extracted(
  extractor: Extractor,
  bytes: Uint8Array,
  name = "tài liệu",
): Promise<ExtractedDocument> {
  return extractor.extract({ name, bytes }, {});
}

/** Texts of the blocks, in order. */
export function textsOf(document: ExtractedDocument): string[] {
  return document.pages.flatMap(({ blocks }) => blocks.map(({ text }) => text));
}

/** Texts that were left out for a reason, in order. */
export function leftOutFor(document: ExtractedDocument, reason: LeftOutReason): string[] {
  return document.leftOut.filter((left) => left.reason === reason).map(({ text }) => text);
}
