import { describe, expect, test } from "vitest";
import { docExtractor } from "../../../../../src/corpus/import/extract/doc/index.js";
import {
  type Change,
  changesAt,
  type DocContents,
  docOf,
  firstLetter,
  type Paragraph,
  paragraph,
  u16,
  u32,
} from "./doc-writer.js";

const read = (contents: DocContents) => docExtractor.extract({ name: "văn bản", bytes: docOf(contents) }, {});
const blocksOf = async (contents: DocContents) =>
  (await read(contents)).pages.flatMap(({ blocks }) => blocks);
const textsOf = async (contents: DocContents) => (await blocksOf(contents)).map(({ text }) => text);
const leftOutOf = async (contents: DocContents) =>
  (await read(contents)).leftOut.map(({ text, reason }) => [text, reason]);

const deleted: Change = [0x0800, 0x81];
const inTable: Change = [0x2416, 1];
const rowEnd: Change = [0x2417, 1];
const inList = (use: number, level = 0): Change[] => [
  [0x460b, use, 0],
  [0x260a, level],
];
/** A paragraph of several stretches. */
const runs = (...parts: readonly (readonly [text: string, ...changes: Change[]])[]): Paragraph => ({
  runs: parts.map(([text, ...changes]) => ({ text, changes })),
});

/** A table of pieces: where each begins in the file, in bytes, how many letters of two bytes it has, and what it changes. */
function pieces(
  all: readonly (readonly [at: number, length: number, prm?: number])[],
  changes: readonly (readonly number[])[] = [],
): number[] {
  let end = 0;
  const ends = [0, ...all.map(([, length]) => (end += length))];
  const table = [...ends.flatMap(u32), ...all.flatMap(([at, , prm = 0]) => [0, 0, ...u32(at), ...u16(prm)])];
  return [
    ...changes.flatMap((bytes) => [1, ...u16(bytes.length), ...bytes]),
    2,
    ...u32(table.length),
    ...table,
  ];
}

describe("a Word document that was saved in haste", () => {
  const body = [paragraph("Hai."), paragraph("Một.")];

  test("is read in the order of its pieces, not in that of the file", async () => {
    const tables = {
      33: pieces([
        [firstLetter + 10, 5],
        [firstLetter, 5],
      ]),
    };
    expect(await textsOf({ body, tables })).toEqual(["Một.", "Hai."]);
  });

  test("has changes that hold for a whole piece: listed ones, and one of a single byte", async () => {
    const bold = [0x35, 0x08, 1];
    const ofWord6 = (code: number, operand: number) => (code << 1) | (operand << 8);
    const [listed, single] = [
      pieces(
        [
          [firstLetter, 5, 1],
          [firstLetter + 10, 5],
        ],
        [bold],
      ),
      pieces([
        [firstLetter, 5, ofWord6(85, 1)],
        [firstLetter + 10, 5],
      ]),
    ];
    for (const table of [listed, single])
      expect((await blocksOf({ body, tables: { 33: table } })).map(({ style }) => style.bold)).toEqual([
        true,
        false,
      ]);
    const hidden = pieces([
      [firstLetter, 5],
      [firstLetter + 10, 5, ofWord6(65, 1)],
    ]);
    expect(await leftOutOf({ body, tables: { 33: hidden } })).toEqual([["Một.", "deleted"]]);
  });

  test("may give a piece another style, or another level of its outline", async () => {
    const styles = [{ name: "Normal" }, { own: 1, name: "heading 1" }];
    const style = pieces(
      [
        [firstLetter, 5, 1],
        [firstLetter + 10, 5],
      ],
      [[0x00, 0x46, 1, 0]],
    );
    const outline = pieces([
      [firstLetter, 5, (120 << 1) | (2 << 8)],
      [firstLetter + 10, 5],
    ]);
    const levels = async (table: readonly number[]) =>
      (await blocksOf({ body, styles, tables: { 33: table } })).map(({ role, level }) => [role, level]);
    expect(await levels(style)).toEqual([
      ["heading", 1],
      [null, null],
    ]);
    expect(await levels(outline)).toEqual([
      ["heading", 3],
      [null, null],
    ]);
  });

  test("is refused where a piece stands beyond the end of the file, or text is missing", async () => {
    for (const table of [
      pieces([
        [firstLetter, 5],
        [900_000, 5],
      ]),
      pieces([[firstLetter, 5]]),
      pieces([
        [firstLetter, 5],
        [firstLetter, 4_000_000],
      ]),
      [],
    ])
      await expect(read({ body, tables: { 33: table } })).rejects.toMatchObject({ code: "IMPORT_DAMAGED" });
  });
});

