import type { ErrorCode } from "../../../errors.js";
import type { DocumentFormat, Extractor } from "./extractor.js";
import { isForeignMarkup, isPlainText, markupOf } from "./sniff-text.js";
import { zipNames } from "./sniff-zip.js";

/** What a file is: a format that is read, or why it is not. */
export type Sniffed = { readonly format: DocumentFormat } | { readonly refused: RefusalCode };

/** Codes of the errors that tell what a file is that is not read. */
export type RefusalCode = Extract<
  ErrorCode,
  | "IMPORT_UNKNOWN"
  | "IMPORT_EMPTY"
  | "IMPORT_SPREADSHEET"
  | "IMPORT_PRESENTATION"
  | "IMPORT_OLD_OFFICE"
  | "IMPORT_ARCHIVE"
  | "IMPORT_PROGRAM"
  | "IMPORT_MEDIA"
  | "IMPORT_PICTURE"
>;

const ascii = (text: string) => [...text].map((letter) => letter.charCodeAt(0));

/** How files begin, and what they are then. `at` is the offset of the mark, in bytes. */
const marks: readonly { readonly at: number; readonly bytes: readonly number[]; readonly is: Sniffed }[] = [
  { at: 0, bytes: ascii("{\\rtf"), is: { format: "rtf" } },
  { at: 0, bytes: [0x89, ...ascii("PNG")], is: { format: "image" } },
  { at: 0, bytes: [0xff, 0xd8, 0xff], is: { format: "image" } },
  { at: 0, bytes: [...ascii("II"), 0x2a, 0], is: { format: "image" } },
  { at: 0, bytes: [...ascii("MM"), 0, 0x2a], is: { format: "image" } },
  { at: 0, bytes: ascii("GIF8"), is: { refused: "IMPORT_PICTURE" } },
  { at: 8, bytes: ascii("WEBP"), is: { refused: "IMPORT_PICTURE" } },
  { at: 4, bytes: ascii("ftypheic"), is: { refused: "IMPORT_PICTURE" } },
  { at: 4, bytes: ascii("ftypmif1"), is: { refused: "IMPORT_PICTURE" } },
  { at: 0, bytes: [...ascii("AT&TFORM")], is: { refused: "IMPORT_PICTURE" } },
  { at: 4, bytes: ascii("ftypM4A"), is: { refused: "IMPORT_MEDIA" } },
  { at: 4, bytes: ascii("ftyp"), is: { refused: "IMPORT_MEDIA" } },
  { at: 8, bytes: ascii("AVI "), is: { refused: "IMPORT_MEDIA" } },
  { at: 0, bytes: [0x1a, 0x45, 0xdf, 0xa3], is: { refused: "IMPORT_MEDIA" } },
  { at: 8, bytes: ascii("WAVE"), is: { refused: "IMPORT_MEDIA" } },
  { at: 0, bytes: ascii("OggS"), is: { refused: "IMPORT_MEDIA" } },
  { at: 0, bytes: ascii("ID3"), is: { refused: "IMPORT_MEDIA" } },
  { at: 0, bytes: ascii("fLaC"), is: { refused: "IMPORT_MEDIA" } },
  { at: 0, bytes: ascii("Rar!"), is: { refused: "IMPORT_ARCHIVE" } },
  { at: 0, bytes: [0x37, 0x7a, 0xbc, 0xaf], is: { refused: "IMPORT_ARCHIVE" } },
  { at: 0, bytes: [0x1f, 0x8b], is: { refused: "IMPORT_ARCHIVE" } },
  { at: 0, bytes: ascii("BZh"), is: { refused: "IMPORT_ARCHIVE" } },
  { at: 0, bytes: [0xfd, ...ascii("7zXZ")], is: { refused: "IMPORT_ARCHIVE" } },
  { at: 257, bytes: ascii("ustar"), is: { refused: "IMPORT_ARCHIVE" } },
  { at: 0, bytes: [0x7f, ...ascii("ELF")], is: { refused: "IMPORT_PROGRAM" } },
  { at: 0, bytes: [0xcf, 0xfa, 0xed, 0xfe], is: { refused: "IMPORT_PROGRAM" } },
  { at: 0, bytes: [0xca, 0xfe, 0xba, 0xbe], is: { refused: "IMPORT_PROGRAM" } },
  { at: 0, bytes: ascii("SQLite format 3"), is: { refused: "IMPORT_PROGRAM" } },
  { at: 4, bytes: ascii("Standard Jet DB"), is: { refused: "IMPORT_PROGRAM" } },
  // Text by its bytes, but a program that draws pages.
  { at: 0, bytes: ascii("%!PS"), is: { refused: "IMPORT_UNKNOWN" } },
];

const zipMark = [0x50, 0x4b, 0x03, 0x04];
const emptyZipMark = [0x50, 0x4b, 0x05, 0x06];
const oleMark = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/** Word 2 and Word 6 without an OLE file around them (their `wIdent`). */
const bareWordMarks = [
  [0xdb, 0xa5],
  [0xdc, 0xa5],
];
/** The mark of a PDF may stand behind other bytes (PDF 32000-1, appendix H.3, note 13), in the first 1024. */
const pdfWithin = 1_024;

