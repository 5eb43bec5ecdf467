import { AppError } from "../../../../errors.js";
import type { SourceFile } from "../extractor.js";
import { loadPdfium, type Pdfium } from "./pdfium.js";

/** Why PDFium could not open a document (fpdfview.h, `FPDF_ERR_…`). */
const passwordError = 4;
const securityError = 5;

/** Most pages of one document: a decree has some dozens, a year of a journal some hundreds. */
export const mostPages = 2_000;

/** A page that is open in PDFium. */
export interface OpenPage {
  /** PDFium's handle. */
  readonly handle: number;
  /** In points, rotation applied. */
  readonly width: number;
  readonly height: number;
  /** A point of the page's own space as points from the top left corner of the page as it is shown. */
  readonly place: (x: number, y: number) => readonly [x: number, y: number];
}

/** A PDF that is open. Must be closed. */
export interface OpenPdf {
  readonly pdfium: Pdfium;
  /** PDFium's handle. */
  readonly document: number;
  readonly pages: number;
  /** An entry of the document's information, such as `Title`; empty where it has none. */
  readonly about: (entry: string) => string;
  /**
   * Does something with a page while it is open.
   * @param index from 0
   * @throws AppError IMPORT_DAMAGED where the page cannot be read
   */
  readonly withPage: <T>(index: number, action: (page: OpenPage) => T) => T;
  readonly close: () => void;
}

/**
 * Opens a PDF.
 *
 * @throws AppError IMPORT_ENCRYPTED, IMPORT_DAMAGED, IMPORT_TOO_LARGE for more than `mostPages`
 */
export async function openPdf({ name, bytes }: SourceFile): Promise<OpenPdf> {
  const pdfium = await loadPdfium();
  const { api } = pdfium;
  // PDFium reads from this memory as long as the document is open.
  const address = pdfium.allocate(Math.max(1, bytes.length));
  pdfium.write(address, bytes);
  const document = api.FPDF_LoadMemDocument(address, bytes.length, "");
  if (document === 0) {
    const reason = api.FPDF_GetLastError();
    pdfium.free(address);
    if (reason === passwordError || reason === securityError)
      throw new AppError("IMPORT_ENCRYPTED", { file: name });
    throw new AppError("IMPORT_DAMAGED", { file: name, reason: `PDFium ${reason}` });
  }
  const close = () => {
    api.FPDF_CloseDocument(document);
    pdfium.free(address);
  };
  const pages = api.FPDF_GetPageCount(document);
  if (pages > mostPages || pages < 1) {
    close();
    if (pages < 1) throw new AppError("IMPORT_DAMAGED", { file: name, reason: "0 pages" });
    throw new AppError("IMPORT_TOO_LARGE", { file: name, size: pages, limit: mostPages });
  }
  return {
    pdfium,
    document,
    pages,
    about: (entry) => aboutText(pdfium, document, entry),
    withPage: (index, action) => {
      const handle = api.FPDF_LoadPage(document, index);
      if (handle === 0) throw new AppError("IMPORT_DAMAGED", { file: name, reason: `page ${index + 1}` });
      try {
        return action(measure(pdfium, handle));
      } finally {
        api.FPDF_ClosePage(handle);
      }
    },
    close,
  };
}

/** Longest entry of the document's information that is read, in bytes of UTF-16. */
const longestEntry = 4_096;

function aboutText(pdfium: Pdfium, document: number, entry: string): string {
  const address = pdfium.scratch(longestEntry);
  const length = pdfium.api.FPDF_GetMetaText(document, entry, address, longestEntry);
  if (length < 2 || length > longestEntry) return "";
  return new TextDecoder("utf-16le").decode(pdfium.bytes(address, length - 2)).trim();
}

/** PDFium gives places on the screen in whole units: so many of them to a point keep them exact. */
const unitsPerPoint = 1_000;
/** How far apart the points are from which the transformation is told, in the page's own units. */
const probe = 1_000;

function measure(pdfium: Pdfium, handle: number): OpenPage {
  const { api } = pdfium;
  const width = api.FPDF_GetPageWidthF(handle);
  const height = api.FPDF_GetPageHeightF(handle);
  const at = pdfium.scratch(8);
  const shown = (x: number, y: number): readonly [number, number] => {
    const [w, h] = [Math.round(width * unitsPerPoint), Math.round(height * unitsPerPoint)];
    api.FPDF_PageToDevice(handle, 0, 0, w, h, 0, x, y, at, at + 4);
    return [pdfium.integer(at) / unitsPerPoint, pdfium.integer(at + 4) / unitsPerPoint];
  };
  const [originX, originY] = shown(0, 0);
  const [rightX, rightY] = shown(probe, 0);
  const [upX, upY] = shown(0, probe);
  const [a, b] = [(rightX - originX) / probe, (rightY - originY) / probe];
  const [c, d] = [(upX - originX) / probe, (upY - originY) / probe];
  return {
    handle,
    width,
    height,
    place: (x, y) => [originX + a * x + c * y, originY + b * x + d * y],
  };
}
