import { describe, expect, test } from "vitest";
import { noMetadata, plainStyle, type TextStyle } from "../../../../src/corpus/import/document.js";
import type { LaidOutParagraph } from "../../../../src/corpus/import/layout/paragraph.js";
import { structureDocument } from "../../../../src/corpus/import/structure/index.js";
import { words } from "../layout/page.js";

/** A paragraph as a format tells it: 12 points and upright unless said otherwise. */
function paragraph(
  text: string,
  {
    align = "justify",
    role = null,
    ...style
  }: Partial<TextStyle> & Partial<Pick<LaidOutParagraph, "align" | "role">> = {},
): LaidOutParagraph {
  return {
    text,
    role,
    level: null,
    style: { ...plainStyle, size: 12, ...style },
    runs: [],
    align,
    page: null,
    lines: [],
    spaceAbove: null,
    recognition: null,
  };
}

const centre = (text: string, bold = true) => paragraph(text, { align: "center", bold });
const body = [words(60), words(50, 1), words(70, 2)].map((text) => paragraph(text));

function read(paragraphs: readonly LaidOutParagraph[]) {
  const [article, ...others] = structureDocument({ paragraphs, leftOut: [], bodySize: 12 }, noMetadata);
  if (article === undefined || others.length > 0) throw new Error("one article was expected");
  const kindOf = (text: string) => article.blocks.find((block) => block.text === text)?.kind;
  return { ...article, kindOf };
}