describe("tracked changes", () => {
  test("lose nothing but what was deleted, however much of a text they are", async () => {
    const body = [
      runs(
        ["Quá trình này ", [0x0801, 0x81]],
        ["chưa xong ", deleted],
        ["chưa hoàn tất", [0x0801, 0x81]],
        // Wider letters: a code whose last bits are those of “deleted”, with an odd operand.
        [", ai cũng biết.", [0x8840, 3, 0]],
        ["\r"],
      ),
    ];
    const { pages, leftOut, warnings } = await read({ body });
    expect(pages[0]?.blocks.map(({ text }) => text)).toEqual(["Quá trình này chưa hoàn tất, ai cũng biết."]);
    expect(leftOut.map(({ text }) => text)).toEqual(["chưa xong "]);
    expect(warnings).toEqual([{ code: "tracked-changes", page: null, detail: { inserted: 2, deleted: 1 } }]);
  });

  test("join paragraphs whose mark was deleted", async () => {
    const body = [
      runs(["Tổng quát lại, "], ["\r", deleted]),
      paragraph("xu hướng chung."),
      paragraph("Hết."),
    ];
    expect(await textsOf({ body })).toEqual(["Tổng quát lại, xu hướng chung.", "Hết."]);
  });

  test("take a note away with its deleted mark", async () => {
    const body = [runs(["Một"], ["\u0002", deleted], [" hai"], ["\u0002"], [".\r"])];
    const footnotes = [paragraph("\u0002 bỏ"), paragraph("\u0002 giữ")];
    const contents = { body, footnotes, notes: { references: [3, 8], texts: [0, 5, 11] } };
    expect(await textsOf(contents)).toEqual(["Một hai1.", "1 giữ"]);
    expect(await leftOutOf(contents)).toEqual([["bỏ", "deleted"]]);
  });
});

describe("notes", () => {
  const notesTable = (references: readonly number[], length: number) => [
    ...[...references, length].flatMap(u32),
    ...references.flatMap(() => [1, 0]),
  ];

  test("at the end are counted apart from those at the foot, in their own numbers", async () => {
    const body = [paragraph("Một\u0002 hai\u0002.")];
    const contents = {
      body,
      footnotes: [paragraph("\u0002 chân trang")],
      endnotes: [paragraph("\u0002 cuối bài")],
      tables: {
        2: notesTable([3], 10),
        3: [0, 13, 14].flatMap(u32),
        46: notesTable([8], 10),
        47: [0, 11, 12].flatMap(u32),
      },
    };
    expect(await textsOf(contents)).toEqual(["Một1 haii.", "1 chân trang", "i cuối bài"]);
  });

  test("are numbered as the document says, and as its section says", async () => {
    const properties = Array.from({ length: 500 }, () => 0);
    // Begins with 5, in small letters.
    properties.splice(2, 2, ...u16(5 << 2));
    properties.splice(492, 2, ...u16(4));
    const contents: DocContents = {
      body: [paragraph("Một\u0002.")],
      footnotes: [paragraph("\u0002 chú")],
      notes: { references: [3], texts: [0, 6] },
      tables: { 31: properties },
    };
    const section = [...[0, 6].flatMap(u32), 0, 0, ...u32(changesAt), 0, 0, ...u32(0)];
    const inRoman = [4, 0, 0x40, 0x50, 1, 0];
    expect(await textsOf(contents)).toEqual(["Mộte.", "e chú"]);
    expect(
      await textsOf({
        ...contents,
        sectionChanges: inRoman,
        tables: { 6: section, 31: properties },
      }),
    ).toEqual(["MộtV.", "V chú"]);
  });

  test("that nobody refers to are kept", async () => {
    const contents = {
      body: [paragraph("Một.")],
      footnotes: [paragraph("lạc một"), paragraph("lạc hai")],
    };
    expect((await blocksOf(contents)).map(({ text, role }) => [text, role])).toEqual([
      ["Một.", null],
      ["lạc một", "footnote"],
      ["lạc hai", "footnote"],
    ]);
  });

  test("that refer to their own text, or share it, are read once", async () => {
    const contents = {
      body: [paragraph("Một\u0002\u0002.")],
      footnotes: [paragraph("\u0002 vòng")],
      tables: { 2: notesTable([3, 4, 9], 20), 3: [0, 7, 0, 7].flatMap(u32) },
    };
    expect(await textsOf(contents)).toEqual(["Một1.", "1 vòng"]);
  });

  test("whose mark is white are numbered by hand: the number is not written twice", async () => {
    const body = [runs(["Một"], ["1", [0x2a48, 1]], ["\u0002", [0x2a42, 8]], [".\r"])];
    const footnotes = [runs(["\u0002", [0x6870, 0xff, 0xff, 0xff, 0]], ["1 chú\r"])];
    const contents = { body, footnotes, notes: { references: [4], texts: [0, 7] } };
    expect(await textsOf(contents)).toEqual(["Một1.", "1 chú"]);
  });
});