/** Tells what a file is from its content; its name is not looked at. */
export function sniff(bytes: Uint8Array): Sniffed {
  if (bytes.length === 0) return { refused: "IMPORT_EMPTY" };
  const head = bytes.subarray(0, pdfWithin);
  if (find(head, ascii("%PDF-")) !== -1) return { format: "pdf" };
  if (begins(bytes, oleMark)) return sniffOle(bytes);
  if (begins(bytes, zipMark) || begins(bytes, emptyZipMark)) return sniffZip(bytes);
  if (bareWordMarks.some((mark) => begins(bytes, mark))) return { format: "doc" };
  const found = marks.find(({ at, bytes: mark }) => begins(bytes.subarray(at), mark));
  if (found !== undefined) return found.is;
  if (isWindowsProgram(bytes)) return { refused: "IMPORT_PROGRAM" };
  if (isForeignMarkup(bytes)) return { refused: "IMPORT_UNKNOWN" };
  const markup = markupOf(bytes);
  if (markup !== null) return { format: markup };
  return isPlainText(bytes) ? { format: "text" } : { refused: "IMPORT_UNKNOWN" };
}

function begins(bytes: Uint8Array, mark: readonly number[]): boolean {
  return bytes.length >= mark.length && mark.every((byte, at) => bytes[at] === byte);
}

function find(bytes: Uint8Array, mark: readonly number[]): number {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).indexOf(Buffer.from(mark));
}

/** Programs of Windows begin as those of DOS do, and tell where their own head stands (PE format, 4.1). */
function isWindowsProgram(bytes: Uint8Array): boolean {
  if (!begins(bytes, ascii("MZ")) || bytes.length < 64) return false;
  const head = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0x3c, true);
  return begins(bytes.subarray(head), [...ascii("PE"), 0, 0]) || bytes.subarray(2, 64).includes(0);
}

/** Names of streams in an OLE file are UTF-16. */
const wide = (name: string) => [...name].flatMap((letter) => [letter.charCodeAt(0), 0]);

function sniffOle(bytes: Uint8Array): Sniffed {
  const has = (name: string) => find(bytes, wide(name)) !== -1;
  // A document of Office 2007 and later behind a password is such a file too: the reader of DOCX tells it.
  if (has("EncryptedPackage")) return { format: "docx" };
  if (has("WordDocument")) return { format: "doc" };
  if (has("Workbook") || has("Book")) return { refused: "IMPORT_SPREADSHEET" };
  if (has("PowerPoint Document")) return { refused: "IMPORT_PRESENTATION" };
  return { refused: "IMPORT_OLD_OFFICE" };
}

/** The first entry of EPUB and OpenDocument files names their kind, uncompressed (EPUB OCF 3.3, 4.3; OpenDocument 1.3 part 2, 3.3). */
const mimeWithin = 200;
const kindsByMime: readonly { readonly mime: string; readonly is: Sniffed }[] = [
  { mime: "mimetypeapplication/epub+zip", is: { format: "epub" } },
  { mime: "opendocument.text", is: { format: "odt" } },
  { mime: "opendocument.spreadsheet", is: { refused: "IMPORT_SPREADSHEET" } },
  { mime: "opendocument.presentation", is: { refused: "IMPORT_PRESENTATION" } },
];
/** Names of parts that only one kind of document has. */
const kindsByPart: readonly { readonly part: RegExp; readonly is: Sniffed }[] = [
  { part: /^word\/document\d*\.xml$/u, is: { format: "docx" } },
  { part: /^xl\/workbook/u, is: { refused: "IMPORT_SPREADSHEET" } },
  { part: /^ppt\/presentation/u, is: { refused: "IMPORT_PRESENTATION" } },
  { part: /^META-INF\/container\.xml$/u, is: { format: "epub" } },
  { part: /^(?:AndroidManifest\.xml|META-INF\/MANIFEST\.MF)$/u, is: { refused: "IMPORT_PROGRAM" } },
  // Documents of Apple's office programs, whose text only they can read.
  {
    part: /^Index(?:\.zip|\/(?:Document|Presentation|CalculationEngine)\.iwa)$/u,
    is: { refused: "IMPORT_OLD_OFFICE" },
  },
];

function sniffZip(bytes: Uint8Array): Sniffed {
  const head = Buffer.from(bytes.subarray(0, mimeWithin)).toString("latin1");
  const byMime = head.includes("mimetype") ? kindsByMime.find(({ mime }) => head.includes(mime)) : undefined;
  if (byMime !== undefined) return byMime.is;
  const names = zipNames(bytes);
  // OpenDocument whose first entry was packed, or stands elsewhere.
  if (names.includes("content.xml") && names.includes("META-INF/manifest.xml")) return { format: "odt" };
  const byPart = kindsByPart.find(({ part }) => names.some((name) => part.test(name)));
  return byPart?.is ?? { format: "zip" };
}

/** Loads what reads each format: only when a file of it comes. */
const loaders: Readonly<Partial<Record<DocumentFormat, () => Promise<Extractor>>>> = {
  text: async () => (await import("./text/index.js")).textExtractor,
  markdown: async () => (await import("./markdown/index.js")).markdownExtractor,
  html: async () => (await import("./html/index.js")).htmlExtractor,
  mhtml: async () => (await import("./html/index.js")).mhtmlExtractor,
  doc: async () => (await import("./doc/index.js")).docExtractor,
  docx: async () => (await import("./docx/index.js")).docxExtractor,
  odt: async () => (await import("./odt/index.js")).odtExtractor,
  epub: async () => (await import("./epub/index.js")).epubExtractor,
  rtf: async () => (await import("./rtf/index.js")).rtfExtractor,
  pdf: async () => (await import("./pdf/index.js")).pdfExtractor,
  image: async () => (await import("./image/index.js")).imageExtractor,
};

/** What reads a format; null for one that is read by taking it apart (`zip`). */
export async function extractorFor(format: DocumentFormat): Promise<Extractor | null> {
  return (await loaders[format]?.()) ?? null;
}
