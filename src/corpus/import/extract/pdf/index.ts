import { AppError } from "../../../../errors.js";
import type {
  DocumentMetadata,
  DocumentPage,
  ExtractedDocument,
  ImportWarning,
  LeftOut,
} from "../../document.js";
import { noMetadata } from "../../document.js";
import { decodeBlock, syllableShare } from "../../encoding/index.js";
import { type PageReader, pageReader } from "../../ocr/page-reader.js";
import { bestResolution } from "../../ocr/picture.js";
import type { ExtractOptions, Extractor, SourceFile } from "../extractor.js";
import { readAnnotations } from "./annotations.js";
import { readCharacters } from "./characters.js";
import { withBlanksFilled } from "./filled-in.js";
import { fragmentsOf } from "./fragments.js";
import { readGraphics } from "./graphics.js";
import { type OpenPdf, openPdf } from "./pdf-document.js";
import { drawPage } from "./render.js";
import { withoutRepeated } from "./repeated.js";
import { withoutSignatureStamps } from "./signature-stamps.js";
import { judgeTextLayer } from "./text-layer.js";

/** Reads PDF files by PDFium; pages that are pictures by recognising their letters. */
export const pdfExtractor: Extractor = { format: "pdf", extract };

/** A page, and what was left out and is to be said of it. */
interface ReadPage {
  readonly page: DocumentPage;
  readonly leftOut: readonly LeftOut[];
  readonly warnings: readonly ImportWarning[];
}

async function extract(file: SourceFile, options: ExtractOptions): Promise<ExtractedDocument> {
  const pdf = await openPdf(file);
  const reader = pageReader();
  try {
    const read: ReadPage[] = [];
    options.onPage?.(0, pdf.pages);
    for (let index = 0; index < pdf.pages; index++) {
      options.signal?.throwIfAborted();
      read.push(await judged(pdf, index, readPage(pdf, index), reader));
      options.onPage?.(index + 1, pdf.pages);
    }
    const pages = read.map(({ page }) => page);
    if (pages.every(({ blocks }) => blocks.length === 0))
      throw new AppError("IMPORT_NO_TEXT", { file: file.name });
    return {
      pages,
      metadata: metadataOf(pdf),
      leftOut: read.flatMap(({ leftOut }) => leftOut),
      warnings: read.flatMap(({ warnings }) => warnings),
    };
  } finally {
    pdf.close();
    await reader.close();
  }
}

function readPage(pdf: OpenPdf, index: number): ReadPage {
  const { typed, signatures, own, leftOut: beside } = readAnnotations(pdf, index);
  return pdf.withPage(index, (open) => {
    const number = index + 1;
    const characters = [...readCharacters(pdf.pdfium, open), ...typed];
    const { kept: text, stamps } = withoutSignatureStamps(characters, signatures, own ?? []);
    const { kept, repeated } = withoutRepeated(own === null ? text : withBlanksFilled(text, own));
    const graphics = readGraphics(pdf.pdfium, open);
    const page: DocumentPage = {
      number,
      size: { width: open.width, height: open.height },
      blocks: fragmentsOf(kept, graphics.rules),
      ...graphics,
    };
    const leftOut: LeftOut[] = stamps.map((stamp) => ({ text: stamp, reason: "signature", page: number }));
    if (repeated !== "") leftOut.push({ text: repeated, reason: "repeated", page: number });
    return { page, leftOut: [...leftOut, ...beside], warnings: [] };
  });
}

/** A page as it is where its text is good, else read from its picture; its own text is then told to be left out. */
async function judged(pdf: OpenPdf, index: number, own: ReadPage, reader: PageReader): Promise<ReadPage> {
  const { page, leftOut } = own;
  const number = index + 1;
  if (judgeTextLayer(page, shareOf) !== "useless") return own;
  const picture = pdf.withPage(index, (open) => drawPage(pdf, open, bestResolution));
  const read = await reader.read(picture, number);
  const ignored = page.blocks.map(({ text }): LeftOut => ({ text, reason: "unreadable", page: number }));
  const warnings: ImportWarning[] =
    ignored.length > 0 ? [{ code: "text-layer-ignored", page: number, detail: {} }] : [];
  return {
    page: { ...page, blocks: read.blocks, pictures: [] },
    leftOut: [...leftOut, ...ignored, ...read.leftOut],
    warnings: [...warnings, ...read.warnings],
  };
}

/** Share of valid syllables of a text, in whatever encoding it is. */
function shareOf(text: string): number {
  return syllableShare(
    text
      .split("\n")
      .map((line) => decodeBlock(line, null).text)
      .join("\n"),
  );
}

/** Programs that make PDFs often name the file or nothing in place of a title. */
const noTitle = /^(?:untitled|microsoft word\b.*|.*\.(?:docx?|pdf|indd|odt|rtf|p65|qxd))$/iu;

function metadataOf(pdf: OpenPdf): DocumentMetadata {
  const title = pdf.about("Title");
  return { ...noMetadata, title: title === "" || noTitle.test(title) ? null : title };
}
