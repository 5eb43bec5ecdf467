import { type GreyPicture, pointsPerInch } from "../../ocr/picture.js";
import type { OpenPage, OpenPdf } from "./pdf-document.js";

/** A page larger than this is drawn smaller, in pixels: 35 megapixels, an A3 page at 300 dots to an inch. */
const mostPixels = 35_000_000;
/** Drawing flags of PDFium (fpdfview.h): annotations and stamps are drawn, in greys. */
const flags = 0x01 | 0x08;
/** One byte a pixel (fpdfview.h, FPDFBitmap_Gray). */
const grey = 1;
const white = 0xffff_ffff;

/** Draws a page in shades of grey. */
export function drawPage(pdf: OpenPdf, page: OpenPage, resolution: number): GreyPicture {
  const { api, bytes } = pdf.pdfium;
  const wanted = resolution / pointsPerInch;
  const scale = Math.min(wanted, Math.sqrt(mostPixels / Math.max(1, page.width * page.height)));
  const width = Math.max(1, Math.round(page.width * scale));
  const height = Math.max(1, Math.round(page.height * scale));
  const bitmap = api.FPDFBitmap_CreateEx(width, height, grey, 0, 0);
  try {
    api.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, white);
    api.FPDF_RenderPageBitmap(bitmap, page.handle, 0, 0, width, height, 0, flags);
    const stride = api.FPDFBitmap_GetStride(bitmap);
    const rows = bytes(api.FPDFBitmap_GetBuffer(bitmap), stride * height);
    const found = { width, height, resolution: Math.round(scale * pointsPerInch) };
    if (stride === width) return { ...found, data: rows };
    const data = new Uint8Array(width * height);
    for (let row = 0; row < height; row++)
      data.set(rows.subarray(row * stride, row * stride + width), row * width);
    return { ...found, data };
  } finally {
    api.FPDFBitmap_Destroy(bitmap);
  }
}
