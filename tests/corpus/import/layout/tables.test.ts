import { describe, expect, test } from "vitest";
import type { TextBlock } from "../../../../src/corpus/import/document.js";
import { centred, laidOut, line, page, set, words } from "./page.js";

const column = { left: 60, right: 535 };
const rule = (left: number, top: number, right: number) => ({ left, top, right, bottom: top + 0.6 });

/** Rows of cells at some places from the left; a cell may have several lines. */
function cells(rows: readonly (readonly string[])[], xs: readonly number[], top: number, pitch = 15) {
  let y = top;
  const blocks: TextBlock[] = [];
  for (const row of rows) {
    const heights = row.map((cell, at) =>
      cell.split("\n").map((text, n) => blocks.push(line(text, xs[at] as number, y + n * 12))),
    );
    y += Math.max(...heights.map((lines) => lines.length)) * 12 + pitch - 12;
  }
  return { blocks, bottom: y };
}

const tableOf = (...rows: readonly (readonly string[])[]) =>
  rows.map((row) => row.map((cell) => cell.replaceAll("\n", " ")).join("\t"));

describe("tables without ruled lines between their columns", () => {
  const above = set([words(60)], { ...column, top: 80 });
  const y = above.bottom + 12;
  const read = (
    blocks: readonly TextBlock[],
    bottom: number,
    rules: readonly ReturnType<typeof rule>[] = [],
  ) => {
    const below = set([words(70, 1)], { ...column, top: bottom + 12 });
    const { texts, roles } = laidOut(page(1, [...above.blocks, ...blocks, ...below.blocks], { rules }));
    expect([texts[0], texts.at(-1)]).toEqual([words(60), words(70, 1)]);
    return { texts: texts.slice(1, -1), roles: roles.slice(1, -1) };
  };

  test("are rows of names and values, and of more columns, set at one edge", () => {
    for (const rows of [
      [
        ["Diện tích", "125,41 km²"],
        ["Dân số", "132.000 người"],
        ["Đơn vị hành chính", "bảy phường"],
        ["Bí thư", "Nguyễn Văn An"],
      ],
      [
        ["Phường", "Diện tích", "Dân số"],
        ["Thới Hòa", "5,91", "10.040"],
        ["Thới Long", "24,5", "17.950"],
      ],
    ]) {
      const { blocks, bottom } = cells(rows, [80, 220, 360], y);
      const found = read(blocks, bottom);
      expect(found.texts).toEqual(tableOf(...rows));
      expect(found.roles.every((role) => role === "table-row")).toBe(true);
    }
  });

  test("keep what goes on in a cell in its row", () => {
    const rows = [
      ["Chủ đầu tư:", "Ủy ban nhân dân quận"],
      ["Nguồn vốn:", "Ngân sách của thành phố và đóng góp của nhân dân\ncác phường trong quận"],
      ["Đơn vị thi công\nvà giám sát:", "Công ty cổ phần Xây dựng"],
      ["Thời gian:", "Từ tháng 3 năm 2012"],
    ];
    const { blocks, bottom } = cells(rows, [80, 220], y, 18);
    expect(read(blocks, bottom).texts).toEqual(tableOf(...rows));
  });

  test("are read between ruled lines above, below and under the head, whatever stands in their cells", () => {
    const rows = [
      ["Mô hình", "Nội dung", "Kết quả"],
      ["Cánh đồng mẫu", `${words(9)}\n${words(9, 1)}`, words(4, 2)],
      ["Tổ hợp tác", `${words(8, 3)}\n${words(7, 4)}`, `${words(4, 5)}\n${words(3, 6)}`],
    ];
    const { blocks, bottom } = cells(rows, [80, 180, 420], y, 16);
    const rules = [y - 3, y + 13.5, bottom - 2].map((at) => rule(70, at, 530));
    expect(read(blocks, bottom, rules).texts).toEqual(tableOf(...rows));
  });

  test("are no columns of text between the ruled lines of head and foot", () => {
    const texts = [words(90), words(90, 1)];
    const blocks = texts.flatMap(
      (text, at) => set([text], { left: 60 + at * 250, right: 285 + at * 250, top: 80 }).blocks,
    );
    const rules = [70, 400].map((at) => rule(60, at, 535));
    const { texts: found, roles } = laidOut(page(1, blocks, { rules }));
    expect(found).toEqual(texts);
    expect(roles).not.toContain("table-row");
  });

  test("are no verses, no lists beside each other and no letterhead", () => {
    const verses = Array.from({ length: 8 }, (_, at) => `Câu thơ thứ ${at + 1} của bài này,`);
    const lists = Array.from({ length: 8 }, (_, at) => `${at + 1}. Nguyễn Văn An`);
    for (const lines of [verses, lists]) {
      const blocks = lines.map((text, at) => line(text, at < 4 ? 60 : 310, 80 + (at % 4) * 14));
      const { texts, roles } = laidOut(page(1, blocks));
      expect(texts.join(" ")).toBe(lines.join(" "));
      expect(roles).not.toContain("table-row");
    }
    const head = [
      centred("ỦY BAN NHÂN DÂN", 60, 260, 80),
      centred("QUẬN Ô MÔN", 60, 260, 94),
      centred("Số: 12/QĐ-UBND", 60, 260, 108),
      centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 280, 535, 80),
      centred("Độc lập - Tự do - Hạnh phúc", 280, 535, 94),
      centred("Ô Môn, ngày 12 tháng 3 năm 2012", 280, 535, 108),
      ...set([words(60)], { ...column, top: 140 }).blocks,
    ];
    expect(laidOut(page(1, head)).roles).not.toContain("table-row");
  });

  test("begin anew below a heading in bold, and are none where items stand beside items", () => {
    const [one, two] = [
      [
        ["Lúa IR 50404", "kg", "5.200"],
        ["Gạo thơm", "bao", "650.000"],
      ],
      [
        ["Vú sữa Lò Rèn", "kg", "28.000"],
        ["Dưa hấu", "trái", "12.000"],
      ],
    ];
    const first = cells(one as string[][], [80, 260, 400], y);
    const heading = line("II. TRÁI CÂY", 60, first.bottom + 8, { bold: true });
    const second = cells(two as string[][], [80, 290, 420], first.bottom + 28);
    const { texts } = read([...first.blocks, heading, ...second.blocks], second.bottom);
    expect(texts).toEqual([...tableOf(...(one ?? [])), heading.text, ...tableOf(...(two ?? []))]);
    const items = [
      ["Nhờ nỗ lực đó, năm vừa qua", "Thứ trưởng Bộ đã ký quyết"],
      ["huyện đã giải ngân vốn đạt", "định cho phép các trường"],
      ["Nhiều công trình, dự án đã", "Theo đó, chỉ có hai trường"],
      ["được triển khai đúng hạn", "được phép đào tạo ngay"],
    ];
    const beside = cells(items, [60, 310], 80, 13);
    expect(laidOut(page(1, beside.blocks)).roles).not.toContain("table-row");
  });

  test("in one column of a page leave the text of the other alone", () => {
    const left = set([words(50)], { left: 60, right: 285, top: 80 });
    const rows = [
      ["Năm", "Số hộ"],
      ["2011", "4.096"],
      ["2012", "3.093"],
    ];
    const { blocks, bottom } = cells(rows, [80, 190], left.bottom + 8);
    const rest = set([words(60, 1)], { left: 60, right: 285, top: bottom + 8 });
    const right = set([words(160, 2)], { left: 310, right: 535, top: 80 });
    const { texts } = laidOut(page(1, [...left.blocks, ...blocks, ...rest.blocks, ...right.blocks]));
    expect(texts).toEqual([words(50), ...tableOf(...rows), words(60, 1), words(160, 2)]);
  });
});
