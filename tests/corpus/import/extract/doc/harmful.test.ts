import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CompoundFile } from "../../../../../src/corpus/import/extract/doc/compound-file.js";
import { docExtractor } from "../../../../../src/corpus/import/extract/doc/index.js";
import { AppError } from "../../../../../src/errors.js";
import {
  type Change,
  compoundFile,
  type DocContents,
  docOf,
  firstLetter,
  paragraph,
  u16,
  u32,
} from "./doc-writer.js";

const sector = 512;
const damaged = expect.objectContaining({ code: "IMPORT_DAMAGED" });
const streamOf = (bytes: Uint8Array, name = "Chữ") => new CompoundFile("tệp", bytes).stream(name);

/** Where the head keeps the number of the first sector of its table, and where that table stands. */
function tableOf(bytes: Uint8Array): { readonly view: DataView; readonly at: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { view, at: (view.getUint32(76, true) + 1) * sector };
}

describe("a compound file", () => {
  const large = Buffer.from(Array.from({ length: 5_000 }, (_, at) => at % 251));
  const small = Buffer.from("chữ trong dòng nhỏ");

  test("gives its streams, large and small, and no others", () => {
    const bytes = compoundFile({ Chữ: large, Nhỏ: small, Rỗng: new Uint8Array() });
    expect(Buffer.from(streamOf(bytes) ?? []).equals(large)).toBe(true);
    expect(Buffer.from(streamOf(bytes, "Nhỏ") ?? []).equals(small)).toBe(true);
    expect(streamOf(bytes, "Rỗng")).toHaveLength(0);
    expect(streamOf(bytes, "Khác")).toBeNull();
  });

  test("is damaged where sectors lead back to themselves, beyond the end, or end too early", () => {
    for (const next of [0, 3, 900_000, 0xffff_fffe]) {
      const bytes = Uint8Array.from(compoundFile({ Chữ: large }));
      const { view, at } = tableOf(bytes);
      view.setUint32(at + 3 * 4, next, true);
      expect(() => streamOf(bytes), String(next)).toThrow(damaged);
    }
  });

  test("is damaged where a stream is said to be larger than the file", () => {
    const bytes = Uint8Array.from(compoundFile({ Chữ: large }));
    const view = new DataView(bytes.buffer);
    const directory = (view.getUint32(48, true) + 1) * sector;
    view.setUint32(directory + 128 + 120, 0xffff_fff0, true);
    expect(() => streamOf(bytes)).toThrow(damaged);
  });

  test("whose table is listed over and over is read no longer than it is", () => {
    const bytes = Uint8Array.from(compoundFile({ Chữ: large }));
    const { view } = tableOf(bytes);
    const table = view.getUint32(76, true);
    for (let entry = 1; entry < 109; entry++) view.setUint32(76 + entry * 4, table, true);
    // The list goes on in the table itself, for ever.
    view.setUint32(68, table, true);
    expect(Buffer.from(streamOf(bytes) ?? []).equals(large)).toBe(true);
  });

  test("whose directory leads back to itself is read no longer than it is, and streams of inner documents are not taken", () => {
    const bytes = Uint8Array.from(compoundFile({ Khác: large, Chữ: large }));
    const view = new DataView(bytes.buffer);
    const directory = (view.getUint32(48, true) + 1) * sector;
    view.setUint32(directory + 128 + 68, 1, true);
    expect(streamOf(bytes)).not.toBeNull();
    // What hangs below no entry of the root lies in a storage.
    view.setUint32(directory + 128 + 72, 0xffff_ffff, true);
    expect(streamOf(bytes)).toBeNull();
  });

  test("with a senseless head is damaged", () => {
    for (const [at, value] of [
      [30, 31],
      [30, 3],
      [32, 0],
      [32, 9],
    ] as const) {
      const bytes = Uint8Array.from(compoundFile({ Chữ: large }));
      new DataView(bytes.buffer).setUint16(at, value, true);
      expect(() => streamOf(bytes)).toThrow(damaged);
    }
  });
});

/** A document with a bit of everything. */
const rich: DocContents = {
  body: [
    paragraph("Quận Ô Môn\u0002 có 3.093 hộ nghèo, \u0013 PAGE \u00147\u0015."),
    paragraph("khoản", [
      [0x460b, 1, 0],
      [0x260a, 0],
    ]),
    paragraph("Khung\u0008.", [], [[0x0835, 1]]),
    { runs: [{ text: "ô\u0007" }], changes: [[0x2416, 1]] },
    {
      runs: [{ text: "\u0007" }],
      changes: [
        [0x2416, 1],
        [0x2417, 1],
        [0x6646, 4, 0, 0, 0],
      ],
    },
  ],
  footnotes: [paragraph("\u0002 chú")],
  headers: [paragraph("đầu trang")],
  comments: [paragraph("nhận xét")],
  boxes: [paragraph("trong khung")],
  notes: { references: [10], texts: [0, 6] },
  lists: { levels: [[0, 1, "Điều \u0000."]] },
  styles: [{ name: "Normal" }, { own: 1, name: "heading 1", base: 0, characters: [[0x0835, 1]] }],
  tables: {
    6: [...[0, 40].flatMap(u32), 0, 0, ...u32(960), 0, 0, ...u32(0)],
    40: [...[60, 61].flatMap(u32), ...u32(9), ...Array.from({ length: 22 }, () => 0)],
  },
  streams: { Data: Buffer.from([0, 0, 0, 0, ...u16(3), ...u16(0x2416), 1]) },
};