describe("text boxes", () => {
  const contents: DocContents = {
    body: [paragraph("Trước\u0008."), paragraph("Sau.")],
    boxes: [paragraph("Trong khung"), paragraph("Không neo"), paragraph("")],
  };
  const anchor = [...[5, 12].flatMap(u32), ...u32(1_025), ...Array.from({ length: 22 }, () => 0)];
  const box = (drawing: number) => [...Array.from({ length: 14 }, () => 0), ...u32(drawing), 0, 0, 0, 0];
  const boxes = [...[0, 12, 22, 23].flatMap(u32), ...box(1_025), ...box(7), ...box(0)];

  test("stand behind the paragraph that they hang on; those that hang on none, at the end", async () => {
    expect(await textsOf({ ...contents, tables: { 40: anchor, 56: boxes } })).toEqual([
      "Trước.",
      "Trong khung",
      "Sau.",
      "Không neo",
    ]);
    expect(await textsOf(contents)).toEqual(["Trước.", "Sau.", "Trong khung", "Không neo"]);
  });
});

describe("text boxes in a group", () => {
  const record = (kind: number, ...content: readonly number[]) => [
    15,
    0,
    ...u16(kind),
    ...u32(content.length),
    ...content,
  ];
  const shape = (number: number) => record(0xf004, ...record(0xf00a, ...u32(number), 0, 0, 0, 0));
  const group = (...content: readonly number[]) => record(0xf003, ...content);
  const anchor = [...[5, 12].flatMap(u32), ...u32(1_025), ...Array.from({ length: 22 }, () => 0)];
  const box = (drawing: number) => [...Array.from({ length: 14 }, () => 0), ...u32(drawing), 0, 0, 0, 0];
  const contents: DocContents = {
    body: [paragraph("Trước\u0008."), paragraph("Sau.")],
    boxes: [paragraph("Một"), paragraph("Hai"), paragraph("Ngoài"), paragraph("")],
  };
  const boxes = [...[0, 4, 8, 14, 15].flatMap(u32), ...[2_001, 3_001, 4_001, 0].flatMap(box)];

  test("hang where the outermost group does", async () => {
    // The drawing itself is a group, which hangs nowhere; in it a group of two shapes, and one of these is a group again.
    const inner = group(...shape(1_025), ...shape(2_001), ...group(...shape(3_000), ...shape(3_001)));
    const drawings = [
      ...record(0xf000),
      0,
      ...record(0xf002, ...group(...shape(1_024), ...inner, ...shape(4_001))),
    ];
    expect(await textsOf({ ...contents, tables: { 40: anchor, 50: drawings, 56: boxes } })).toEqual([
      "Trước.",
      "Một",
      "Hai",
      "Sau.",
      "Ngoài",
    ]);
  });

  test("are read, however deep the groups are said to be", async () => {
    const deep = Array.from({ length: 300 }).reduce<number[]>((content) => group(...content), shape(2_001));
    const drawings = [...record(0xf000), 0, ...record(0xf002, ...deep)];
    expect(await textsOf({ ...contents, tables: { 40: anchor, 50: drawings, 56: boxes } })).toEqual([
      "Trước.",
      "Sau.",
      "Một",
      "Hai",
      "Ngoài",
    ]);
  });
});

