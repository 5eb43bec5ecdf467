import type { Box, LeftOut } from "../../document.js";
import { type PdfCharacter, readCharacters } from "./characters.js";
import type { OpenPage, OpenPdf } from "./pdf-document.js";
import type { Pdfium } from "./pdfium.js";

/*
 * Annotations lie upon a page and are no part of its content: filled-in fields, text typed over the page, stamps, signatures, notes.
 * What they show is made part of the page, so that it is read like everything else; what they only hold is told to be left out.
 */

/** What a page's annotations hold beside what they draw. */
export interface PageAnnotations {
  /** Text that is shown, though the file has no drawing of it: values of fields, a line each. */
  readonly typed: readonly PdfCharacter[];
  /** Where digital signatures stand. */
  readonly signatures: readonly Box[];
  /** The page's own characters, without what is drawn upon it; null where nothing is. */
  readonly own: readonly PdfCharacter[] | null;
  /** Notes of readers, and text of annotations that are not shown. */
  readonly leftOut: readonly LeftOut[];
}

/** An annotation as the file has it. */
interface Annotation {
  readonly subtype: number;
  /** Kind of field, of a widget. */
  readonly field: number;
  readonly isHidden: boolean;
  readonly isDrawn: boolean;
  /** Value of a field, or what the annotation says. */
  readonly text: string;
  readonly box: Box;
}

const nothing: PageAnnotations = { typed: [], signatures: [], own: null, leftOut: [] };

/** Kinds of annotations (fpdf_annot.h, FPDF_ANNOT_…) and of fields (fpdf_formfill.h, FPDF_FORMFIELD_…). */
const freeText = 3;
const popup = 16;
const widget = 20;
/** A combo box, a list and a text field hold words; buttons and boxes to tick hold a state. */
const fieldsOfWords: ReadonlySet<number> = new Set([4, 5, 6]);
const signatureField = 7;
/** Flags of an annotation that is not shown: hidden, no view (PDF 32000-1, table 165). */
const notShown = 0x02 | 0x20;
/** For the screen, not for the printer (fpdf_flatten.h, FLAT_NORMALDISPLAY). */
const asShown = 0;

/**
 * Reads a page's annotations, and makes what they draw part of the page's content: the page has to be opened anew for that.
 *
 * @param index of the page, from 0
 */
export function readAnnotations(pdf: OpenPdf, index: number): PageAnnotations {
  const { api } = pdf.pdfium;
  if (api.EPDFPage_GetAnnotCountRaw(pdf.document, index) < 1) return nothing;
  const info = api.PDFiumExt_OpenFormFillInfo();
  const form = api.PDFiumExt_InitFormFillEnvironment(pdf.document, info);
  try {
    return pdf.withPage(index, (page) => {
      const annotations = annotationsOf(pdf.pdfium, page, form);
      const read = sorted(annotations, index + 1);
      const isDrawnUpon = read.typed.length > 0 || annotations.some(({ isDrawn }) => isDrawn);
      const own = isDrawnUpon ? readCharacters(pdf.pdfium, page) : null;
      api.FPDFPage_Flatten(page.handle, asShown);
      return { ...read, own };
    });
  } finally {
    api.PDFiumExt_ExitFormFillEnvironment(form);
    api.PDFiumExt_CloseFormFillInfo(info);
  }
}

function sorted(annotations: readonly Annotation[], page: number): Omit<PageAnnotations, "own"> {
  const typed: PdfCharacter[] = [];
  const signatures: Box[] = [];
  const leftOut: LeftOut[] = [];
  for (const { subtype, field, isHidden, isDrawn, text, box } of annotations) {
    const holdsText = subtype === freeText || (subtype === widget && fieldsOfWords.has(field));
    if (field === signatureField) signatures.push(box);
    if (text === "" || (subtype === widget && !holdsText)) continue;
    if (isHidden) leftOut.push({ text, reason: "hidden", page });
    else if (!holdsText) leftOut.push({ text, reason: "comment", page });
    else if (!isDrawn) typed.push(...typedInto(box, text));
  }
  return { typed, signatures, leftOut };
}

function annotationsOf(pdfium: Pdfium, page: OpenPage, form: number): Annotation[] {
  const { api } = pdfium;
  const annotations: Annotation[] = [];
  const count = api.FPDFPage_GetAnnotCount(page.handle);
  for (let at = 0; at < count; at++) {
    const handle = api.FPDFPage_GetAnnot(page.handle, at);
    if (handle === 0) continue;
    const subtype = api.FPDFAnnot_GetSubtype(handle);
    const isWidget = subtype === widget;
    // The window of a note says again what the note says.
    if (subtype !== popup)
      annotations.push({
        subtype,
        field: isWidget ? api.FPDFAnnot_GetFormFieldType(form, handle) : 0,
        isHidden: (api.FPDFAnnot_GetFlags(handle) & notShown) !== 0,
        isDrawn: api.EPDFAnnot_HasAppearanceStream(handle, 0),
        text: textOf(pdfium, (place, bytes) =>
          isWidget
            ? api.FPDFAnnot_GetFormFieldValue(form, handle, place, bytes)
            : api.FPDFAnnot_GetStringValue(handle, "Contents", place, bytes),
        ),
        box: boxOf(pdfium, page, handle),
      });
    api.FPDFPage_CloseAnnot(handle);
  }
  return annotations;
}

/** Text that PDFium writes as UTF-16 with a zero at its end; asked for its length first. */
function textOf(pdfium: Pdfium, write: (place: number, bytes: number) => number): string {
  const length = write(0, 0);
  if (length <= 2) return "";
  const place = pdfium.scratch(length);
  write(place, length);
  return new TextDecoder("utf-16le").decode(pdfium.bytes(place, length - 2)).trim();
}

function boxOf(pdfium: Pdfium, page: OpenPage, annotation: number): Box {
  const place = pdfium.scratch(16);
  // FS_RECTF: left, top, right, bottom.
  const isKnown = pdfium.api.FPDFAnnot_GetRect(annotation, place);
  const [left = 0, top = 0, right = 0, bottom = 0] = isKnown
    ? [0, 4, 8, 12].map((offset) => pdfium.float(place + offset))
    : [];
  const [[x, y], [otherX, otherY]] = [page.place(left, top), page.place(right, bottom)];
  return {
    left: Math.min(x, otherX),
    top: Math.min(y, otherY),
    right: Math.max(x, otherX),
    bottom: Math.max(y, otherY),
  };
}

/** Largest letters of a field, in points: the usual size of text. */
const largestLetters = 12;
/** Of a line's height, letters take this share; a letter is half as wide as high. */
const lettersOfLine = 0.8;
const widthOfLetter = 0.5;

/** A text where its field stands, line by line from the top. */
function typedInto(box: Box, text: string): PdfCharacter[] {
  const lines = text.split(/\r\n?|\n/u);
  const size = Math.min(largestLetters, ((box.bottom - box.top) / lines.length) * lettersOfLine);
  const style = { font: null, size, bold: false, italic: false };
  return lines.flatMap((line, row) => {
    const y = box.top + (row + 1) * (size / lettersOfLine);
    return [...line].map((character, column) => {
      const x = box.left + column * size * widthOfLetter;
      const endX = x + size * widthOfLetter;
      return { text: character, x, y, endX, endY: y, size, style, angle: 0, isInvisible: false };
    });
  });
}
