import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ByteWriter } from "../../../src/telegram/ui/bytes.js";
import { deepLink, passageOfParameter, startParameter } from "../../../src/telegram/ui/deep-link.js";
import { lettersOf } from "../../../src/telegram/ui/fingerprint-letters.js";
import { articleOf } from "../fixtures.js";
import { anyArticles, anyCharacter, manyParagraphs, type Named, named } from "./any-series.js";

const parameterOf = ({ passages, keys }: Named, ordinal: number) => startParameter(passages, keys, ordinal);
const found = ({ passages, keys }: Named, parameter: string) => passageOfParameter(passages, keys, parameter);
/** The passage that a link leads to, whose text is the one meant. */
const passageOf = (series: Named, parameter: string) => {
  const passage = found(series, parameter);
  if (passage === null || passage === "gone") return passage ?? undefined;
  expect(passage.state).toBe("same");
  return passage.ordinal;
};

describe("a link to a passage", () => {
  test("fits what Telegram takes, and leads back to the same passage, in a series of any names", async () => {
    await fc.assert(
      fc.asyncProperty(anyArticles, fc.nat(), async (articles, any) => {
        const series = await named(...articles);
        const { size, articles: stored } = series.passages;
        for (const ordinal of new Set([any % size, ...stored.map(({ first }) => first), size - 1])) {
          const parameter = parameterOf(series, ordinal);
          expect(parameter).toMatch(/^[A-Za-z0-9_-]{1,64}$/);
          expect(passageOf(series, parameter)).toBe(ordinal);
        }
      }),
      { numRuns: 150 },
    );
  });

  test("names the passage where its name can be read, else stands for it", async () => {
    const series = await named(
      manyParagraphs("bai-2", 7),
      manyParagraphs("Bài 3", 2),
      manyParagraphs("_x", 1),
    );
    expect(parameterOf(series, 6)).toBe(`bai-2_7_${lettersOf(series.passages.fingerprint(6))}`);
    expect(parameterOf(series, 8)).toMatch(/^_[A-Za-z0-9_-]{14}$/);
    expect(parameterOf(series, 9)).toMatch(/^_[A-Za-z0-9_-]{14}$/);
    expect(deepLink("trich_dan_bot", "bai-2_7")).toBe("https://t.me/trich_dan_bot?start=bai-2_7");
  });

  test("leads to the same text when articles and paragraphs are added", async () => {
    const before = await named(manyParagraphs("bai-2", 7), manyParagraphs("Bài 3", 2));
    const texts = Array.from({ length: 7 }, (_, index) => `bai-2 ${index}`);
    const more = await named(
      manyParagraphs("bai-1", 3),
      articleOf({ slug: "bai-2" }, [["MỤC", ["Mới.", ...texts]]]),
      manyParagraphs("Bài 3", 2),
    );
    expect(passageOf(more, parameterOf(before, 5))).toBe(9);
    expect(passageOf(more, parameterOf(before, 8))).toBe(12);
  });

  test("may be written as the id that people see", async () => {
    const series = await named(
      manyParagraphs("bai-2", 7),
      manyParagraphs("Bài 3", 2),
      manyParagraphs("_x", 3),
    );
    expect(passageOf(series, "bai-2/7")).toBe(6);
    expect(passageOf(series, "Bài 3/2")).toBe(8);
    expect(passageOf(series, "_x/3")).toBe(11);
  });

  test("a name that ends like a paragraph's number or a fingerprint is not taken for one", async () => {
    const series = await named(
      manyParagraphs("bai", 3),
      manyParagraphs("bai_2", 3),
      manyParagraphs("bai_2_AAAAAA", 3),
    );
    for (const ordinal of [1, 5, 7]) expect(passageOf(series, parameterOf(series, ordinal))).toBe(ordinal);
    expect(passageOf(series, "bai_2")).toBe(1);
    expect(passageOf(series, "bai_2_3")).toBe(5);
    expect(passageOf(series, "bai_2_AAAAAA_2")).toBe(7);
  });
});

describe("a link to a text that has changed since", () => {
  const before = named(manyParagraphs("bai-2", 4), manyParagraphs("Bài 3", 2));

  test("leads to the nearest passage, marked, whichever form it has", async () => {
    const now = await named(
      articleOf({ slug: "bai-2" }, [["MỤC", ["bai-2 0", "bai-2 1", "khác"]]]),
      articleOf({ slug: "Bài 3" }, [["MỤC", ["Bài 3 0", "khác"]]]),
    );
    const parameters = [2, 3, 5].map(async (ordinal) => parameterOf(await before, ordinal));
    expect((await Promise.all(parameters)).map((parameter) => found(now, parameter))).toEqual([
      { ordinal: 2, state: "changed" },
      { ordinal: 2, state: "changed" },
      { ordinal: 4, state: "changed" },
    ]);
  });

  test("leads to it in another article, and says so; where the article is gone, says that nothing is left", async () => {
    const now = await named(articleOf({ slug: "bai-9" }, [["MỤC", ["khác", "bai-2 1", "Bài 3 1"]]]));
    const parameters = [1, 5, 0, 4].map(async (ordinal) => parameterOf(await before, ordinal));
    expect((await Promise.all(parameters)).map((parameter) => found(now, parameter))).toEqual([
      { ordinal: 1, state: "moved" },
      { ordinal: 2, state: "moved" },
      "gone",
      "gone",
    ]);
  });
});

describe("a link that an earlier version made", () => {
  /** What bots up to 0.2 wrote. */
  const oldParameter = ({ keys }: Named, ordinal: number) => {
    const { articleKey, paragraph } = keys.markOf(ordinal);
    const writer = new ByteWriter();
    keys.writeArticle(writer, articleKey);
    writer.number(paragraph);
    return `_${writer}`;
  };

  test("leads to its place, whatever stands there", async () => {
    const before = await named(manyParagraphs("bai-2", 4), manyParagraphs("Bài 3", 2));
    const now = await named(
      articleOf({ slug: "bai-2" }, [["MỤC", ["khác", "khác nữa"]]]),
      articleOf({ slug: "Bài 3" }, [["MỤC", ["khác"]]]),
    );
    expect([passageOf(now, "bai-2_2"), passageOf(now, oldParameter(before, 4))]).toEqual([1, 2]);
    expect([passageOf(now, "bai-2_3"), passageOf(now, oldParameter(before, 5))]).toEqual([
      undefined,
      undefined,
    ]);
  });
});

test("whatever else stands there leads nowhere", async () => {
  const series = await named(manyParagraphs("bai-2", 7));
  const junk = [
    "",
    "hoi",
    "_",
    "__",
    "bai-2",
    "bai-2_0",
    "bai-2_8",
    "bai-2_07",
    "bai-2_-1",
    "bai-2/1.5",
    "bai-2_1_",
    "bai-2_1_AAAAA",
    "bai-2_1_zzzzzz",
    "bai-2_01_AAAAAA",
    "_AAAA",
    "_é",
    "/",
    "/1",
  ];
  for (const parameter of junk) expect(found(series, parameter), parameter).toBeNull();
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: anyCharacter }),
        fc.base64String().map((text) => `_${text}`),
      ),
      (parameter) => {
        // Bytes made up may be as many as a key has; they name no text that there is.
        expect([null, "gone"]).toContain(found(series, parameter));
      },
    ),
  );
});
