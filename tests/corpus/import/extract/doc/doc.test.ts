import { describe, expect, test } from "vitest";
import { ByteReader } from "../../../../../src/corpus/import/extract/byte-reader.js";
import { docExtractor } from "../../../../../src/corpus/import/extract/doc/index.js";
import { piecesOf } from "../../../../../src/corpus/import/extract/doc/pieces.js";
import { errorOf } from "../../../../support/error-of.js";
import {
  type Change,
  compoundFile,
  type DocContents,
  docOf,
  type Paragraph,
  paragraph,
} from "./doc-writer.js";

const read = (contents: DocContents) => docExtractor.extract({ name: "văn bản", bytes: docOf(contents) }, {});
const blocksOf = async (contents: DocContents) =>
  (await read(contents)).pages.flatMap(({ blocks }) => blocks);
const textsOf = async (contents: DocContents) => (await blocksOf(contents)).map(({ text }) => text);

const bold: Change = [0x0835, 1];
/** Lines around all cells of a row. */
const ruled: Change = [0xd605, 24, ...Array.from({ length: 6 }, () => [4, 1, 0, 0]).flat()];
const text = "Đến cuối năm 2012, quận còn 3.093 hộ nghèo.";

describe("a Word document", () => {
  test("is read paragraph by paragraph, in letters of two bytes and of one", async () => {
    expect(await textsOf({ body: [paragraph(text), paragraph("Hết.")] })).toEqual([text, "Hết."]);
    expect(
      await textsOf({ body: [paragraph("Tr\u00e2n tr\u00f2"), paragraph("H\u00eat.")], isCompressed: true }),
    ).toEqual(["Trân trò", "Hêt."]);
  });

  test("tells how its letters look: by the paragraph's style, the characters' style and by themselves", async () => {
    const styles = [
      { name: "Normal" },
      { name: "Đậm", base: 0, characters: [bold, [0x4a43, 28, 0]] as Change[] },
      { name: "Nghiêng", isCharacter: true, characters: [[0x0836, 1]] as Change[] },
    ];
    const body: Paragraph[] = [
      {
        style: 1,
        runs: [
          { text: "một " },
          { text: "hai ", changes: [[0x0835, 0x81]] },
          {
            text: "ba",
            changes: [
              [0x4a30, 2, 0],
              [0x0835, 0x80],
            ],
          },
          { text: "2\r", changes: [[0x2a48, 1]] },
        ],
      },
      paragraph("thường"),
    ];
    const [first, second] = await blocksOf({ body, styles });
    expect(
      first?.runs.map((run) => [run.text, run.style.bold, run.style.italic, run.isRaised ?? false]),
    ).toEqual([
      ["một ", true, false, false],
      ["hai ", false, false, false],
      ["ba", true, true, false],
      ["2", true, false, true],
    ]);
    expect([first?.style.size, second?.style.size, second?.style.bold]).toEqual([14, 10, false]);
  });

  test("goes back to the paragraph's look where it says so", async () => {
    const body = [{ runs: [{ text: "thường\r", changes: [bold, [0x2a33, 0] as Change] }] }];
    expect((await blocksOf({ body }))[0]?.style.bold).toBe(false);
  });

  test("tells headings, titles, captions and notes by its styles, own ones and named ones, and what goes out from them", async () => {
    const styles = [
      { name: "Normal" },
      { own: 1, name: "heading 1" },
      { name: "Chương", base: 1 },
      { own: 62, name: "Title" },
      { own: 34, name: "caption" },
      { name: "Tiêu đề 2" },
      { own: 19, name: "toc 1" },
    ];
    const body = styles.map((_, style) => ({ style, runs: [{ text: `Dòng ${style}\r` }] }));
    expect((await blocksOf({ body, styles })).map(({ role, level }) => [role, level])).toEqual([
      [null, null],
      ["heading", 1],
      ["heading", 1],
      ["title", null],
      ["caption", null],
      ["heading", 2],
    ]);
  });

  test("tells alignment and indent", async () => {
    const body = [
      paragraph("giữa", [[0x2403, 1]]),
      paragraph("phải", [[0x2461, 2]]),
      paragraph("đều", [
        [0x2403, 3],
        [0x8411, 0xc8, 0],
      ]),
    ];
    expect((await blocksOf({ body })).map(({ align, indent }) => [align, indent])).toEqual([
      ["center", null],
      ["right", null],
      ["justify", 10],
    ]);
  });

  test("gives the cells of a row of a table in one block", async () => {
    const cell: Change = [0x2416, 1];
    const body: Paragraph[] = [
      { runs: [{ text: "Năm\u0007" }], changes: [cell] },
      { runs: [{ text: "Số\r" }], changes: [cell] },
      { runs: [{ text: "hộ\u0007" }], changes: [cell] },
      { runs: [{ text: "\u0007" }], changes: [cell, [0x2417, 1], ruled] },
      paragraph(text),
    ];
    expect((await blocksOf({ body })).map((block) => [block.text, block.role])).toEqual([
      ["Năm\tSố hộ", "table-row"],
      [text, null],
    ]);
  });

  test("leaves out what is deleted or hidden, keeps what is inserted, and says so", async () => {
    const body = [
      {
        runs: [
          { text: "một " },
          { text: "hai ", changes: [[0x0800, 1] as Change] },
          { text: "ba ", changes: [[0x083c, 1] as Change] },
          { text: "bốn\r", changes: [[0x0801, 1] as Change] },
        ],
      },
    ];
    const { pages, leftOut, warnings } = await read({ body });
    expect(pages[0]?.blocks.map((block) => block.text)).toEqual(["một bốn"]);
    expect(leftOut.map(({ text: left, reason }) => [left, reason])).toEqual([
      ["hai ", "deleted"],
      ["ba ", "hidden"],
    ]);
    expect(warnings).toEqual([{ code: "tracked-changes", page: null, detail: { inserted: 1, deleted: 1 } }]);
  });

  test("shows the results of fields, not their instructions, one within the other too", async () => {
    const body = [
      paragraph('Xem \u0013HYPERLINK "http://a.vn"\u0014trang \u0013PAGE\u00147\u0015 này\u0015 nhé.'),
    ];
    expect(await textsOf({ body })).toEqual(["Xem trang 7 này nhé."]);
  });

  test("keeps hyphens of its own as characters, and ends paragraphs at page breaks", async () => {
    expect(
      await textsOf({ body: [paragraph("Cần\u001eThơ\u001f, a\u000bb"), paragraph("một\fhai")] }),
    ).toEqual(["Cần\u2011Thơ\u00ad, a b", "một", "hai"]);
  });

  test("puts each note behind its paragraph, numbered", async () => {
    const body = [paragraph("Một\u0002 câu."), paragraph("Hai\u0002 câu.")];
    const footnotes = [paragraph("\u0002 Chú một"), paragraph("\u0002 Chú hai")];
    const notes = { references: [3, 13], texts: [0, 10, 20] };
    expect((await blocksOf({ body, footnotes, notes })).map((block) => [block.text, block.role])).toEqual([
      ["Một1 câu.", null],
      ["1 Chú một", "footnote"],
      ["Hai2 câu.", null],
      ["2 Chú hai", "footnote"],
    ]);
  });

  test("gives no number to a note whose mark stands as text", async () => {
    const body = [paragraph("Một\u0002* câu.")];
    const footnotes = [paragraph("\u0002* Chú")];
    const notes = { references: [3], texts: [0, 7], isNumbered: false };
    expect((await blocksOf({ body, footnotes, notes })).map((block) => block.text)).toEqual([
      "Một* câu.",
      "* Chú",
    ]);
  });

  test.each<[string, Change | null, string[]]>([
    ["no lines", null, ["CHÍNH PHỦ", "Số: 28", "CỘNG HOÀ", "Độc lập"]],
    [
      "lines around all cells",
      [0xd605, 24, ...Array.from({ length: 6 }, () => [4, 1, 0, 0]).flat()],
      ["CHÍNH PHỦ Số: 28\tCỘNG HOÀ Độc lập"],
    ],
    [
      "lines told in eight bytes",
      [0xd613, 48, ...Array.from({ length: 6 }, () => [0, 0, 0, 0, 4, 1, 0, 0]).flat()],
      ["CHÍNH PHỦ Số: 28\tCỘNG HOÀ Độc lập"],
    ],
    [
      "lines around one cell",
      [0xd608, 26, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 4, 1, ...Array.from({ length: 14 }, () => 0)],
      ["CHÍNH PHỦ Số: 28\tCỘNG HOÀ Độc lập"],
    ],
    [
      "borders that are none",
      [0xd605, 24, ...Array.from({ length: 24 }, () => 0)],
      ["CHÍNH PHỦ", "Số: 28", "CỘNG HOÀ", "Độc lập"],
    ],
  ])(
    "gives what a table only places on the page as paragraphs: a row with %s",
    async (_, borders, expected) => {
      const cell: Change = [0x2416, 1];
      const body: Paragraph[] = [
        { runs: [{ text: "CHÍNH PHỦ\r" }], changes: [cell] },
        { runs: [{ text: "Số: 28\u0007" }], changes: [cell] },
        { runs: [{ text: "CỘNG HOÀ\r" }], changes: [cell] },
        { runs: [{ text: "Độc lập\u0007" }], changes: [cell] },
        { runs: [{ text: "\u0007" }], changes: [cell, [0x2417, 1], ...(borders === null ? [] : [borders])] },
        paragraph(text),
      ];
      expect(await textsOf({ body })).toEqual([...expected, text]);
    },
  );

  test("leaves out heads, each once, and comments; text boxes come last", async () => {
    const { pages, leftOut } = await read({
      body: [paragraph(text)],
      headers: [paragraph("Trang đầu"), paragraph("Trang đầu")],
      comments: [paragraph("Xem lại")],
      boxes: [paragraph("Trong khung")],
    });
    expect(pages[0]?.blocks.map((block) => block.text)).toEqual([text, "Trong khung"]);
    expect(leftOut.map(({ text: left, reason }) => [left, reason])).toEqual([
      ["Trang đầu", "running-head"],
      ["Xem lại", "comment"],
    ]);
  });

  test("numbers the items of its lists, level by level", async () => {
    const item = (words: string, level: number) =>
      paragraph(words, [
        [0x260a, level],
        [0x460b, 1, 0],
      ]);
    const levels = [
      [0, 1, "\u0000."],
      [4, 1, "\u0000.\u0001)"],
      [23, 1, "\uf0b7"],
    ] as const;
    const body = [
      item("một", 0),
      item("hai", 1),
      item("ba", 1),
      item("bốn", 0),
      item("năm", 1),
      item("sáu", 2),
    ];
    expect(await textsOf({ body, lists: { levels } })).toEqual([
      "1. một",
      "1.a) hai",
      "1.b) ba",
      "2. bốn",
      "2.a) năm",
      "• sáu",
    ]);
    expect(await textsOf({ body: [item("x", 0)], lists: { levels: [[1, 4, "Chương \u0000"]] } })).toEqual([
      "Chương IV x",
    ]);
  });

  test("shows signs of fonts of signs", async () => {
    const fonts = [{ name: "Times New Roman" }, { name: "Symbol" }];
    const body = [
      {
        runs: [
          { text: "x " },
          { text: "(", changes: [[0x6a09, 1, 0, 0xb3, 0xf0] as Change] },
          { text: " 5\r" },
        ],
      },
    ];
    expect(await textsOf({ body, fonts })).toEqual(["x ≥ 5"]);
  });

  test("names the fonts, by which old encodings are told", async () => {
    const fonts = [{ name: "Arial" }, { name: ".VnTimeH" }];
    const body = [{ runs: [{ text: "NghÞ\r", changes: [[0x4a51, 1, 0] as Change] }] }];
    expect((await blocksOf({ body, fonts })).map(({ style }) => style.font)).toEqual([".VnTimeH"]);
  });
});

