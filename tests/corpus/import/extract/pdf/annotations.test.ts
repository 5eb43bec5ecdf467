import { type PDFDict, PDFDocument, type PDFFont, PDFHexString, type PDFPage, StandardFonts } from "pdf-lib";
import { describe, expect, it } from "vitest";
import type { ExtractedDocument } from "../../../../../src/corpus/import/document.js";
import { pdfExtractor } from "../../../../../src/corpus/import/extract/pdf/index.js";

/** Flags of an annotation (PDF 32000-1, table 165). */
const printed = 4;
const hidden = 2;
const noView = 32;

const lineOfPage = "Thong tu so /2026/TT-BXD ngay thang 7";

interface Made {
  readonly pdf: PDFDocument;
  readonly page: PDFPage;
  readonly font: PDFFont;
}

/** Reads a page with one line of text, at 700 points, and what is put upon it. */
async function readWith(...put: ((made: Made) => void)[]): Promise<ExtractedDocument> {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.TimesRoman);
  const page = pdf.addPage([595, 842]);
  page.drawText(lineOfPage.replace("so ", "so    ").replace("ngay ", "ngay    "), {
    x: 72,
    y: 700,
    size: 12,
    font,
  });
  for (const each of put) each({ pdf, page, font });
  const bytes = await pdf.save({ useObjectStreams: false });
  return pdfExtractor.extract({ name: "tệp.pdf", bytes }, {});
}

const textOf = ({ pages }: ExtractedDocument) =>
  pages.flatMap(({ blocks }) => blocks.map(({ text }) => text));

interface Annotation {
  readonly subtype: string;
  readonly field?: string;
  readonly flags?: number;
  readonly box: readonly [left: number, bottom: number, right: number, top: number];
  /** Lines that it draws, from its top. */
  readonly drawn?: readonly string[];
  /** What it says, or its field's value. */
  readonly says?: string;
}

const annotation =
  ({ subtype, field, flags = printed, box, drawn, says }: Annotation) =>
  ({ pdf, page, font }: Made) => {
    const { context } = pdf;
    const entries = context.obj({
      Type: "Annot",
      Subtype: subtype,
      Rect: [...box],
      F: flags,
      ...(field === undefined ? {} : { FT: field, T: PDFHexString.fromText(`o ${box[1]}`) }),
      ...(says === undefined
        ? {}
        : { [field === undefined ? "Contents" : "V"]: PDFHexString.fromText(says) }),
    }) as PDFDict;
    if (drawn !== undefined) {
      const [width, height] = [box[2] - box[0], box[3] - box[1]];
      const shown = drawn.map((line, at) => `BT /F 12 Tf 0 ${height - 12 - at * 14} Td (${line}) Tj ET`);
      const form = context.stream(shown.join("\n"), {
        Type: "XObject",
        Subtype: "Form",
        BBox: [0, 0, width, height],
        Resources: { Font: { F: font.ref } },
      });
      entries.set(context.obj("AP") as never, context.obj({ N: context.register(form) }));
    }
    const reference = context.register(entries);
    page.node.addAnnot(reference);
    if (field === undefined) return;
    const form = pdf.catalog.getOrCreateAcroForm();
    form.addField(reference);
  };

