import { describe, expect, test } from "vitest";
import { excerptAt } from "../../../src/answer/index.js";
import { excerptOf, shownExcerptOf } from "../../../src/telegram/ui/shown-excerpt.js";
import { articleOf, excerpt, PARAGRAPH, SENTENCE, series, seriesOf } from "../fixtures.js";

describe("what a button names of an excerpt", () => {
  test("is its passage and the numbers of its highlighted sentences, and gives the same excerpt again", () => {
    const shownExcerpt = shownExcerptOf(series, excerpt());
    expect(shownExcerpt).toEqual({ ordinal: 12, sentences: [1] });
    const again = excerptOf(series, { ordinal: 12, sentences: [1] });
    expect(again).toEqual(excerptAt(series, 12, [1]));
    expect(again.highlights.map(([start, end]) => again.text.slice(start, end))).toEqual([SENTENCE]);
    expect(excerptOf(series, { ordinal: 12, sentences: [] }).highlights).toEqual([]);
  });

  test("is nothing where the series has no such passage, or another text in its place", async () => {
    const shorter = await seriesOf(articleOf({}, [["MỤC", ["Khác."]]]));
    expect(shownExcerptOf(shorter, excerpt())).toBeUndefined();
    expect(shownExcerptOf(series, excerpt(`${PARAGRAPH} Thêm.`))).toBeUndefined();
  });
});
