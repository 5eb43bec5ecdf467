import fc from "fast-check";
import { expect, test } from "vitest";
import { inReadingOrder, seriesKey, titleWords } from "../../src/corpus/series.js";
import { freePart } from "../../src/corpus/taken-part.js";

test("a series has one key, however its title is written, and another one another", () => {
  const key = seriesKey("Nâng cao năng lực, đưa thành phố phát triển");
  expect(key).toMatch(/^[\w-]{16}$/);
  for (const same of [
    "NÂNG CAO NĂNG LỰC – đưa thành phố phát triển!",
    "  nâng cao  năng lực đưa thành phố phát triển ".normalize("NFD"),
  ])
    expect(seriesKey(same)).toBe(key);
  for (const other of ["Nang cao nang luc, dua thanh pho phat trien", "Nâng cao năng lực", ""])
    expect(seriesKey(other)).not.toBe(key);
  expect(seriesKey("hoà bình")).toBe(seriesKey("Hòa bình"));
});

test("a title without a single letter is a title too", () => {
  expect(titleWords("—")).toBe("—");
  expect(seriesKey("—")).not.toBe(seriesKey("…"));
});

test("articles of a series stand together, by part, then by name, however they come", () => {
  const given = [
    { series: "Đổi mới", part: 1, slug: "bai-1" },
    { series: "Đổi mới", part: 2, slug: "bai-2" },
    { series: "ĐỔI MỚI.", part: 2, slug: "bai-2-them" },
    { series: "Đời thường", part: 1, slug: "bai-1-2" },
    { series: "An sinh", part: 2, slug: "bai-2-2" },
    { series: "An sinh", part: 10, slug: "bai-10" },
  ];
  const order = ["bai-2-2", "bai-10", "bai-1", "bai-2", "bai-2-them", "bai-1-2"];
  fc.assert(
    fc.property(fc.shuffledSubarray(given, { minLength: given.length }), (shuffled) => {
      expect(inReadingOrder(shuffled).map(({ slug }) => slug)).toEqual(order);
    }),
  );
  expect(inReadingOrder([])).toEqual([]);
});

test("a number is free that no part of the same series has", () => {
  const taken = [
    { series: "Đổi mới", part: 1 },
    { series: "An sinh", part: 1 },
    { series: "An sinh", part: 2 },
    { series: null, part: 3 },
  ];
  expect(freePart("ĐỔI MỚI", taken)).toBe(2);
  expect(freePart("An sinh", taken)).toBe(4);
  expect(freePart("Khác", taken)).toBe(1);
  expect(freePart(null, taken)).toBe(4);
});
