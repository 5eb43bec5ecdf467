import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Article, Passage, PassageKind, PassageSource, Section } from "../../../src/corpus/types.js";
import { type PassageArrays, PassageStore } from "../../../src/index/passages/passage-store.js";
import { offsetsOf } from "../../../src/index/passages/passage-writer.js";
import { decodeArrays, encodeArrays } from "../../../src/index/store/array-file.js";
import { countTurns } from "../../support/turns.js";
import { anArticle, aPassage } from "../article.js";

type Paragraph = Pick<Passage, "kind" | "text"> & PassageSource;

const anyText = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.string({ unit: "binary" }),
  // Any sequence of UTF-16 units, halves of surrogate pairs among them.
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 }).map(fromUnits),
  fc.array(fc.integer({ min: 0xd700, max: 0xe0ff }), { maxLength: 8 }).map(fromUnits),
  fc.constantFrom("", "\ufeffđầu", "\ufffd", "\0", "\ud83c", "\udf3e\ud83c", "lúa 🌾", "e\u0301 \u00e9"),
);
const kind = fc.constantFrom<PassageKind>("meta", "lead", "body", "caption");
const paragraph = fc.record<Paragraph, "kind" | "text">(
  {
    kind,
    text: anyText,
    page: fc.integer({ min: 1, max: 0x7fff_ffff }),
    isRecognised: fc.constant(true as const),
    readings: fc.array(fc.record({ text: anyText, other: anyText }), { minLength: 1, maxLength: 2 }),
  },
  { requiredKeys: ["kind", "text"] },
);
const paragraphs = fc.array(paragraph, { maxLength: 4 });
const sections = fc.array(fc.tuple(fc.oneof(fc.constant("MỤC"), anyText), paragraphs), { maxLength: 4 });
const details = fc.record({
  series: anyText,
  part: fc.integer({ min: 1 }),
  title: anyText,
  authors: fc.array(anyText, { maxLength: 2 }),
  source: fc.option(anyText),
  nextPart: fc.option(fc.record({ part: fc.nat(), title: anyText })),
});
const slug = fc.oneof(fc.nat({ max: 99 }).map(String), anyText);
const corpus = fc
  .uniqueArray(fc.tuple(slug, details, sections), { selector: ([name]) => name, maxLength: 5 })
  .map((articles) => articles.map(([name, given, parts]) => article(name, parts, given)));

