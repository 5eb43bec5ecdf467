import { PDFDocument, type PDFPage, rgb } from "pdf-lib";
import { describe, expect, test } from "vitest";
import { readGraphics } from "../../../../../src/corpus/import/extract/pdf/graphics.js";
import { openPdf } from "../../../../../src/corpus/import/extract/pdf/pdf-document.js";

/** Ruled lines of a page of A4, in whole points, half of their thickness included. */
async function rulesOf(draw: (page: PDFPage) => void): Promise<number[][]> {
  const made = await PDFDocument.create();
  draw(made.addPage([595, 842]));
  const pdf = await openPdf({ name: "a.pdf", bytes: await made.save() });
  const { rules } = pdf.withPage(0, (page) => readGraphics(pdf.pdfium, page));
  pdf.close();
  return rules.map(({ left, top, right, bottom }) => [left, top, right, bottom].map(Math.round));
}

const black = rgb(0, 0, 0);

describe("ruled lines", () => {
  test("are whole that are drawn cell by cell, the sides of low rows too", async () => {
    const rules = await rulesOf((page) => {
      for (const x of [100, 160, 220])
        for (const y of [600, 612])
          page.drawLine({ start: { x, y }, end: { x, y: y + 12 }, thickness: 0.5, color: black });
      for (const x of [100, 160])
        page.drawLine({ start: { x, y: 624 }, end: { x: x + 60, y: 624 }, thickness: 0.5, color: black });
    });
    expect(rules).toEqual([
      [100, 218, 221, 219],
      [100, 218, 101, 243],
      [160, 218, 161, 243],
      [220, 218, 221, 243],
    ]);
  });

  test("are found where a whole table is one path, and in no drawing", async () => {
    const grid = "M 0 0 L 120 0 M 0 20 L 120 20 M 0 40 L 120 40 M 0 0 L 0 40 M 60 0 L 60 40 M 120 0 L 120 40";
    const draw = (path: string) =>
      rulesOf((page) => page.drawSvgPath(path, { x: 100, y: 600, borderColor: black, borderWidth: 0.5 }));
    expect(await draw(grid)).toHaveLength(6);
    expect(await draw(`${grid} M 0 0 L 120 40`)).toEqual([]);
  });

  test("are the sides of a frame, and none of a ground of colour", async () => {
    const frame = { x: 100, y: 600, width: 200, height: 60 };
    expect(
      await rulesOf((page) => page.drawRectangle({ ...frame, borderColor: black, borderWidth: 1 })),
    ).toHaveLength(4);
    expect(await rulesOf((page) => page.drawRectangle({ ...frame, color: rgb(0.9, 0.9, 0.6) }))).toEqual([]);
  });
});
