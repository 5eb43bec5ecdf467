import { encode } from "fast-png";
import { PDFDocument, StandardFonts } from "pdf-lib";
import { docExtractor } from "../../../../src/corpus/import/extract/doc/index.js";
import { docxExtractor } from "../../../../src/corpus/import/extract/docx/index.js";
import { epubExtractor } from "../../../../src/corpus/import/extract/epub/index.js";
import { htmlExtractor, mhtmlExtractor } from "../../../../src/corpus/import/extract/html/index.js";
import { imageExtractor } from "../../../../src/corpus/import/extract/image/index.js";
import { markdownExtractor } from "../../../../src/corpus/import/extract/markdown/index.js";
import { odtExtractor } from "../../../../src/corpus/import/extract/odt/index.js";
import { pdfExtractor } from "../../../../src/corpus/import/extract/pdf/index.js";
import { openPdf } from "../../../../src/corpus/import/extract/pdf/pdf-document.js";
import { drawPage } from "../../../../src/corpus/import/extract/pdf/render.js";
import { rtfExtractor } from "../../../../src/corpus/import/extract/rtf/index.js";
import { textExtractor } from "../../../../src/corpus/import/extract/text/index.js";
import { describeContract } from "./contract.js";
import { docOf, paragraph } from "./doc/doc-writer.js";
import { docxOf, odtOf, packageOf, wordParagraph } from "./support/packages.js";

const title = "Khắc phục khuyết điểm, tạo chuyển biến";
const paragraphs = [
  "Thành phố còn 3.093 hộ nghèo, giảm 1,2% so với năm trước; các quận, huyện đã hỗ trợ nhà ở cho người dân trong năm qua.",
  "Theo báo cáo, tổng số vốn giải ngân đạt 4.200 tỉ đồng, bằng 78% kế hoạch (cùng kỳ năm trước là 71%).",
];
const all = [title, ...paragraphs];
const bytes = (text: string) => new TextEncoder().encode(text);
const html = `<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"></head><body><h1>${title}</h1>${paragraphs.map((text) => `<p>${text}</p>`).join("\n")}</body></html>`;

/** Paragraphs as Word writes them: letters beyond ASCII by number, with a sign for readers that do not know them. */
function rtfOf(texts: readonly string[]): string {
  const written = texts.map((text) =>
    [...text].map((letter) => (letter < "\u0080" ? letter : `\\u${letter.charCodeAt(0)}\\'3f`)).join(""),
  );
  return `{\\rtf1\\ansi\\ansicpg1252\\uc1\\pard ${written.join("\\par\n")}\\par}`;
}

describeContract(textExtractor, () => ({ bytes: bytes(all.join("\n\n")), text: all.join("") }));
describeContract(markdownExtractor, () => ({
  bytes: bytes(`# ${title}\n\n${paragraphs.join("\n\n")}\n`),
  text: all.join(""),
}));
describeContract(rtfExtractor, () => ({ bytes: bytes(rtfOf(all)), text: all.join("") }));
describeContract(htmlExtractor, () => ({ bytes: bytes(html), text: all.join("") }));
describeContract(mhtmlExtractor, () => {
  const head =
    'From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="b"\r\n';
  const part = "--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n";
  return {
    bytes: bytes(`${head}\r\n${part}\r\n${Buffer.from(html).toString("base64")}\r\n--b--\r\n`),
    text: all.join(""),
  };
});
describeContract(docExtractor, () => ({
  bytes: docOf({ body: all.map((text) => paragraph(text)) }),
  text: all.join(""),
}));
describeContract(docxExtractor, () => ({
  bytes: docxOf(all.map((text) => wordParagraph(text)).join("")),
  text: all.join(""),
}));
describeContract(odtExtractor, () => ({
  bytes: odtOf(all.map((text) => `<text:p>${text}</text:p>`).join("")),
  text: all.join(""),
}));
describeContract(epubExtractor, () => ({
  bytes: packageOf({
    mimetype: "application/epub+zip",
    "META-INF/container.xml":
      '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="a.opf"/></rootfiles></container>',
    "a.opf":
      '<package xmlns="http://www.idpf.org/2007/opf"><metadata/><manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>',
    "a.xhtml": html,
  }),
  text: all.join(""),
}));
const lines = [
  "Khac phuc khuyet diem, tao chuyen bien",
  "Thanh pho con 3.093 ho ngheo, giam so voi nam truoc.",
  "Tong so von giai ngan dat 4.200 ti dong.",
];

/** A PDF of pages with the lines. Without marks: its built-in fonts have no Vietnamese letters. */
async function pdfOf(pages: number): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.TimesRoman);
  for (let page = 0; page < pages; page++) {
    const drawn = pdf.addPage([420, 300]);
    for (const [at, line] of lines.entries())
      drawn.drawText(line, { x: 50, y: 220 - at * 40, size: 12, font });
  }
  return pdf.save({ useObjectStreams: false });
}

describeContract(
  pdfExtractor,
  async () => ({ bytes: await pdfOf(2), text: [...lines, ...lines].join("") }),
  12,
);
describeContract(
  imageExtractor,
  async () => {
    const pdf = await openPdf({ name: "tệp", bytes: await pdfOf(1) });
    const { width, height, data } = pdf.withPage(0, (page) => drawPage(pdf, page, 150));
    pdf.close();
    return { bytes: encode({ width, height, data, channels: 1, depth: 8 }), text: null };
  },
  4,
);
