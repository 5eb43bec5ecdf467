import { describe, expect, test } from "vitest";
import { centred, laidOut, line, page, set, words } from "./page.js";

const column = { left: 60, right: 535 };
const left = { left: 60, right: 285 };
const right = { left: 310, right: 535 };

describe("paragraphs", () => {
  const texts = [words(66), words(45, 1), words(70, 2)];

  test("are told by their indents", () => {
    expect(laidOut(page(1, set(texts, { ...column, top: 80, indent: 20 }).blocks)).texts).toEqual(texts);
  });

  test("are told by the white space between them", () => {
    let top = 80;
    const blocks = texts.flatMap((text) => {
      const own = set([text], { ...column, top });
      top = own.bottom + 4;
      return own.blocks;
    });
    expect(laidOut(page(1, blocks)).texts).toEqual(texts);
  });

  test("are told by a last line that is not full", () => {
    expect(laidOut(page(1, set(texts, { ...column, top: 80 }).blocks)).texts).toEqual(texts);
  });

  test("are told by another size and another weight", () => {
    const one = set([words(33)], { ...column, top: 80 });
    const bold = set([words(12, 1).replaceAll(".", "")], {
      ...column,
      top: one.bottom,
      style: { bold: true },
    });
    const small = set([words(40, 2)], { ...column, top: bold.bottom, size: 9 });
    expect(laidOut(page(1, [...one.blocks, ...bold.blocks, ...small.blocks])).texts).toEqual([
      words(33),
      words(12, 1).replaceAll(".", ""),
      words(40, 2),
    ]);
  });

  test("go around a picture", () => {
    const text = words(90);
    const narrow = set([text], { left: 60, right: 330, top: 80 }).blocks.slice(0, 6);
    const rest = text.slice(narrow.map((block) => block.text).join(" ").length + 1);
    const below = set([rest], { ...column, top: 80 + 6 * 13 }).blocks;
    const pictures = [{ left: 340, top: 80, right: 535, bottom: 80 + 6 * 13 }];
    const others = set([words(60, 3), words(80, 4)], { ...column, top: 300 }).blocks;
    expect(laidOut(page(1, [...narrow, ...below, ...others], { pictures })).texts).toEqual([
      text,
      words(60, 3),
      words(80, 4),
    ]);
  });

  test("go on in the next column and on the next page, over a caption between their halves", () => {
    const text = words(120)
      .replaceAll(/\.(?= )/gu, ",")
      .replace(/, (\p{Lu})/gu, (_, letter: string) => `, ${letter.toLowerCase()}`);
    const lines = set([text], { ...left, top: 80 }).blocks;
    const half = Math.floor(lines.length / 2);
    const shift = (80 - (lines[half]?.box?.top ?? 0)) as number;
    const moved = lines.slice(half).map((block) => ({
      ...block,
      box: block.box && {
        left: block.box.left + 250,
        right: block.box.right + 250,
        top: block.box.top + shift,
        bottom: block.box.bottom + shift,
      },
    }));
    const caption = line("Hình 1. Cánh đồng", left.left, 80 + (half + 1) * 13, { size: 8 });
    const { texts: found, roles } = laidOut(page(1, [...lines.slice(0, half), caption, ...moved]));
    expect(found).toEqual([text, "Hình 1. Cánh đồng"]);
    expect(roles).toEqual([null, "caption"]);
  });
});