describe("fields", () => {
  test("that nothing ends hide no text", async () => {
    const body = [paragraph("Trước \u0013 PAGE còn lại."), paragraph("Sau \u0013 PAGE \u00147\u0015.")];
    expect(await textsOf({ body })).toEqual(["Trước  PAGE còn lại.", "Sau 7."]);
  });

  test("that make a table of contents are left out as such, a part for each line", async () => {
    const body = [
      paragraph("\u0013 TOC \\o \u0014Chương một\t1"),
      paragraph("Chương hai\t5\u0015"),
      paragraph("Bắt đầu."),
    ];
    expect(await textsOf({ body })).toEqual(["Bắt đầu."]);
    expect(await leftOutOf({ body })).toEqual([
      ["Chương một\t1", "contents"],
      ["Chương hai\t5", "contents"],
    ]);
  });

  test("that hold an object of another program are told", async () => {
    const body = [paragraph("Bảng: \u0013 EMBED Excel.Sheet.8 \u0014\u0001\u0015.")];
    expect((await read({ body })).warnings).toEqual([
      { code: "embedded-objects", page: null, detail: { count: 1 } },
    ]);
  });

  test("in styles of tables of contents are left out too", async () => {
    const styles = [{ name: "Normal" }, { own: 20, name: "toc 2" }, { name: "mục lục" }];
    const body = [1, 2].map((style) => ({ style, runs: [{ text: `Chương ${style}\r` }] }));
    expect(await leftOutOf({ body: [...body, paragraph("Hết.")], styles })).toEqual([
      ["Chương 1", "contents"],
      ["Chương 2", "contents"],
    ]);
  });
});

describe("lists", () => {
  const levels = [
    [0, 1, "Điều \u0000."],
    [4, 1, "\u0001)"],
  ] as const;
  const use = (list: number, changes = 0) => [
    ...u32(list),
    ...Array.from({ length: 8 }, () => 0),
    changes,
    0,
    0,
    0,
  ];

  test("count their items on where another use of the same list does not begin anew", async () => {
    const startAtSeven = [...u32(7), ...u32(0x10)];
    const uses = [
      ...u32(2),
      ...use(77),
      ...use(77, 1),
      ...u32(0xffff_ffff),
      ...u32(0xffff_ffff),
      ...startAtSeven,
    ];
    const body = [
      paragraph("một", inList(1)),
      paragraph("con", inList(1, 1)),
      paragraph("hai", inList(1)),
      paragraph("con nữa", inList(1, 1)),
      paragraph("bảy", inList(2)),
      paragraph("tám", inList(2)),
    ];
    expect(await textsOf({ body, lists: { levels }, tables: { 74: uses } })).toEqual([
      "Điều 1. một",
      "a) con",
      "Điều 2. hai",
      "a) con nữa",
      "Điều 7. bảy",
      "Điều 8. tám",
    ]);
  });

  test("count empty items, and do not count again behind the end of a page", async () => {
    const body = [
      paragraph("một", inList(1)),
      paragraph("", inList(1)),
      paragraph("ba\fcòn", inList(1)),
      paragraph("bốn", inList(1)),
    ];
    expect(await textsOf({ body, lists: { levels } })).toEqual([
      "Điều 1. một",
      "Điều 3. ba",
      "còn",
      "Điều 4. bốn",
    ]);
  });
});

describe("tables", () => {
  test("within cells are rows of their own, and their cells place text", async () => {
    const inner: Change = [0x6649, 2, 0, 0, 0];
    const ruled: Change = [0xd605, 24, ...Array.from({ length: 6 }, () => [4, 1, 0, 0]).flat()];
    const cell = (text: string, ...changes: Change[]): Paragraph => ({ runs: [{ text }], changes });
    const body = [
      cell("trong 1\r", inTable, inner, [0x244b, 1]),
      cell("trong 2\r", inTable, inner, [0x244b, 1]),
      cell("\r", inTable, inner, [0x244b, 1], [0x244c, 1], ruled),
      cell("sau\u0007", inTable),
      cell("ngoài\u0007", inTable),
      cell("\u0007", inTable, rowEnd, ruled),
      paragraph("Hết."),
    ];
    expect(await textsOf({ body })).toEqual(["trong 1\ttrong 2", "sau", "ngoài", "Hết."]);
  });

  test("whose rows are described at length are read from the stream that does so", async () => {
    const changes = [...u16(0x2416), 1, ...u16(0x2417), 1];
    const data = Buffer.from([0, 0, 0, 0, ...u16(changes.length), ...changes]);
    const body = [
      { runs: [{ text: "một\u0007" }], changes: [inTable] },
      { runs: [{ text: "hai\u0007" }], changes: [inTable] },
      { runs: [{ text: "\u0007" }], changes: [[0x6646, 4, 0, 0, 0] as Change] },
      paragraph("Hết."),
    ];
    expect(await textsOf({ body, streams: { Data: data } })).toEqual(["một\thai", "Hết."]);
  });
});

