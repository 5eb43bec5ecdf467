import { AppError } from "../../../../errors.js";
import type { DocumentMetadata, DocumentPage, ExtractedDocument, LeftOut } from "../../document.js";
import { NO_METADATA } from "../../document.js";
import type { ExtractOptions, Extractor, SourceFile } from "../extractor.js";
import { readCharacters } from "./characters.js";
import { fragmentsOf } from "./fragments.js";
import { readGraphics } from "./graphics.js";
import { type OpenPdf, openPdf } from "./pdf-document.js";
import { withoutRepeated } from "./repeated.js";

/** Reads the text of PDF files by PDFium. */
export const pdfExtractor: Extractor = { format: "pdf", extract };

async function extract(file: SourceFile, options: ExtractOptions): Promise<ExtractedDocument> {
  const pdf = await openPdf(file);
  try {
    const pages: DocumentPage[] = [];
    const leftOut: LeftOut[] = [];
    options.onPage?.(0, pdf.pages);
    for (let index = 0; index < pdf.pages; index++) {
      options.signal?.throwIfAborted();
      const page = readPage(pdf, index);
      pages.push(page.page);
      leftOut.push(...page.leftOut);
      options.onPage?.(index + 1, pdf.pages);
    }
    if (pages.every(({ blocks }) => blocks.length === 0))
      throw new AppError("IMPORT_NO_TEXT", { file: file.name });
    return { pages, metadata: metadataOf(pdf), leftOut, warnings: [] };
  } finally {
    pdf.close();
  }
}

function readPage(pdf: OpenPdf, index: number): { page: DocumentPage; leftOut: LeftOut[] } {
  return pdf.withPage(index, (open) => {
    const number = index + 1;
    const { kept, repeated } = withoutRepeated(readCharacters(pdf.pdfium, open));
    const page: DocumentPage = {
      number,
      size: { width: open.width, height: open.height },
      blocks: fragmentsOf(kept),
      ...readGraphics(pdf.pdfium, open),
    };
    const leftOut: LeftOut[] = repeated === "" ? [] : [{ text: repeated, reason: "repeated", page: number }];
    return { page, leftOut };
  });
}

/** Programs that make PDFs often name the file or nothing in place of a title. */
const noTitle = /^(?:untitled|microsoft word\b.*|.*\.(?:docx?|pdf|indd|odt|rtf|p65|qxd))$/iu;

function metadataOf(pdf: OpenPdf): DocumentMetadata {
  const title = pdf.about("Title");
  return { ...NO_METADATA, title: title === "" || noTitle.test(title) ? null : title };
}