describe("a paper of an authority", () => {
  const letterhead = [
    centre("ỦY BAN NHÂN DÂN"),
    centre("THÀNH PHỐ CẦN THƠ"),
    centre("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    centre("Độc lập - Tự do - Hạnh phúc"),
    paragraph("Số: 5134/QĐ-UBND", { align: "center", role: "heading" }),
    paragraph("Cần Thơ, ngày 17 tháng 11 năm 2010", { align: "right", italic: true }),
  ];

  test("is called by its name and subject, and its letterhead names no author", () => {
    const found = read([
      ...letterhead,
      centre("QUYẾT ĐỊNH"),
      centre("Ban hành Quy định trực ban phòng, chống bão,"),
      centre("lụt trên địa bàn thành phố"),
      ...body,
    ]);
    expect(found.title).toBe(
      "QUYẾT ĐỊNH Ban hành Quy định trực ban phòng, chống bão, lụt trên địa bàn thành phố",
    );
    expect(found.authors).toEqual([]);
    expect(letterhead.map(({ text }) => found.kindOf(text))).toEqual(letterhead.map(() => "meta"));
  });

  test.each(["CỘNG HÒA", "CỘNG HOÀ", "CỘNG HÒA".normalize("NFD")])(
    "is told by its emblem, written %s",
    (words) => {
      const found = read([
        centre(`${words} XÃ HỘI CHỦ NGHĨA VIỆT NAM`),
        centre("BỘ LUẬT"),
        centre("LAO ĐỘNG"),
        ...body,
      ]);
      expect(found.title).toBe("BỘ LUẬT LAO ĐỘNG");
    },
  );

  test("is told by its name alone, too, where it has no letterhead", () => {
    const found = read([
      centre("NGHỊ ĐỊNH"),
      centre("CỦA CHÍNH PHỦ SỐ 03/2010/NĐ-CP NGÀY 13 THÁNG 01 NĂM 2010"),
      ...body,
    ]);
    expect(found.title).toBe("NGHỊ ĐỊNH CỦA CHÍNH PHỦ SỐ 03/2010/NĐ-CP NGÀY 13 THÁNG 01 NĂM 2010");
    expect(found.authors).toEqual([]);
  });

  test("has a second letterhead before its appendix, whose lines are no headings", () => {
    const appendix = [
      centre("HỘI ĐỒNG NHÂN DÂN"),
      centre("Độc lập - Tự do - Hạnh phúc"),
      centre("QUY CHẾ LÀM VIỆC"),
    ];
    const found = read([...letterhead, centre("QUYẾT ĐỊNH"), ...body, ...appendix, ...body]);
    expect(appendix.map(({ text }) => found.kindOf(text))).toEqual(["meta", "meta", "heading"]);
  });

  test("is signed by offices and a name, which head nothing", () => {
    const signature = [centre("TM. ỦY BAN NHÂN DÂN"), centre("KT. CHỦ TỊCH"), centre("PHÓ CHỦ TỊCH")];
    const found = read([
      ...letterhead,
      centre("QUYẾT ĐỊNH"),
      ...body,
      ...signature,
      centre("Nguyễn Văn An"),
      centre("DANH MỤC KÈM THEO"),
      ...body,
    ]);
    expect(signature.map(({ text }) => found.kindOf(text))).toEqual(["body", "body", "body"]);
    expect(found.kindOf("DANH MỤC KÈM THEO")).toBe("heading");
  });

  test("names its chapters in capitals over several lines, even where a name-like line follows", () => {
    const chapter = [centre("Chương XVI"), centre("THANH TRA LAO ĐỘNG,"), centre("XỬ LÝ VI PHẠM PHÁP LUẬT")];
    const found = read([
      ...letterhead,
      centre("BỘ LUẬT"),
      ...body,
      ...chapter,
      paragraph("Điều 214. Nội dung thanh tra", { bold: true }),
      ...body,
    ]);
    expect(chapter.map(({ text }) => found.kindOf(text))).toEqual(["heading", "heading", "heading"]);
    expect(found.kindOf("Điều 214. Nội dung thanh tra")).toBe("heading");
  });
});

describe("headings", () => {
  const kindOf = (line: LaidOutParagraph) =>
    read([paragraph("Tên bài", { size: 20 }), ...body, line, ...body]).kindOf(line.text);

  test.each([
    ["larger letters", paragraph("Cánh đồng mẫu lớn", { size: 14 })],
    ["capitals", paragraph("CÁNH ĐỒNG MẪU LỚN")],
    ["bold letters", paragraph("Bước đầu của cánh đồng", { bold: true })],
    ["a bold number", paragraph("1. Bước đầu của cánh đồng", { bold: true })],
    ["larger letters before a colon", paragraph("Cánh đồng mẫu lớn:", { size: 14 })],
    ["bold capitals before a colon", paragraph("CÁNH ĐỒNG MẪU LỚN:", { bold: true })],
    ["a bold number before a colon, without a space", paragraph("3.Thị trường:", { bold: true })],
    ["the name of a part in italics", paragraph("Điều 5. Hiệu lực", { italic: true })],
    ["the name of a part in a line of its own", paragraph("Điều 5. Hiệu lực thi hành")],
    ["a number of several levels", paragraph("1.3.8 Hệ thống điều khiển chạy tàu")],
  ])("are told by %s", (_, line) => {
    expect(kindOf(line)).toBe("heading");
  });

  test.each([
    ["letters hardly larger", paragraph("Cánh đồng mẫu lớn", { size: 12.9 })],
    ["bold words that announce a list", paragraph("Yêu cầu:", { bold: true })],
    ["a bold sentence", paragraph("Cánh đồng đã được thu hoạch.", { bold: true })],
    ["a bold item with a dash", paragraph("- Cánh đồng mẫu lớn", { bold: true })],
    ["a bold line that ends with a comma", paragraph("Cánh đồng mẫu lớn,", { bold: true })],
    ["a long bold line", paragraph(words(60).replaceAll(".", ""), { bold: true })],
    [
      "a sentence that begins with the name of a part",
      paragraph("Điều 5. Quyết định này có hiệu lực từ ngày ký."),
    ],
    ["a number of one level", paragraph("8 hệ thống điều khiển chạy tàu")],
    ["a sentence with a number of several levels", paragraph("1.3.8 Hệ thống điều khiển được kiểm tra.")],
  ])("are not %s", (_, line) => {
    expect(kindOf(line)).toBe("body");
  });
});

test("items of a list with numbers of several levels are no headings, but above a deeper level they are", () => {
  const items = ["2.1 Hệ thống điện", "2.2 Hệ thống nước", "2.3 Trung tâm điều hành", "2.3.1 Phòng máy"];
  const found = read([
    paragraph("Tên bài", { size: 20 }),
    ...body,
    ...items.map((text) => paragraph(text)),
    ...body,
  ]);
  expect(items.map((text) => found.kindOf(text))).toEqual(["body", "body", "heading", "heading"]);
});

describe("several articles in one document", () => {
  const article = (title: string, author: string) => [
    paragraph(title, { size: 18 }),
    paragraph(author, { bold: true }),
    ...body,
  ];

  test("are told by large titles with their authors below", () => {
    const paragraphs = [
      ...article("Chuyện của cánh đồng", "NGUYỄN VĂN AN"),
      ...article("Chuyện của dòng sông", "TRẦN THỊ BÉ"),
    ];
    const found = structureDocument({ paragraphs, leftOut: [], bodySize: 12 }, noMetadata);
    expect(found.map(({ title }) => title)).toEqual(["Chuyện của cánh đồng", "Chuyện của dòng sông"]);
    expect(structureDocument({ paragraphs, leftOut: [], bodySize: 12 }, noMetadata, true)).toHaveLength(1);
  });

  test("are not told by headings that are little larger, nor where no author stands below", () => {
    const little = [
      ...article("Chuyện của cánh đồng", "NGUYỄN VĂN AN"),
      paragraph("Chuyện của dòng sông", { size: 16 }),
      paragraph("TRẦN THỊ BÉ", { bold: true }),
      ...body,
    ];
    const alone = [
      ...article("Chuyện của cánh đồng", "NGUYỄN VĂN AN"),
      paragraph("Chuyện của dòng sông", { size: 18 }),
      ...body,
    ];
    for (const paragraphs of [little, alone])
      expect(structureDocument({ paragraphs, leftOut: [], bodySize: 12 }, noMetadata)).toHaveLength(1);
  });

  test("are told by parts of a series that count up", () => {
    const part = (line: string) => [paragraph(line, { bold: true }), ...body];
    const found = structureDocument(
      {
        paragraphs: [...part("Bài 1: Cánh đồng"), ...part("Bài 2: Dòng sông"), ...part("Bài 3: Ngọn núi")],
        leftOut: [],
        bodySize: 12,
      },
      noMetadata,
    );
    expect(found.map(({ part: number, title }) => [number, title])).toEqual([
      [1, "Cánh đồng"],
      [2, "Dòng sông"],
      [3, "Ngọn núi"],
    ]);
  });
});

describe("the series of an article", () => {
  const large = (text: string) => paragraph(text, { size: 20, bold: true, align: "center" });

  test("stands above its title, and no line of the title is it", () => {
    const lines = [
      centre("Giữ lấy rừng đầu nguồn"),
      paragraph("Bài 2"),
      large("Những người ở lại"),
      large("với rừng"),
      ...body,
    ];
    const found = read(lines);
    expect(found).toMatchObject({
      series: "Giữ lấy rừng đầu nguồn",
      part: 2,
      title: "Những người ở lại với rừng",
    });
    expect(read(lines.slice(1)).series).not.toBe("Những người ở lại");
  });

  test.each(["Lê Minh - Trần Hà", "LÊ MINH"])(
    "is never a by-line, as “%s”, above the title or below it",
    (names) => {
      for (const head of [
        [paragraph(names), paragraph("Bài 2"), large("Những người ở lại")],
        [paragraph("Bài 2"), large("Những người ở lại"), paragraph(names)],
        [paragraph("Bài 2: Những người ở lại"), paragraph(names)],
      ])
        expect(read([...head, ...body]).series).not.toBe(names);
      expect(
        read([paragraph("Bài 2"), large("Ở lại"), paragraph("Phóng sự của An", { role: "by-line" }), ...body])
          .series,
      ).not.toBe("Phóng sự của An");
    },
  );
});