describe("what lies upon the pages of a PDF", () => {
  it("is read where it is shown: text typed over a page, fields that were filled in", async () => {
    const document = await readWith(
      annotation({
        subtype: "FreeText",
        box: [72, 640, 300, 656],
        drawn: ["Chu go them 1234"],
        says: "Chu go them 1234",
      }),
      annotation({
        subtype: "Widget",
        field: "Tx",
        box: [72, 600, 300, 616],
        drawn: ["Da dien 5678"],
        says: "Da dien 5678",
      }),
    );
    expect(textOf(document)).toEqual([lineOfPage, "Chu go them 1234", "Da dien 5678"]);
    expect(document.leftOut).toEqual([]);
  });

  it("is read where the file leaves the drawing to the reader, with letters that its fonts do not have, line by line", async () => {
    const document = await readWith(
      annotation({
        subtype: "Widget",
        field: "Tx",
        box: [72, 600, 300, 640],
        says: "3.093 hộ nghèo\nở quận Ô Môn",
      }),
      annotation({ subtype: "Widget", field: "Ch", box: [72, 560, 300, 576], says: "Phường Trà Nóc" }),
      annotation({ subtype: "FreeText", box: [72, 500, 300, 516], says: "Gõ thêm" }),
    );
    expect(textOf(document).slice(1)).toEqual([
      "3.093 hộ nghèo",
      "ở quận Ô Môn",
      "Phường Trà Nóc",
      "Gõ thêm",
    ]);
    const boxes = document.pages[0]?.blocks.slice(1).map(({ box }) => box);
    // Within its field, counted from the top of the page.
    expect(boxes?.[0]?.left).toBeCloseTo(72);
    expect(boxes?.[0]?.top).toBeGreaterThan(200);
    expect(boxes?.[1]?.bottom).toBeLessThan(245);
    expect(boxes?.[1]?.top).toBeGreaterThan(boxes?.[0]?.top ?? 1_000);
  });

  it("is told to be left out where it is not shown, and where a reader noted it", async () => {
    const document = await readWith(
      annotation({
        subtype: "FreeText",
        flags: hidden,
        box: [72, 640, 300, 656],
        drawn: ["An 1"],
        says: "Ẩn 1",
      }),
      annotation({ subtype: "Widget", field: "Tx", flags: noView, box: [72, 600, 300, 616], says: "Ẩn 2" }),
      annotation({ subtype: "Text", box: [300, 700, 320, 720], says: "Xem lại số này" }),
      annotation({ subtype: "Highlight", box: [72, 698, 150, 712], says: "Ý kiến" }),
      annotation({ subtype: "Popup", box: [300, 600, 400, 700], says: "Xem lại số này" }),
    );
    expect(textOf(document)).toHaveLength(1);
    expect(document.leftOut).toEqual([
      { text: "Ẩn 1", reason: "hidden", page: 1 },
      { text: "Ẩn 2", reason: "hidden", page: 1 },
      { text: "Xem lại số này", reason: "comment", page: 1 },
      { text: "Ý kiến", reason: "comment", page: 1 },
    ]);
  });

  it("is no text where it is a state: boxes that are ticked, buttons", async () => {
    const document = await readWith(
      annotation({ subtype: "Widget", field: "Btn", box: [72, 600, 88, 616], says: "Yes" }),
    );
    expect(textOf(document)).toHaveLength(1);
    expect(document.leftOut).toEqual([]);
  });
});

describe("a digital signature", () => {
  const stamp = ["Nguoi ky: VAN PHONG", "Thoi gian ky: 12.07.2026"];

  it("prints a stamp that is told to be left out, over text that stays", async () => {
    const document = await readWith(
      annotation({ subtype: "Widget", field: "Sig", box: [60, 660, 400, 760], drawn: stamp }),
    );
    expect(textOf(document)).toEqual([lineOfPage]);
    expect(document.leftOut).toEqual([{ text: stamp.join("\n"), reason: "signature", page: 1 }]);
  });

  // The baseline of the page's line is at 700 points; “so” ends near 134 of the 72 it begins at, its text near 280.
  const filled = (left: number) =>
    annotation({ subtype: "Widget", field: "Sig", box: [left, 700, left + 12, 712], drawn: ["62"] });

  it("fills numbers into the blanks of a line, which are read there", async () => {
    const document = await readWith(filled(137));
    expect(textOf(document).join(" ").replace(/\s/gu, "")).toMatch(/^Thongtuso62\/2026/u);
    expect(document.leftOut).toEqual([]);
  });

  it("fills each blank of a line with its own", async () => {
    // “ngay” ends near 250, and “thang” begins 12 points further on.
    const document = await readWith(filled(137), filled(252));
    expect(textOf(document).join(" ").replace(/\s/gu, "")).toBe("Thongtuso62/2026/TT-BXDngay62thang7");
  });

  it("goes on with a line that ends within four ems, and stands apart beyond that", async () => {
    const near = await readWith(filled(300));
    expect(textOf(near).join(" ")).toMatch(/thang 7 62$/u);
    expect(near.leftOut).toEqual([]);
    const far = await readWith(filled(400));
    expect(textOf(far).join(" ")).not.toContain("62");
    expect(far.leftOut).toEqual([{ text: "62", reason: "signature", page: 1 }]);
  });
});
