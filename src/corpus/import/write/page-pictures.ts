import { encode } from "fast-png";
import type { DocumentFormat, SourceFile } from "../extract/extractor.js";

/** Pixels to an inch: letters of a newspaper can be read, and a page takes a hundred kilobytes. */
const resolution = 90;
/** Pages beyond are not drawn: a browser must be able to hold them. */
const mostPictures = 200;

/** Pictures of pages, as addresses that hold the picture itself; by number of page. Formats without pages of their own have none. */
export async function pagePictures(
  file: SourceFile,
  format: DocumentFormat,
  pages: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const pictures = new Map<number, string>();
  if (format !== "pdf") return pictures;
  const [{ openPdf }, { drawPage }] = await Promise.all([
    import("../extract/pdf/pdf-document.js"),
    import("../extract/pdf/render.js"),
  ]);
  const pdf = await openPdf(file);
  try {
    for (const page of pages.slice(0, mostPictures)) {
      const { width, height, data } = pdf.withPage(page - 1, (open) => drawPage(pdf, open, resolution));
      const png = encode({ width, height, data: inSixteenShades(data), channels: 1, depth: 8 });
      pictures.set(page, `data:image/png;base64,${Buffer.from(png).toString("base64")}`);
    }
  } finally {
    pdf.close();
  }
  return pictures;
}

/** Fewer shades are packed to half the size, and nobody sees it. */
function inSixteenShades(data: Uint8Array): Uint8Array {
  return data.map((shade) => (shade & 0xf0) | (shade >> 4));
}
