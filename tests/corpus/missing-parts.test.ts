import { expect, test } from "vitest";
import { missingParts } from "../../src/corpus/missing-parts.js";

test("missing parts: none that is there, and of a long series only the first gaps of a long series", () => {
  expect(
    missingParts(
      [
        { part: 1, nextPart: { part: 2, title: "Hai" } },
        { part: 2, nextPart: null },
      ],
      8,
    ),
  ).toEqual([]);
  expect(missingParts([], 8)).toEqual([]);
  expect(missingParts([{ part: 1e9, nextPart: null }], 3).map(({ part }) => part)).toEqual([1, 2, 3]);
});