describe("pages", () => {
  /** The summary of a document: title, and number of pages. */
  const summary = (pages: number, title: readonly number[], codePage = 1252): Uint8Array => {
    const text = [...u32(30), ...u32(title.length + 1), ...title, 0];
    const head = [
      ...u32(200),
      ...u32(3),
      ...u32(1),
      ...u32(32),
      ...u32(14),
      ...u32(40),
      ...u32(2),
      ...u32(48),
    ];
    const set = [...head, ...u32(2), ...u32(codePage), ...u32(3), ...u32(pages), ...text];
    return Buffer.from([...u16(0xfffe), ...Array.from({ length: 42 }, () => 0), ...u32(48), ...set]);
  };
  const withSummary = (pages: number, title = "Chuyện", codePage = 1252) => ({
    streams: {
      "\u0005SummaryInformation": summary(
        pages,
        [...Buffer.from(title, codePage === 1252 ? "latin1" : "utf8")],
        codePage,
      ),
    },
  });
  const body = [paragraph("Trang một.\fTrang hai."), paragraph("Trang ba.", [[0x2407, 1]])];
  const numbers = async (contents: DocContents) =>
    (await read(contents)).pages.map(({ number, blocks }) => [
      number,
      blocks.map(({ text }) => text).join("|"),
    ]);

  test("are numbered where breaks that the writer made give as many as the document says it has", async () => {
    const three = [
      [1, "Trang một."],
      [2, "Trang hai."],
      [3, "Trang ba."],
    ];
    expect(await numbers({ body, ...withSummary(3) })).toEqual(three);
    const unknown = [[null, "Trang một.|Trang hai.|Trang ba."]];
    expect(await numbers({ body })).toEqual(unknown);
    expect(await numbers({ body, ...withSummary(9) })).toEqual(unknown);
    // Word says so where it did not count them.
    expect(await numbers({ body: [paragraph("Một.")], ...withSummary(1) })).toEqual([[null, "Một."]]);
    const full = { body: [paragraph(`Một.\f${"chữ ".repeat(2_400)}`)] };
    expect((await numbers({ ...full, ...withSummary(2) })).map(([number]) => number)).toEqual([null]);
  });

  test("end with a section, but for one that goes on where the last one ended", async () => {
    const sections = (place: number) => [
      ...[0, 5, 10].flatMap(u32),
      ...[0, place].flatMap((at) => [0, 0, ...u32(at === 0 ? 0xffff_ffff : at), 0, 0, ...u32(0)]),
    ];
    const two = [runs(["Một.\f"]), paragraph("Hai.")];
    const goesOn = [3, 0, 0x09, 0x30, 0];
    expect(await numbers({ body: two, tables: { 6: sections(0) }, ...withSummary(2) })).toEqual([
      [1, "Một."],
      [2, "Hai."],
    ]);
    expect(
      await numbers({
        body: two,
        tables: { 6: sections(changesAt) },
        sectionChanges: goesOn,
        ...withSummary(2),
      }),
    ).toEqual([[null, "Một.|Hai."]]);
  });

  test("stand beside what the summary says: the title, in the file's code page, and no author", async () => {
    expect((await read({ body, ...withSummary(3, "Chuy\u00ean") })).metadata).toMatchObject({
      title: "Chuy\u00ean",
      authors: [],
    });
    expect((await read({ body, ...withSummary(3, "Chuyện cũ", 65_001) })).metadata.title).toBe("Chuyện cũ");
  });
});

describe("fonts", () => {
  const fonts = [
    { name: "Times New Roman" },
    { name: ".VnTime" },
    { name: ".VnTimeH", charset: 2 },
    { name: "Symbol" },
  ];
  const plain = (font: number): Change => [0x4a4f, font, 0];
  const other = (font: number): Change => [0x4a51, font, 0];

  test("may be one for plain letters and another for all others: the text tells which is seen", async () => {
    const body = [runs(["nghi", plain(1), other(2)], ["\r"]), runs(["nghÞ", plain(1), other(2)], ["\r"])];
    expect((await blocksOf({ body, fonts })).map(({ style }) => style.font)).toEqual([".VnTime", ".VnTimeH"]);
  });

  test("for old encodings that are said to hold signs have letters all the same", async () => {
    const body = [runs(["ngh\uf0de", plain(2), other(2)], ["\r"])];
    expect(await textsOf({ body, fonts })).toEqual(["nghÞ"]);
  });

  test("of signs show signs", async () => {
    const body = [runs(["ab\uf061 \u2265", plain(3), other(3)], ["\r"])];
    expect(await textsOf({ body, fonts })).toEqual(["αβα ≥"]);
  });
});

test("a stretch of any length is read", async () => {
  const long = "chữ ".repeat(80_000);
  expect((await textsOf({ body: [paragraph(`${long}hết`)] }))[0]?.length).toBe(long.length + 3);
});
