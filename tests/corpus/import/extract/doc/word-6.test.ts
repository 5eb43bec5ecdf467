import { describe, expect, test } from "vitest";
import { CompoundFile } from "../../../../../src/corpus/import/extract/doc/compound-file.js";
import { docExtractor } from "../../../../../src/corpus/import/extract/doc/index.js";
import { sniff } from "../../../../../src/corpus/import/extract/formats.js";
import {
  type Change,
  type DocContents,
  docOf,
  firstLetter,
  type Paragraph,
  paragraph,
  u32,
} from "./doc-writer.js";

const extract = (bytes: Uint8Array) => docExtractor.extract({ name: "văn bản", bytes }, {});
const blocksOf = async (contents: DocContents) =>
  (await extract(docOf({ ...contents, isOld: true }))).pages.flatMap(({ blocks }) => blocks);
const textsOf = async (contents: DocContents) => (await blocksOf(contents)).map(({ text }) => text);

/** A number of a paragraph's own, as Word 6 describes it: kind, format, what stands before and after, and the first number. */
function numbered(kind: number, format: number, before: string, after: string, start: number): Change[] {
  const description = Array.from({ length: 52 }, () => 0);
  description.splice(0, 3, format, before.length, after.length);
  description.splice(10, 2, start, 0);
  description.splice(20, before.length + after.length, ...Buffer.from(before + after, "latin1"));
  return [
    [12, description.length, ...description],
    [13, kind],
  ];
}

describe("a document of Word 6", () => {
  test("without a compound file around it is read, too", async () => {
    const bytes = new CompoundFile("tệp", docOf({ body: [paragraph("S\u00c5C")], isOld: true })).stream(
      "WordDocument",
    );
    expect(sniff(bytes ?? new Uint8Array())).toEqual({ format: "doc" });
    const { pages } = await extract(bytes ?? new Uint8Array());
    expect(pages.flatMap(({ blocks }) => blocks.map(({ text }) => text))).toEqual(["S\u00c5C"]);
  });

  test("of Word 2 is refused with what to do", async () => {
    await expect(
      extract(Buffer.from([0xdb, 0xa5, 0x2d, 0, ...Array.from({ length: 600 }, () => 0)])),
    ).rejects.toMatchObject({
      code: "IMPORT_OLD_OFFICE",
    });
  });

  test("has numbers of its own before paragraphs in a row, and bullets", async () => {
    const roman = numbered(10, 1, "Ph\u00e7n ", ".", 3);
    const body = [
      paragraph("m\u00e9t", roman),
      paragraph(""),
      paragraph("hai", roman),
      paragraph("gi\u00f7a"),
      paragraph("ba", roman),
      paragraph("t\u00f3m", numbered(11, 0, "-", "", 1)),
    ];
    expect((await blocksOf({ body })).map(({ text, role }) => [text, role])).toEqual([
      ["Ph\u00e7n III. m\u00e9t", "list-item"],
      ["Ph\u00e7n IV. hai", "list-item"],
      ["gi\u00f7a", null],
      ["Ph\u00e7n III. ba", "list-item"],
      ["- t\u00f3m", "list-item"],
    ]);
  });

  test("has tables, ruled ones and such as only place text", async () => {
    const cell = (...changes: Change[]): Paragraph[] => [
      paragraph("trong", [[24, 1]]),
      { runs: [{ text: "\u00f4\u0007" }], changes: [[24, 1]] },
      { runs: [{ text: "hai\u0007" }], changes: [[24, 1]] },
      { runs: [{ text: "\u0007" }], changes: [[24, 1], [25, 1], ...changes] },
    ];
    const lines = (kind: number): Change => [187, ...Array.from({ length: 6 }, () => [kind, 0]).flat()];
    expect(await textsOf({ body: cell(lines(0x08)) })).toEqual(["trong \u00f4\thai"]);
    expect(await textsOf({ body: cell(lines(0)) })).toEqual(["trong", "\u00f4", "hai"]);
    // Two cells of ten bytes each, the second with a line above it.
    const cells = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x08, 0, 0, 0, 0, 0, 0, 0];
    const definition: Change = [190, 28, 0, 2, 0, 0, 0, 0, 0, 0, ...cells];
    expect(await textsOf({ body: cell(definition) })).toEqual(["trong \u00f4\thai"]);
  });

  test("has looks on pages that stand in a row where its table lists none", async () => {
    const body = [{ runs: [{ text: "m\u00e9t\r", changes: [[85, 1] as Change] }] }];
    // The page of characters is the one behind the letters.
    const page = (firstLetter + 512) / 512;
    const unlisted = { 12: u32(firstLetter) };
    const bold = async (head: Readonly<Record<number, number>>) =>
      (await blocksOf({ body, tables: unlisted, head }))[0]?.style.bold;
    expect(await bold({})).toBe(false);
    expect(await bold({ 394: page, 398: 1 })).toBe(true);
  });

  test("has one font for all letters", async () => {
    const fonts = [{ name: "Arial" }, { name: ".VnTime" }];
    const body = [{ runs: [{ text: "Ngh\u00de\r", changes: [[93, 1, 0] as Change] }] }];
    expect((await blocksOf({ body, fonts })).map(({ style }) => style.font)).toEqual([".VnTime"]);
  });
});