describe("a document of Word 6", () => {
  test("is read with its tables in one stream, its looks and its styles", async () => {
    const styles = [
      { name: "Normal" },
      {
        own: 2,
        name: "heading 2",
        characters: [
          [85, 1],
          [99, 28, 0],
        ] as Change[],
      },
    ];
    const body: Paragraph[] = [
      { style: 1, runs: [{ text: "S\u00c5C L\u00d6NH\r" }] },
      {
        runs: [
          { text: "m\u00e9t " },
          { text: "hai ", changes: [[65, 1]] },
          { text: "ba\r", changes: [[86, 1]] },
        ],
        changes: [[5, 1]],
      },
    ];
    const [heading, second] = await blocksOf({ body, styles, isOld: true });
    expect(heading).toMatchObject({
      text: "S\u00c5C L\u00d6NH",
      role: "heading",
      level: 2,
      style: { bold: true, size: 14 },
    });
    expect(second).toMatchObject({ text: "m\u00e9t ba", align: "center" });
  });

  test("is read in the character set of its fonts", async () => {
    const fonts = [{ name: "Times New Roman", charset: 163 }];
    // Windows-1258: a circumflex letter with a tone behind it.
    expect(await textsOf({ body: [paragraph("C\u00e2\u00ccn")], fonts, isOld: true })).toEqual(["Cần"]);
  });
});

