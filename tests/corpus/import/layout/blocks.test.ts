import { describe, expect, test } from "vitest";
import type { TextBlock } from "../../../../src/corpus/import/document.js";
import { centred, laidOut, line, page, set, words } from "./page.js";

const column = { left: 60, right: 535 };

describe("items with their label at the margin", () => {
  /** Items whose lines begin with capitals, as names do, so that nothing but their place tells that they go on. */
  const items = (labels: readonly string[], left: number, right: number, top: number) => {
    const blocks: TextBlock[] = [];
    const texts: string[] = [];
    let y = top;
    for (const [at, label] of labels.entries()) {
      const lines = [`${words(8, at).slice(0, -1)} Thành`, `Ủy Cần Thơ và ${words(5, at + 1)}`];
      blocks.push(line(label, left, y));
      for (const text of lines) {
        blocks.push(line(text, left + 32, y, text === lines[0] ? { right } : {}));
        y += 13;
      }
      texts.push(`${label} ${lines.join(" ")}`);
    }
    return { blocks, texts, bottom: y };
  };

  test.each([
    [["1.", "2.", "3."]],
    [["a)", "b)", "đ)"]],
    [["1.1.", "1.2.", "1.10."]],
    [["–", "–"]],
    [["[1]", "[2]"]],
  ])("%j stay whole", (labels) => {
    const above = set([words(63)], { ...column, top: 80 });
    const list = items(labels, 60, 535, above.bottom + 2);
    const below = set([words(60, 2)], { ...column, top: list.bottom + 6 });
    const { texts } = laidOut(page(1, [...above.blocks, ...list.blocks, ...below.blocks]));
    expect(texts).toEqual([words(63), ...list.texts, words(60, 2)]);
  });

  test("stay whole over the end of a page", () => {
    const body = set([words(500, 4)], { ...column, top: 80 });
    const list = items(["1.", "2."], 60, 535, 730);
    const [last] = list.blocks.slice(-1) as [TextBlock];
    const moved = line(last.text, 92, 80);
    const next = set([words(80, 2)], { ...column, top: 100 });
    const { texts } = laidOut(
      page(1, [...body.blocks, ...list.blocks.slice(0, -1)]),
      page(2, [moved, ...next.blocks]),
    );
    expect(texts).toContain(list.texts[1]);
  });
});

describe("a paragraph", () => {
  test("may begin with bold words that take most of its first line", () => {
    const bold = { size: 10, bold: true };
    const plain = { size: 10, bold: false };
    const style = (look: typeof bold) => ({ font: null, italic: false, ...look });
    const first = {
      ...line("Điều 2. Phạm vi điều chỉnh và đối tượng áp dụng. Cơ quan", 60, 80, { bold: true, right: 535 }),
      runs: [
        { text: "Điều 2. Phạm vi điều chỉnh và đối tượng áp dụng.", style: style(bold) },
        { text: " Cơ quan", style: style(plain) },
      ],
    };
    const rest = set(["Đảng, chính quyền và nhân dân.", words(60)], { ...column, top: 93 });
    expect(laidOut(page(1, [first, ...rest.blocks])).texts[0]).toBe(
      `${first.text} Đảng, chính quyền và nhân dân.`,
    );
  });

  test("with a large first letter leaves the heading above it alone, however near that is", () => {
    const text = words(60);
    const heading = line("II. Những cách làm hay", 60, 71, { size: 11, bold: true });
    const rest = set([text.slice(1)], { ...column, left: 90, top: 84 }).blocks;
    const below = set([words(60, 1)], { ...column, top: 84 + 13 * rest.length + 4 }).blocks;
    const cap = line(text.charAt(0), 60, 76, { size: 35, right: 84 });
    const { texts } = laidOut(page(1, [cap, heading, ...rest, ...below]));
    expect(texts).toEqual(["II. Những cách làm hay", text, words(60, 1)]);
  });
});

describe("an entry of a table of contents", () => {
  test("ends with the number that its dots lead to, and is no heading", () => {
    const entries = ["Lời nói đầu", "Chương 1. Những vấn đề chung", "1.1. Khái niệm", "Kết luận"].map(
      (title, at) => `${title}${".".repeat(80 - title.length)} ${at * 7 + 3}`,
    );
    const blocks = entries.map((text, at) => line(text, 60, 80 + at * 13, { right: 535 }));
    expect(laidOut(page(1, blocks)).texts).toEqual(entries);
  });
});

