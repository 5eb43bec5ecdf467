import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { deepLink, passageOfParameter, startParameter } from "../../../src/telegram/ui/deep-link.js";
import { anyArticles, anyCharacter, manyParagraphs, type Named, named } from "./any-series.js";

const parameterOf = ({ passages, keys }: Named, ordinal: number) => startParameter(passages, keys, ordinal);
const passageOf = ({ passages, keys }: Named, parameter: string) =>
  passageOfParameter(passages, keys, parameter);

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
    expect(parameterOf(series, 6)).toBe("bai-2_7");
    expect(parameterOf(series, 8)).toMatch(/^_[A-Za-z0-9_-]{8}$/);
    expect(parameterOf(series, 9)).toMatch(/^_[A-Za-z0-9_-]{8}$/);
    expect(deepLink("trich_dan_bot", "bai-2_7")).toBe("https://t.me/trich_dan_bot?start=bai-2_7");
  });

  test("leads to the same passage when articles are added", async () => {
    const parameter = parameterOf(await named(manyParagraphs("Bài 3", 2)), 1);
    const more = await named(manyParagraphs("bai-2", 7), manyParagraphs("Bài 3", 2));
    expect(passageOf(more, parameter)).toBe(8);
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

  test("a name that ends like a paragraph's number is not taken for one", async () => {
    const series = await named(manyParagraphs("bai", 3), manyParagraphs("bai_2", 3));
    expect(parameterOf(series, 1)).toBe("bai_2");
    expect(passageOf(series, "bai_2")).toBe(1);
    expect(passageOf(series, "bai_2_3")).toBe(5);
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
    "_AAAA",
    "_é",
    "/",
    "/1",
  ];
  for (const parameter of junk) expect(passageOf(series, parameter), parameter).toBeUndefined();
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: anyCharacter }),
        fc.base64String().map((text) => `_${text}`),
      ),
      (parameter) => {
        expect(passageOf(series, parameter)).toBeUndefined();
      },
    ),
  );
});