describe("a Word document that was damaged at random", () => {
  /** Reads it: a document no longer than its file, or an error that says what to do. */
  async function expectReadOrRefused(bytes: Uint8Array): Promise<void> {
    try {
      const { pages, leftOut } = await docExtractor.extract({ name: "tệp", bytes }, {});
      const texts = [...pages.flatMap(({ blocks }) => blocks), ...leftOut].map(({ text }) => text);
      const longestLabel = 200;
      const total = texts.reduce((sum, text) => sum + text.length, 0);
      expect(total).toBeLessThan(bytes.length + texts.length * longestLabel);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      expect(error.code).toMatch(/^IMPORT_/u);
    }
  }

  const telling = [0, 1, 2, 0x7f, 0x80, 0xff, 0x1ff, 0xffff, 0x1_0000, 0x7fff_ffff, 0xffff_fffe, 0xffff_ffff];
  const damage = fc.array(
    fc.record({
      at: fc.nat(),
      value: fc.oneof(fc.constantFrom(...telling), fc.nat(20_000)),
      isShort: fc.boolean(),
    }),
    { minLength: 1, maxLength: 12 },
  );

  test.each([
    ["Word 97", docOf(rich)],
    ["Word 6", docOf({ ...rich, isOld: true, lists: { levels: [] }, body: [paragraph("Mon co 3.093 ho")] })],
  ])("of %s is read or refused", async (_name, whole) => {
    await fc.assert(
      fc.asyncProperty(damage, async (places) => {
        const bytes = Uint8Array.from(whole);
        const view = new DataView(bytes.buffer);
        for (const { at, value, isShort } of places) {
          const place = at % (bytes.length - 4);
          if (isShort) view.setUint16(place, value & 0xffff, true);
          else view.setUint32(place, value, true);
        }
        await expectReadOrRefused(bytes);
      }),
      { numRuns: 400, seed: 97 },
    );
  });

  test("in its head is read or refused", async () => {
    const whole = docOf(rich);
    await fc.assert(
      fc.asyncProperty(fc.nat(225), fc.constantFrom(...telling, firstLetter), async (number, value) => {
        const bytes = Uint8Array.from(whole);
        // The stream's first sectors are those behind the head of the compound file.
        new DataView(bytes.buffer).setUint32(sector + number * 4, value, true);
        await expectReadOrRefused(bytes);
      }),
      { numRuns: 400, seed: 6 },
    );
  });

  test("with styles that go out from each other, and tables nested without end, is read", async () => {
    const circle = [
      { name: "Normal", base: 1 },
      { own: 1, name: "heading 1", base: 0, characters: [[0x0836, 1]] },
    ] as NonNullable<DocContents["styles"]>;
    const deep = paragraph("Chữ.", [
      [0x2416, 1],
      [0x6649, 0xff, 0xff, 0xff, 0x7f],
    ]);
    const { pages } = await docExtractor.extract(
      { name: "tệp", bytes: docOf({ styles: circle, body: [deep] }) },
      {},
    );
    expect(pages[0]?.blocks).toMatchObject([{ text: "Chữ.", role: "heading", style: { italic: true } }]);
  });

  test("with long changes that each paragraph refers to is read no longer than its stream", async () => {
    // Longer than any page: a row's end, behind as much that means nothing.
    const nothing = Array.from({ length: 16_000 }, () => [...u16(0x2405), 0]).flat();
    const changes = [...nothing, ...u16(0x2416), 1, ...u16(0x2417), 1];
    const streams = { Data: Buffer.from([...u16(changes.length), ...changes]) };
    const rowEnds = Array.from({ length: 12 }, () => ({
      runs: [{ text: "ô\u0007" }],
      changes: [[0x6646, 0, 0, 0, 0]] as Change[],
    }));
    const { pages } = await docExtractor.extract(
      { name: "tệp", bytes: docOf({ body: rowEnds, streams }) },
      {},
    );
    // Nine of them, which is eight times the stream and what is left over, end rows; the letters of those go on in the first that does not.
    expect(pages[0]?.blocks.map(({ text }) => text)).toEqual(["ôôôôôôôôôô", "ô", "ô"]);
  });

  test("by tables that repeat one entry is not read for ever", async () => {
    const many = 20_000;
    const repeated = (entry: readonly number[], data: readonly number[]) => [
      ...Array.from({ length: many + 1 }, () => entry).flat(),
      ...Array.from({ length: many }, () => data).flat(),
    ];
    for (const table of [
      { 12: repeated(u32(firstLetter), u32(3)) },
      { 13: repeated(u32(firstLetter), u32(4)) },
      { 2: repeated(u32(10), [1, 0]), 3: repeated([], u32(0)) },
      { 40: repeated(u32(60), [...u32(9), ...Array.from({ length: 22 }, () => 0)]) },
      { 6: repeated(u32(40), [0, 0, ...u32(960), 0, 0, ...u32(0)]) },
    ] as NonNullable<DocContents["tables"]>[])
      await expectReadOrRefused(docOf({ ...rich, tables: { ...rich.tables, ...table } }));
  });
});