describe("a paper of an authority", () => {
  const body = set([words(60), words(50, 1)], { ...column, top: 190, indent: 20 }).blocks;

  test("has its head read block by block, though both blocks touch in one line", () => {
    const blocks = [
      line("LIÊN ĐOÀN LAO ĐỘNG THÀNH PHỐ CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", 60, 80, { right: 535 }),
      centred("CẦN THƠ", 60, 265, 94),
      centred("Số: 45/TB-LĐLĐ", 60, 265, 116),
      centred("Độc lập - Tự do - Hạnh phúc", 280, 535, 94),
      centred("Cần Thơ, ngày 12 tháng 3 năm 2012", 280, 535, 116),
      ...body,
    ];
    expect(laidOut(page(1, blocks)).texts.slice(0, 6)).toEqual([
      "LIÊN ĐOÀN LAO ĐỘNG THÀNH PHỐ CẦN THƠ",
      "Số: 45/TB-LĐLĐ",
      "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",
      "Độc lập - Tự do - Hạnh phúc",
      "Cần Thơ, ngày 12 tháng 3 năm 2012",
      words(60),
    ]);
  });

  test("has those who receive it and whoever signs it read block by block, each office by itself", () => {
    const left = ["Nơi nhận:", "- Như Điều 3;", "- UBND các phường;", "- Lưu: VT."];
    const right = ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"];
    const blocks = [
      ...body,
      ...left.map((text, at) => line(text, 60, 400 + at * 14)),
      ...right.map((text, at) => centred(text, 300, 535, 400 + at * 14, { bold: true })),
      centred("Nguyễn Văn An", 300, 535, 500, { bold: true }),
    ];
    expect(laidOut(page(1, blocks)).texts.slice(2)).toEqual([...left, ...right, "Nguyễn Văn An"]);
  });

  test("is not parted where a sentence names the state", () => {
    const text = "Luật này của nước CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM có hiệu lực.";
    expect(laidOut(page(1, [line(text, 60, 80), ...body])).texts[0]).toBe(text);
  });
});

describe("a ruled table over several pages", () => {
  const rule = (left: number, top: number, right: number, bottom: number) => ({ left, top, right, bottom });
  /** A grid of two columns with rows of some lines. */
  const grid = (number: number, rows: readonly (readonly (readonly string[])[])[], top: number) => {
    const blocks: TextBlock[] = [];
    const rules = [rule(60, top, 535, top + 0.5)];
    let y = top;
    for (const row of rows) {
      for (const [at, lines] of row.entries())
        for (const [n, text] of lines.entries()) blocks.push(line(text, at === 0 ? 66 : 306, y + 3 + n * 13));
      y += Math.max(...row.map((lines) => lines.length)) * 13 + 6;
      rules.push(rule(60, y, 535, y + 0.5));
    }
    for (const x of [60, 300, 535]) rules.push(rule(x, top, x + 0.5, y));
    return { page: (more: readonly TextBlock[]) => page(number, [...blocks, ...more], { rules }), bottom: y };
  };
  const head = [["Nội dung"], ["Giải pháp"]];

  test("leaves its head out where that is printed again, and tells so", () => {
    const row = (n: number) => [[`Việc thứ ${n}`], [`Làm theo cách ${n}`]];
    const first = grid(1, [head, ...[1, 2, 3].map(row)], 700).page([]);
    const second = grid(2, [head, ...[4, 5].map(row)], 60).page([]);
    const { texts, leftOut } = laidOut(first, second);
    expect(texts).toEqual([
      "Nội dung\tGiải pháp",
      ...[1, 2, 3, 4, 5].map((n) => `Việc thứ ${n}\tLàm theo cách ${n}`),
    ]);
    expect(leftOut).toEqual(["repeated: Nội dung\tGiải pháp"]);
  });

  test("has a row that the end of a page parts as one", () => {
    const first = grid(
      1,
      [
        head,
        [
          ["Vay vốn", "cho hộ nghèo"],
          ["Lập tổ vay vốn ở", "từng khu vực và"],
        ],
      ],
      720,
    ).page([]);
    const second = grid(
      2,
      [
        [[], ["giao cho hội", "phụ nữ."]],
        [["Dạy nghề"], ["Mở lớp."]],
      ],
      60,
    ).page([]);
    expect(laidOut(first, second).texts).toEqual([
      "Nội dung\tGiải pháp",
      "Vay vốn cho hộ nghèo\tLập tổ vay vốn ở từng khu vực và giao cho hội phụ nữ.",
      "Dạy nghề\tMở lớp.",
    ]);
  });
});
