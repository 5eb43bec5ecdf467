import { expect, it } from "vitest";
import { readerFeatures } from "../../../src/ranking/features/reader-features.js";
import type { Reading } from "../../../src/ranking/reader/reader.js";
import { sourceOf } from "../feature-source.js";

const source = await sourceOf("hộ nghèo", []);
const featuresOf = (readings: readonly Reading[] | undefined, position = 0) =>
  readerFeatures({ ...source, readings }, position);

it("what the reader thinks of the passage, of its sentences, and of the others beside it", () => {
  const readings = [
    { logit: 3, sentences: [-4, 2, 1] },
    { logit: -1, sentences: [-1] },
    { logit: 1, sentences: [1] },
  ];
  expect(featuresOf(readings)).toEqual({
    readerLogit: 3,
    readerMean: 3 - Math.log(3),
    readerMargin: 2,
    readerSentence: 2,
    readerSecond: 1,
  });
  expect(featuresOf(readings, 1)).toMatchObject({ readerLogit: -1, readerMean: -1, readerMargin: -4 });
});

it("odds beyond twelve either way count as twelve", () => {
  const readings = [
    { logit: 40, sentences: [40, -40] },
    { logit: -Infinity, sentences: [-Infinity] },
  ];
  expect(featuresOf(readings)).toMatchObject({
    readerLogit: 12,
    readerMargin: 24,
    readerSentence: 12,
    readerSecond: 12,
  });
  expect(featuresOf(readings, 1)).toMatchObject({ readerLogit: -12, readerSentence: -12 });
});

it("a passage that was not read is one that the reader thinks the least of", () => {
  for (const readings of [undefined, []])
    expect(featuresOf(readings)).toMatchObject({
      readerLogit: -12,
      readerMean: -12,
      readerMargin: 0,
      readerSentence: -12,
    });
  expect(featuresOf([{ logit: 2, sentences: [2] }], 5)).toMatchObject({
    readerLogit: -12,
    readerMargin: -14,
  });
});

it("where the reader knows no word of a question, every feature is still a number", () => {
  const unread = { logit: -Infinity, sentences: [-Infinity, -Infinity] };
  expect(featuresOf([unread, unread])).toEqual({
    readerLogit: -12,
    readerMean: -12 - Math.log(2),
    readerMargin: 0,
    readerSentence: -12,
    readerSecond: 0,
  });
});
