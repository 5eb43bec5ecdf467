import { expect, test } from "vitest";
import {
  type ExtractedDocument,
  type LeftOut,
  noMetadata,
  type TextBlock,
  textBlock,
} from "../../../../src/corpus/import/document.js";
import { decodeDocument } from "../../../../src/corpus/import/encoding/index.js";

const inFont = (text: string, font: string): TextBlock =>
  textBlock({ text, unit: "paragraph", style: { font, size: 13, bold: false, italic: false } });
const documentOf = (blocks: readonly TextBlock[], leftOut: readonly LeftOut[]): ExtractedDocument => ({
  pages: [{ number: null, size: null, blocks, rules: [], pictures: [] }],
  metadata: noMetadata,
  leftOut,
  warnings: [],
});
const out = (text: string, font?: string): LeftOut => ({
  text,
  reason: "deleted",
  page: null,
  ...(font === undefined ? {} : { font }),
});

// “Thời kỳ quá độ, nhà nước với thị trường: tiến bộ, trở ngại” in TCVN3.
const tcvn3 = "Thêi kú qu¸ ®é, nhµ n\u00adíc víi thÞ tr\u00adêng: tiÕn bé, trë ng¹i";

test("what was left out is decoded once, as the text in its font is, and its font is gone then", () => {
  const blocks = [inFont(tcvn3, ".VnTime"), inFont("Hộ nghèo ở quận Ô Môn giảm", "Times New Roman")];
  const leftOut = [
    out("mµ", ".VnTime"),
    out("Liên Xô", "Times New Roman"),
    out("Liªn X«"),
    out("nghÞ", ".VnTimeH"),
  ];
  expect(decodeDocument(documentOf(blocks, leftOut)).leftOut).toEqual([
    out("mà"),
    out("Liên Xô"),
    out("Liên Xô"),
    out("NGHỊ"),
  ]);
});