describe("the order of reading", () => {
  test("is column by column below a title that spans them, and band by band where another title does", () => {
    const [one, two, three, four] = [words(80), words(80, 1), words(80, 2), words(80, 3)];
    const above = [set([one], { ...left, top: 120 }), set([two], { ...right, top: 120 })];
    const next = Math.max(...above.map(({ bottom }) => bottom));
    const below = [set([three], { ...left, top: next + 50 }), set([four], { ...right, top: next + 50 })];
    const blocks = [
      line("Tên bài ở trên cả hai cột chữ của trang báo này", 60, 80, { size: 18 }),
      ...above.flatMap((each) => each.blocks),
      line("Tên bài thứ hai cũng trên cả hai cột chữ", 60, next + 16, { size: 18 }),
      ...below.flatMap((each) => each.blocks),
    ];
    expect(laidOut(page(1, blocks.toReversed())).texts).toEqual([
      "Tên bài ở trên cả hai cột chữ của trang báo này",
      one,
      two,
      "Tên bài thứ hai cũng trên cả hai cột chữ",
      three,
      four,
    ]);
  });

  test("is from the left in three narrow columns, of one length or not", () => {
    const texts = [words(70), words(70, 1), words(40, 2)];
    const blocks = texts.flatMap(
      (text, at) => set([text], { left: 60 + at * 165, right: 205 + at * 165, top: 80 }).blocks,
    );
    expect(laidOut(page(1, blocks)).texts).toEqual(texts);
  });

  test("is line by line where figures stand beside what they count, without ruled lines", () => {
    const rows = [
      ["- TK 111:", "680.000"],
      ["- TK 112:", "321.000"],
      ["- TK 133 (chưa trả):", "760.000"],
      ["- TK 333:", "468.000"],
    ];
    const above = set([words(60)], { ...column, top: 80 });
    const table = rows.flatMap(([label = "", figure = ""], at) => [
      line(label, 80, above.bottom + 8 + at * 20),
      line(figure, 300, above.bottom + 8 + at * 20),
    ]);
    expect(laidOut(page(1, [...above.blocks, ...table])).texts).toEqual([
      words(60),
      ...rows.map((row) => row.join("\t")),
    ]);
  });

  test("is line by line where one figure stands beside one of several labels", () => {
    const above = set([words(60)], { ...column, top: 80 });
    const y = above.bottom + 8;
    const table = [
      line("- TK 131:", 80, y),
      line("500.000", 300, y),
      line("- TK 157:", 80, y + 20),
      line("890.000", 240, y + 20),
    ];
    expect(laidOut(page(1, [...above.blocks, ...table])).texts.slice(1)).toEqual([
      "- TK 131: 500.000",
      "- TK 157: 890.000",
    ]);
  });

  test("is row by row in a table of many columns of figures without ruled lines, whatever stands above it", () => {
    const rows = [
      ["1", "19,77", "0,00377", "3,09"],
      ["2", "54,57", "0,00439", "9,91"],
      ["3", "174,97", "0,00024", "17,60"],
    ];
    const above = set([words(60)], { ...column, top: 80 });
    const cells = rows.flatMap((row, at) =>
      row.map((text, n) => line(text, 90 + n * 80, above.bottom + 10 + at * 26)),
    );
    expect(laidOut(page(1, [...above.blocks, ...cells])).texts.slice(1)).toEqual(
      rows.map((row) => row.join("\t")),
    );
  });

  test("keeps the mark of an item with its text, where that is of two lines", () => {
    const items = ["độc lập", `${words(30).slice(0, -1)};`, "bí mật"];
    let top = 80;
    const blocks = items.flatMap((text, at) => {
      const own = set([text], { left: 100, right: 535, top });
      const mark = line(`${"abc"[at]}.`, 70, top);
      top = own.bottom;
      return [mark, ...own.blocks];
    });
    const marks = blocks.filter((block) => /^[abc]\.$/u.test(block.text));
    const others = blocks.filter((block) => !marks.includes(block));
    expect(laidOut(page(1, [...marks, ...others])).texts).toEqual(
      items.map((text, at) => `${"abc"[at]}. ${text}`),
    );
  });

  test("is column by column in a letterhead, though its lines stand beside each other", () => {
    const blocks = [
      centred("ỦY BAN NHÂN DÂN", 60, 260, 80),
      centred("QUẬN Ô MÔN", 60, 260, 94),
      centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 280, 535, 80),
      centred("Độc lập - Tự do - Hạnh phúc", 280, 535, 94),
      ...set([words(60), words(50, 1)], { ...column, top: 140, indent: 20 }).blocks,
    ];
    const { texts } = laidOut(page(1, blocks));
    expect(texts.join(" | ")).toMatch(/^ỦY BAN NHÂN DÂN.*QUẬN Ô MÔN.*CỘNG HÒA.*Độc lập/u);
  });
});

describe("furniture", () => {
  const body = (seed: number) =>
    set([words(200, seed), words(150, seed + 1)], { ...column, top: 90, indent: 20 }).blocks;

  test("running heads, on both sides of a sheet, and page numbers are left out, whatever the numbers", () => {
    const pages = [1, 2, 3, 4].map((number) =>
      page(number, [
        line(number % 2 === 0 ? "Tạp chí Xây dựng" : "Số 3 năm 2021", number % 2 === 0 ? 60 : 430, 40, {
          size: 9,
        }),
        ...body(number),
        line(String(26 + number), 290, 800),
      ]),
    );
    const { texts, leftOut } = laidOut(...pages);
    expect(texts.join(" ")).not.toMatch(/Tạp chí|Số 3/u);
    expect(leftOut.filter((text) => text.startsWith("running-head")).length).toBe(4);
    expect(leftOut.filter((text) => /^page-number: (?:27|28|29|30)$/u.test(text)).length).toBe(4);
  });

  test("the first lines of pages are text where they are not repeated", () => {
    const pages = [1, 2, 3].map((number) =>
      page(number, set([words(150, number)], { ...column, top: 60 }).blocks),
    );
    expect(laidOut(...pages).leftOut).toEqual([]);
  });

  test("a stamp in the midst of most pages is left out; words that only two pages share are text", () => {
    const stamped = (count: number) =>
      laidOut(
        ...[1, 2, 3, 4, 5].map((number) =>
          page(number, [
            ...body(number),
            ...(number <= count ? [line("BẢN SAO", 240, 420, { size: 22 })] : []),
          ]),
        ),
      ).leftOut.filter((text) => text === "watermark: BẢN SAO").length;
    expect([5, 3, 2].map(stamped)).toEqual([5, 3, 0]);
  });

  test("pages that are all alike, and hold nothing else, keep their words", () => {
    const { texts } = laidOut(
      ...[1, 2, 3].map((number) => page(number, [line("Thông báo nghỉ lễ", 60, 300)])),
    );
    expect(texts.join(" ")).toBe("Thông báo nghỉ lễ Thông báo nghỉ lễ Thông báo nghỉ lễ");
  });

  test("lines in another direction are left out", () => {
    const { leftOut } = laidOut(page(1, [...body(1), line("www.vidu.vn", 20, 300, { angle: 90 })]));
    expect(leftOut).toEqual(["watermark: www.vidu.vn"]);
  });
});

