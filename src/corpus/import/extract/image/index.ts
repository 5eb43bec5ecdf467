import { AppError } from "../../../../errors.js";
import type { ExtractedDocument } from "../../document.js";
import type { ExtractOptions, Extractor, SourceFile } from "../extractor.js";
import { pdfExtractor } from "../pdf/index.js";
import { readJpeg } from "./jpeg.js";
import { pdfOf } from "./pdf-of.js";
import type { EncodedPicture } from "./picture-file.js";
import { readTiff } from "./tiff.js";

/** Reads pictures of pages: PNG, JPEG, and TIFF with one page or several. They are read as the pages of a scanned PDF are. */
export const imageExtractor: Extractor = { format: "image", extract };

async function extract(file: SourceFile, options: ExtractOptions): Promise<ExtractedDocument> {
  options.signal?.throwIfAborted();
  return pdfExtractor.extract(await asPdf(file), options);
}

/**
 * Pictures of pages as a PDF of those pages.
 * @throws AppError IMPORT_DAMAGED
 */
export async function asPdf(file: SourceFile): Promise<SourceFile> {
  return { name: file.name, bytes: pdfOf(await picturesOf(file)) };
}

async function picturesOf({ name, bytes }: SourceFile): Promise<EncodedPicture[]> {
  const [first, second] = bytes;
  if (first === 0x89 && second === 0x50) return (await import("./png.js")).readPng(name, bytes);
  if (first === 0xff && second === 0xd8) return readJpeg(name, bytes);
  if (first === 0x49 || first === 0x4d) return readTiff(name, bytes);
  throw new AppError("IMPORT_DAMAGED", { file: name, reason: "PNG, JPEG, TIFF" });
}
