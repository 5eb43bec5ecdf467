import { encode } from "fast-png";
import { AppError } from "../../../errors.js";
import type { DocumentFormat, SourceFile } from "../extract/extractor.js";
import { type GreyPicture, pointsPerInch } from "../ocr/picture.js";
import { ColourPicture, type Rgb } from "./colour-picture.js";
import type { MarkKind, PageMarks } from "./page-marks.js";

/** Longer side of a picture, in pixels: what Telegram shows of a photo without making it smaller. */
const longerSide = 1_280;
/** A photo may be so many times as long as it is wide (https://core.telegram.org/bots/api#sendphoto). */
const longestRatio = 20;

/** The colours of the HTML preview. */
const colours: Readonly<Record<MarkKind, Rgb>> = {
  body: [0x25, 0x63, 0xa8],
  heading: [0xb3, 0x26, 0x1e],
  lead: [0x7a, 0x3f, 0xa0],
  caption: [0x1b, 0x7a, 0x43],
  meta: [0x8a, 0x62, 0x00],
  "left-out": [0x76, 0x76, 0x76],
};
/** How much of a mark's colour lies over the paper, in [0, 1]. */
const tint = 0.1;
const tintLeftOut = 0.3;

/**
 * A page as a picture, each paragraph in a frame with its number, what was left out under grey.
 *
 * @returns a PNG
 * @throws AppError IMPORT_DAMAGED for a format without pages, and what `openPdf` throws
 */
export async function drawMarkedPage(
  file: SourceFile,
  format: DocumentFormat,
  page: PageMarks,
): Promise<Uint8Array> {
  const grey = await drawn(file, format, page);
  const picture = ColourPicture.of(grey, Math.ceil(Math.max(grey.width, grey.height) / longestRatio));
  // The resolution that a picture tells is rounded.
  const scale = grey.width / page.size.width;
  for (const { number, kind, box } of page.marks) {
    const [left, top, right, bottom] = [box.left, box.top, box.right, box.bottom].map((points) =>
      Math.round(points * scale),
    ) as [number, number, number, number];
    const frame = { left: left - 2, top: top - 2, right: right + 2, bottom: bottom + 2 };
    picture.tint(frame, colours[kind], kind === "left-out" ? tintLeftOut : tint);
    picture.frame(frame, colours[kind]);
    if (number !== null) picture.number(number, frame.left, frame.top, colours[kind]);
  }
  const { width, height, data } = picture;
  return encode({ width, height, data, channels: 3, depth: 8 });
}

async function drawn(
  file: SourceFile,
  format: DocumentFormat,
  { page, size }: PageMarks,
): Promise<GreyPicture> {
  if (format !== "pdf" && format !== "image")
    throw new AppError("IMPORT_DAMAGED", { file: file.name, reason: format });
  const [{ openPdf }, { drawPage }, { asPdf }] = await Promise.all([
    import("../extract/pdf/pdf-document.js"),
    import("../extract/pdf/render.js"),
    import("../extract/image/index.js"),
  ]);
  const pdf = await openPdf(format === "image" ? await asPdf(file) : file);
  const resolution = (longerSide * pointsPerInch) / Math.max(size.width, size.height, 1);
  try {
    return pdf.withPage(page - 1, (open) => drawPage(pdf, open, resolution));
  } finally {
    pdf.close();
  }
}
