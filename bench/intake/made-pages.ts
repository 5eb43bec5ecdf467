import type { TruthParagraph } from "./metrics.js";

/** A page layout in which a known text is printed. */
export interface MadePages {
  readonly name: string;
  readonly html: string;
  /** What a reader sees, in order. */
  readonly truth: readonly TruthParagraph[];
}

/** What a printer does with a text. */
interface Printing {
  readonly name: string;
  readonly columns?: number;
  readonly css?: string;
  readonly hasDropCap?: boolean;
  readonly isRaggedRight?: boolean;
  readonly indent?: boolean;
  readonly size?: number;
}

const printings: readonly Printing[] = [
  { name: "one column, justified, indents", indent: true },
  { name: "one column, ragged, space between", isRaggedRight: true },
  { name: "one column, large type, indents", indent: true, size: 15 },
  { name: "two columns, drop cap", columns: 2, indent: true, hasDropCap: true },
  { name: "two columns, space between", columns: 2 },
  { name: "three columns, indents", columns: 3, indent: true, size: 9 },
  { name: "three columns, ragged", columns: 3, isRaggedRight: true, indent: true, size: 9 },
];

/** Pages with running heads, page numbers, headings, captions, a list, a table and footnotes around running text, in every layout. */
export function madePages(title: string, paragraphs: readonly TruthParagraph[]): MadePages[] {
  return printings.map((printing) => {
    const { html, truth } = bodyOf(paragraphs, printing);
    return {
      name: printing.name,
      html: pageOf(title, html, printing),
      truth: [{ text: title, isHeading: true }, ...truth],
    };
  });
}

/** What stands between paragraphs of running text, after so many of them. */
const insertions: ReadonlyMap<number, { readonly html: string; readonly truth: readonly string[] }> = new Map(
  [
    [
      3,
      {
        html: '<figure><div class="picture"></div><figcaption>Hình 1. Cán bộ xã thăm nông dân trên cánh đồng mẫu. Ảnh: THÁI DŨNG</figcaption></figure>',
        truth: ["Hình 1. Cán bộ xã thăm nông dân trên cánh đồng mẫu. Ảnh: THÁI DŨNG"],
      },
    ],
    [
      5,
      {
        html: "<ul><li>hỗ trợ vốn cho hộ nghèo vay 200 triệu đồng để cải tạo vườn tạp trong ba năm;</li><li>xây dựng 96 căn nhà cho các gia đình chính sách;</li><li>mở 12 lớp dạy nghề.</li></ul>",
        truth: [
          "• hỗ trợ vốn cho hộ nghèo vay 200 triệu đồng để cải tạo vườn tạp trong ba năm;",
          "• xây dựng 96 căn nhà cho các gia đình chính sách;",
          "• mở 12 lớp dạy nghề.",
        ],
      },
    ],
    [
      7,
      {
        html: "<table><tr><td>Năm</td><td>Số hộ nghèo</td><td>Tỉ lệ</td></tr><tr><td>2011</td><td>4.096</td><td>12,51%</td></tr><tr><td>2012</td><td>3.093</td><td>9,52%</td></tr></table>",
        truth: ["Năm Số hộ nghèo Tỉ lệ", "2011 4.096 12,51%", "2012 3.093 9,52%"],
      },
    ],
  ],
);

function bodyOf(paragraphs: readonly TruthParagraph[], { hasDropCap = false }: Printing) {
  const truth: TruthParagraph[] = [];
  let running = 0;
  const html = paragraphs.map(({ text, isHeading }) => {
    truth.push({ text, isHeading });
    if (isHeading) return `<h2>${escaped(text)}</h2>`;
    running += 1;
    const inserted = insertions.get(running);
    truth.push(...(inserted?.truth ?? []).map((each) => ({ text: each, isHeading: false })));
    const first = [...text][0] ?? "";
    const own =
      hasDropCap && running === 1
        ? `<span class="cap">${first}</span>${escaped(text.slice(first.length))}`
        : escaped(text);
    return `<p>${own}</p>${inserted?.html ?? ""}`;
  });
  return { html: html.join("\n"), truth };
}

function pageOf(
  title: string,
  body: string,
  { columns = 1, isRaggedRight = false, indent = false, size = 11, css = "" }: Printing,
): string {
  return `<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><style>
@page { size: A4; margin: 24mm 20mm; @top-center { content: "TẠP CHÍ NÔNG THÔN – SỐ 7"; font-size: 8pt } @bottom-center { content: counter(page); font-size: 9pt } }
body { font: ${size}pt "Liberation Serif", "DejaVu Serif", serif; margin: 0; line-height: 1.3; orphans: 2; widows: 2; hyphens: none }
h1 { font-size: ${size * 2}pt; line-height: 1.1; margin: 0 0 12pt } h2 { font-size: ${size * 1.15}pt; margin: 10pt 0 4pt; text-align: left; break-after: avoid }
article { columns: ${columns}; column-gap: 7mm; text-align: ${isRaggedRight ? "left" : "justify"} }
p { margin: 0 0 ${indent ? 0 : 6}pt; text-indent: ${indent ? 5 : 0}mm } figure { margin: 6pt 0; break-inside: avoid; text-indent: 0 }
.picture { height: 30mm; background: linear-gradient(45deg, #888, #ddd) } figcaption { font-size: ${size * 0.8}pt; font-style: italic; text-align: left }
.cap { float: left; font-size: ${size * 3.1}pt; line-height: .9; padding-right: 2pt; text-indent: 0 } p:has(.cap) { text-indent: 0 }
table { border-collapse: collapse; margin: 6pt 0; break-inside: avoid } td { border: .5pt solid #000; padding: 1pt 4pt } ul { margin: 4pt 0; padding-left: 5mm } li { text-align: left }
${css}</style></head><body><h1>${escaped(title)}</h1><article>${body}</article></body></html>`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