describe("a document that cannot be read is refused", () => {
  const codeOf = async (bytes: Uint8Array) =>
    (await errorOf(() => docExtractor.extract({ name: "văn bản", bytes }, {}))).code;

  test("when it is encrypted, older than Word 6, empty or damaged", async () => {
    const body = [paragraph(text)];
    expect(await codeOf(docOf({ body, flags: 0x0100 }))).toBe("IMPORT_ENCRYPTED");
    expect(await codeOf(docOf({ body, version: 45, isOld: true }))).toBe("IMPORT_OLD_OFFICE");
    expect(await codeOf(docOf({ body: [paragraph("")] }))).toBe("IMPORT_NO_TEXT");
    expect(await codeOf(compoundFile({ WordDocument: new Uint8Array(5_000) }))).toBe("IMPORT_DAMAGED");
    expect(await codeOf(compoundFile({ Other: new Uint8Array(10) }))).toBe("IMPORT_DAMAGED");
    expect(await codeOf(docOf({ body }).slice(0, 400))).toBe("IMPORT_DAMAGED");
  });

  test("without going round in circles where chains of sectors or styles do", async () => {
    const looped = Buffer.from(docOf({ body: [paragraph(text)] }));
    const table = looped.readUInt32LE(76);
    // Every sector is its own successor.
    for (let at = 0; at < 16; at++) looped.writeUInt32LE(at, (table + 1) * 512 + at * 4);
    await docExtractor
      .extract({ name: "văn bản", bytes: looped }, {})
      .catch((error: unknown) => expect(error).toHaveProperty("code"));
    const styles = [
      { name: "Một", base: 1 },
      { name: "Hai", base: 0 },
    ];
    expect(await textsOf({ body: [paragraph(text)], styles })).toEqual([text]);
  });

  test("is refused where its pieces hold the same bytes, which could make a text of any length", () => {
    const count = 50;
    const ends = Array.from({ length: count + 1 }, (_, at) => at * 40);
    const clx = Buffer.alloc(5 + (count + 1) * 4 + count * 8);
    clx[0] = 2;
    clx.writeUInt32LE(clx.length - 5, 1);
    for (const [at, end] of ends.entries()) clx.writeUInt32LE(end, 5 + at * 4);
    // Each piece is at the beginning of the file, in bytes.
    for (let at = 0; at < count; at++) clx.writeUInt32LE(0x4000_0000, 5 + (count + 1) * 4 + at * 8 + 2);
    const file = {
      isOld: false,
      text: new ByteReader(new Uint8Array(100), true),
      tables: new ByteReader(clx, true),
      place: () => ({ at: 0, length: clx.length }),
      lengths: {
        body: 2_000,
        footnotes: 0,
        headers: 0,
        macros: 0,
        comments: 0,
        endnotes: 0,
        boxes: 0,
        headerBoxes: 0,
      },
      firstLetter: 0,
    };
    const part = { first: 0, count: 0 };
    const pageRows = { characterPages: part, paragraphPages: part };
    const information = { ...file, data: new ByteReader(new Uint8Array()), pageRows };
    expect(() => piecesOf(information, "tệp")).toThrow(expect.objectContaining({ code: "IMPORT_DAMAGED" }));
  });
});
