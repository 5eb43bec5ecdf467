import { AppError } from "../../../../errors.js";

/** A picture as its file holds it, in the terms of a PDF image (PDF 32000-1, 8.9.5): PDFium decodes it. */
export interface EncodedPart {
  /** Place in the picture, in pixels from its top left corner. */
  readonly left: number;
  readonly top: number;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  /** Entries of the image's dictionary besides its size: colour space, bits, filter. */
  readonly entries: string;
  readonly data: Uint8Array;
}

/** One picture of a file, which becomes a page. */
export interface EncodedPicture {
  /** In pixels, as stored. */
  readonly width: number;
  readonly height: number;
  /** Pixels to an inch as the file tells; null where it does not. */
  readonly resolution: number | null;
  /** How the stored picture is to be turned to be seen upright: EXIF 2.3 and TIFF 6.0, tag 274, 1 to 8. */
  readonly orientation: number;
  readonly parts: readonly EncodedPart[];
}

/** Larger pictures are no pages: A3 at 600 dots to an inch has 70 million pixels. */
export const mostPixels = 72_000_000;
/** Smaller ones have no letters. */
export const fewestPixels = 16;

/** @throws AppError IMPORT_TOO_LARGE, IMPORT_DAMAGED for a picture of a size that no page has */
export function checkSize(file: string, width: number, height: number): void {
  if (width * height > mostPixels)
    throw new AppError("IMPORT_TOO_LARGE", { file, size: `${width} × ${height} px`, limit: mostPixels });
  if (Math.min(width, height) < fewestPixels)
    throw new AppError("IMPORT_DAMAGED", { file, reason: `${width} × ${height} px` });
}
