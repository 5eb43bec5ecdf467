import { decode } from "fast-png";
import { PDFDocument, StandardFonts } from "pdf-lib";
import { expect, it } from "vitest";
import { readDocument } from "../../../../src/corpus/import/read-document.js";
import { drawMarkedPage } from "../../../../src/corpus/import/write/marked-page.js";
import { type PageMarks, pageMarksOf } from "../../../../src/corpus/import/write/page-marks.js";
import { errorOf } from "../../support/error.js";

/** A page of these lines. */
async function pdfOf(size: [number, number], ...lines: readonly string[]) {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.TimesRoman);
  const page = pdf.addPage(size);
  for (const [at, text] of lines.entries())
    page.drawText(text, { font, size: 12, x: 70, y: size[1] - 100 - at * 60 });
  return { name: "trang.pdf", bytes: await pdf.save() };
}

it("marks each paragraph where it stands on its page, in the colour of its kind, and leaves the rest as it is", async () => {
  const file = await pdfOf(
    [595, 842],
    "Bai 3: Ten bai",
    "Doan thu nhat ke ve mot viec.",
    "Doan thu hai ke ve viec khac.",
  );
  const [page] = pageMarksOf(await readDocument(file));
  if (!page) throw new Error("no page");
  expect(page.marks.length).toBeGreaterThanOrEqual(2);
  const picture = decode(await drawMarkedPage(file, "pdf", page));
  expect([picture.width, picture.height, picture.channels]).toEqual([905, 1280, 3]);
  const pixel = (x: number, y: number) => [...picture.data.slice((y * 905 + x) * 3, (y * 905 + x) * 3 + 3)];
  const scale = 1280 / 842;
  for (const { box, kind } of page.marks) {
    const edge = pixel(Math.round(((box.left + box.right) / 2) * scale), Math.round(box.bottom * scale) + 1);
    if (kind === "body") expect(edge).toEqual([0x25, 0x63, 0xa8]);
    expect(edge).not.toEqual([255, 255, 255]);
  }
  expect(pixel(20, 1200)).toEqual([255, 255, 255]);
});

it("draws a page of any shape as a picture that a photo may be, and marks beyond its edges not at all", async () => {
  const page: PageMarks = {
    page: 1,
    size: { width: 2_000, height: 20 },
    marks: [
      { number: 1234567890, kind: "left-out", box: { left: -50, top: -50, right: 9_000, bottom: 9_000 } },
    ],
  };
  const picture = decode(await drawMarkedPage(await pdfOf([2_000, 20]), "pdf", page));
  expect([picture.width, picture.height]).toEqual([1280, 64]);
});

it("refuses a format without pages, and a page that is not there", async () => {
  const page: PageMarks = { page: 7, size: { width: 100, height: 100 }, marks: [] };
  const file = await pdfOf([100, 100]);
  expect(await errorOf(() => drawMarkedPage(file, "docx", page))).toMatchObject({ code: "IMPORT_DAMAGED" });
  expect(await errorOf(() => drawMarkedPage(file, "pdf", page))).toMatchObject({ code: "IMPORT_DAMAGED" });
});