describe("PassageStore", () => {
  test("gives back every passage as it went in, whatever its characters", async () => {
    await fc.assert(
      fc.asyncProperty(corpus, async (articles) => {
        expectSame(await PassageStore.from(articles), articles);
      }),
    );
  });

  test("gives back every passage from a file, wherever its bytes stand in memory", async () => {
    await fc.assert(
      fc.asyncProperty(corpus, fc.nat({ max: 9 }), async (articles, shift) => {
        const store = await PassageStore.from(articles);
        const bytes = Buffer.concat(encodeArrays({ ...store.arrays }));
        const elsewhere = new Uint8Array(shift + bytes.length).subarray(shift);
        elsewhere.set(bytes);
        const arrays = decodeArrays(elsewhere) as unknown as PassageArrays;
        expectSame(new PassageStore(arrays, JSON.parse(JSON.stringify(store.articles))), articles);
      }),
    );
  });

  test("holds a corpus without articles", async () => {
    const store = await PassageStore.from([]);
    expect(store.size).toBe(0);
    expect(store.articles).toEqual([]);
    expect(store.ordinalOf("bai-1/1")).toBeUndefined();
    expect(() => store.text(0)).toThrow(RangeError);
  });

  test("tells apart sections with the same heading, and keeps those without passages", async () => {
    const given = article("bai-1", [
      ["MỤC", [body("một")]],
      ["TRỐNG", []],
      ["MỤC", [body("hai"), body("ba")]],
      ["CUỐI", []],
    ]);
    const store = await PassageStore.from([article("trong", []), given]);
    expect(store.articles[1]?.sections).toEqual([
      { heading: "MỤC", first: 0, length: 1 },
      { heading: "TRỐNG", first: 1, length: 0 },
      { heading: "MỤC", first: 1, length: 2 },
      { heading: "CUỐI", first: 3, length: 0 },
    ]);
    expect([...store.arrays.sections]).toEqual([0, 2, 2]);
  });

  test("finds the article of a passage past articles without passages", async () => {
    const one: [string, Paragraph[]][] = [["MỤC", [body("một")]]];
    const store = await PassageStore.from([
      article("a", []),
      article("b", one),
      article("c", []),
      article("d", one),
      article("e", []),
    ]);
    expect([0, 1].map((ordinal) => store.articleOf(ordinal).slug)).toEqual(["b", "d"]);
    expect(["a/1", "b/1", "c/1", "d/1", "e/1"].map((id) => store.ordinalOf(id))).toEqual([
      undefined,
      0,
      undefined,
      1,
      undefined,
    ]);
  });

  test("knows an id only as it is written", async () => {
    const store = await PassageStore.from([article("1", [["MỤC", [body("một"), body("hai")]]])]);
    expect(store.ordinalOf("1/2")).toBe(1);
    for (const id of [
      "",
      "1",
      "12",
      "/",
      "1/",
      "1/0",
      "1/3",
      "1/-1",
      "1/02",
      "1/2.0",
      "1/2e0",
      "1/ 2",
      "1/x",
    ])
      expect(store.ordinalOf(id), id).toBeUndefined();
  });

  test("throws a RangeError for what is no ordinal of a passage", async () => {
    const store = await PassageStore.from([article("bai-1", [["MỤC", [body("một")]]])]);
    for (const ordinal of [-1, 1, 0.5, Number.NaN, 2 ** 32]) {
      expect(() => store.passage(ordinal), `${ordinal}`).toThrow(RangeError);
      expect(() => store.text(ordinal), `${ordinal}`).toThrow(RangeError);
      expect(() => store.articleOf(ordinal), `${ordinal}`).toThrow(RangeError);
    }
  });

  test("keeps text that is sound Unicode in UTF-8", async () => {
    const store = await PassageStore.from([article("bai-1", [["MỤC", [body("lúa 🌾"), body("\ud83c")]]])]);
    expect(Buffer.from(store.arrays.textBytes)).toEqual(Buffer.from([...Buffer.from("lúa 🌾"), 0x3c, 0xd8]));
    expect([...store.arrays.textOffsets]).toEqual([0, 9, 11]);
  });

  test("refuses an article whose sections do not hold its passages", async () => {
    const passages = [aPassage("một"), aPassage("hai", { id: "bai-1/2", paragraph: 2 })];
    const [first, second] = passages as [Passage, Passage];
    const heading = "MỤC CHÍNH";
    const sectionsOf = (...own: Passage[]): Section[] => [{ heading, passages: own }];
    await PassageStore.from([anArticle({ passages, sections: sectionsOf(first, second) })]);
    for (const wrong of [
      { passages },
      { passages, sections: sectionsOf(first) },
      { passages, sections: sectionsOf(second, first) },
      { passages: [first], sections: sectionsOf(first, second) },
      { passages, sections: [{ heading: "MỤC KHÁC", passages }] },
      { passages, sections: sectionsOf(first, second), slug: "bai-2" },
      { passages, sections: sectionsOf(first, { ...second, text: "ba" }) },
    ])
      await expect(PassageStore.from([anArticle(wrong)])).rejects.toThrow(/sections|stand where/u);
  });

  test("refuses arrays and articles that do not belong together", async () => {
    const { arrays, articles } = await PassageStore.from([article("a", [["MỤC", [body("một")]]])]);
    const other = await PassageStore.from([article("a", [["MỤC", [body("một"), body("hai")]]])]);
    expect(() => new PassageStore(arrays, [])).toThrow(Error);
    expect(() => new PassageStore(arrays, other.articles)).toThrow(Error);
    const of = (changed: Partial<PassageArrays>) => () =>
      new PassageStore({ ...arrays, ...changed }, articles);
    const { retired, successors, ...perPassage } = other.arrays;
    for (const [name, array] of Object.entries(perPassage))
      expect(of({ [name]: array }), name).toThrow(Error);
    expect(of({ retired: Uint32Array.of(5), successors: Uint32Array.of(0) })).not.toThrow();
    for (const changed of [
      { retired: Uint32Array.of(5), successors },
      { retired, successors: Uint32Array.of(0) },
      { retired: Uint32Array.of(5), successors: Uint32Array.of(1) },
    ])
      expect(of(changed)).toThrow(Error);
  });

  test("gives other work a turn while it takes in many passages", async () => {
    const long = "Bà con cải tạo vườn tạp kém hiệu quả. ".repeat(20);
    const many = Array.from({ length: 20_000 }, () => body(long));
    const articles = [article("bai-1", [["MỤC", many]])];
    let store: PassageStore | undefined;
    const turns = await countTurns(async () => {
      store = await PassageStore.from(articles);
    });
    expect(store?.text(19_999)).toBe(long);
    expect(turns).toBeGreaterThan(1);
  });
});

test("texts up to 4 GiB have their offsets, larger ones are refused", () => {
  expect([...offsetsOf([2 ** 31, 2 ** 31 - 1, 0])]).toEqual([0, 2 ** 31, 2 ** 32 - 1, 2 ** 32 - 1]);
  expect(() => offsetsOf([2 ** 31, 2 ** 31])).toThrow(RangeError);
});

function expectSame(store: PassageStore, articles: readonly Article[]): void {
  const passages = articles.flatMap((each) => each.passages);
  expect(store.size).toBe(passages.length);
  expect(passages.map((_, ordinal) => store.passage(ordinal))).toEqual(passages);
  expect(passages.map((_, ordinal) => store.text(ordinal))).toEqual(passages.map(({ text }) => text));
  expect(passages.map(({ id }) => store.ordinalOf(id))).toEqual(passages.map((_, ordinal) => ordinal));
  expect(passages.map((_, ordinal) => store.articleOf(ordinal).slug)).toEqual(passages.map((p) => p.article));
  const restored = store.articles.map(({ first, length, sections: own, readings: _, ...rest }): Article => {
    const range = (from: number, count: number) =>
      Array.from({ length: count }, (_, at) => store.passage(from + at));
    const sectionsOf = own.map((each) => ({
      heading: each.heading,
      passages: range(each.first, each.length),
    }));
    return { ...rest, sections: sectionsOf, passages: range(first, length) };
  });
  expect(restored).toEqual(articles);
}

/** An article with its passages numbered as in a corpus. */
function article(
  name: string,
  parts: readonly [string, readonly Paragraph[]][],
  given: Partial<Article> = {},
): Article {
  let paragraph = 0;
  const own = parts.map(([heading, texts]): Section => {
    const passages = texts.map((text): Passage => {
      paragraph += 1;
      return { id: `${name}/${paragraph}`, article: name, section: heading, paragraph, ...text };
    });
    return { heading, passages };
  });
  return anArticle({
    ...given,
    slug: name,
    sections: own,
    passages: own.flatMap((section) => section.passages),
  });
}

function body(text: string): Paragraph {
  return { kind: "body", text };
}

function fromUnits(units: readonly number[]): string {
  return String.fromCharCode(...units);
}