describe("words within drawings", () => {
  const above = set([words(60)], { ...column, top: 80 });
  const caption = line("Hình 3. Sơ đồ bố trí các cảm biến", 180, 400, { size: 9, italic: true });
  const labels = ["D1", "N22", "lực đẩy ngang"].map((text, at) =>
    line(text, 120 + at * 130, 240 + at * 31, { size: 6.5 }),
  );
  const below = set([words(80, 1)], { ...column, top: 430 });

  test("are left out above the caption of the drawing", () => {
    const { texts, leftOut } = laidOut(page(1, [...above.blocks, ...labels, caption, ...below.blocks]));
    expect(texts).toEqual([words(60), caption.text, words(80, 1)]);
    expect(leftOut).toEqual(
      expect.arrayContaining(["drawing: D1", "drawing: N22", "drawing: lực đẩy ngang"]),
    );
  });

  test("stay where no caption says that there is a drawing, and where they are sentences or too long for labels", () => {
    expect(laidOut(page(1, [...above.blocks, ...labels, ...below.blocks])).leftOut).toEqual([]);
    const sentence = line("Xem trang sau.", 120, 300, { size: 6.5 });
    const long = line("Đường cong quan hệ lực", 120, 300);
    for (const block of [sentence, long])
      expect(laidOut(page(1, [...above.blocks, block, caption, ...below.blocks])).leftOut).toEqual([]);
  });

  test("stay above the caption of a table", () => {
    const table = line("Bảng 3. Các cảm biến", 180, 400, { size: 9, italic: true });
    expect(laidOut(page(1, [...above.blocks, ...labels, table, ...below.blocks])).leftOut).toEqual([]);
  });
});

describe("parts of a page", () => {
  test("a large first letter belongs to the paragraph beside it", () => {
    const text = words(100);
    const rest = set([text.slice(1)], { ...column, left: 90, top: 80 }).blocks;
    const cap = line(text.charAt(0), 60, 80, { size: 34, right: 84 });
    const beside = rest.slice(0, 3);
    const full = set(
      [
        rest
          .slice(3)
          .map((block) => block.text)
          .join(" "),
      ],
      { ...column, top: 80 + 39 },
    ).blocks;
    expect(laidOut(page(1, [cap, ...beside, ...full])).texts).toEqual([text]);
  });

  test("a ruled table is read row by row, its cells apart, and a frame around text is no table", () => {
    const rule = (l: number, t: number, r: number, b: number) => ({ left: l, top: t, right: r, bottom: b });
    const above = set([words(60)], { ...column, top: 80 });
    const y = above.bottom + 10;
    const rules = [
      ...[0, 20, 40].map((dy) => rule(60, y + dy, 400, y + dy + 0.5)),
      ...[60, 200, 400].map((x) => rule(x, y, x + 0.5, y + 40)),
    ];
    const cells = [
      line("Năm", 70, y + 4),
      line("Số hộ", 210, y + 4),
      line("2012", 70, y + 24),
      line("3.093", 210, y + 24),
    ];
    const { texts, roles } = laidOut(page(1, [...above.blocks, ...cells], { rules }));
    expect(texts.slice(1)).toEqual(["Năm\tSố hộ", "2012\t3.093"]);
    expect(roles.slice(1)).toEqual(["table-row", "table-row"]);
    const framed = set([words(40, 1)], { left: 70, right: 390, top: y + 4 });
    const frame = rules.filter(({ left: x, right: r }) => r - x > 1 || x !== 200);
    expect(laidOut(page(1, [...above.blocks, ...framed.blocks], { rules: frame })).roles).not.toContain(
      "table-row",
    );
  });

  test("a small paragraph at the foot with a mark is a footnote, and one below a picture a caption", () => {
    const above = set([words(120)], { ...column, top: 80 });
    const pictures = [{ left: 60, top: above.bottom + 10, right: 300, bottom: above.bottom + 150 }];
    const under = line("Nông dân thu hoạch lúa trên cánh đồng mẫu", 60, above.bottom + 156, { size: 8 });
    const note = set(["1 Theo số liệu của quận năm 2012"], { ...column, top: 760, size: 8 });
    const { roles } = laidOut(page(1, [...above.blocks, under, ...note.blocks], { pictures }));
    expect(roles).toEqual([null, "caption", "footnote"]);
  });
});
