import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { TextRange } from "../../../src/answer/types.js";
import { splitSentences } from "../../../src/language/sentence.js";
import {
  ceilBoundary,
  clip,
  floorBoundary,
  splitPieces,
  tidyRanges,
  windowAround,
} from "../../../src/telegram/ui/cut.js";

const text = "Câu một ngắn. Câu hai dài hơn một chút. Câu ba ở đây. Câu bốn kết thúc.";

const sentencesOf = (given: string) => splitSentences(given).map(({ start, end }): TextRange => [start, end]);

describe("a window around the sentence that answers", () => {
  test("is the whole text where that fits", () => {
    expect(windowAround(text, sentencesOf(text), [14, 20], 1_000)).toEqual([0, text.length]);
  });

  test("holds whole sentences only, and the focus among them", () => {
    const focus = text.indexOf("Câu ba");
    const [start, end] = windowAround(text, sentencesOf(text), [focus, focus + 5], 45);
    expect(text.slice(start, end)).toBe("Câu ba ở đây. Câu bốn kết thúc.");
  });

  test("goes by the sentences that it is given", () => {
    const halves: TextRange[] = [
      [0, 30],
      [31, text.length],
    ];
    expect(windowAround(text, halves, [0, 3], 45)).toEqual([0, 30]);
    expect(windowAround(text, halves, [40, 43], 45)).toEqual([31, text.length]);
  });

  test("is cut between letters where one sentence alone is too long", () => {
    const endless = "dài ".repeat(100);
    expect(windowAround(endless, sentencesOf(endless), [0, 0], 50)).toEqual([0, 50]);
    expect(windowAround(endless, sentencesOf(endless), [40, 200], 50)).toEqual([40, 90]);
  });

  test("never exceeds its limit and never splits a pair or a mark from its letter", () => {
    const unit = fc.constantFrom("e\u0302\u0301", "👍", "👩‍👩‍👧", "a", " ", ". ", "Ô");
    const words = fc.array(unit, { maxLength: 300 }).map((units) => units.join(""));
    fc.assert(
      fc.property(
        words,
        fc.nat(1000),
        fc.nat(50),
        fc.integer({ min: 20, max: 200 }),
        (any, at, length, limit) => {
          const [focus = [0, 0] as const] = tidyRanges(any, [[at, at + length]]);
          const [start, end] = windowAround(any, sentencesOf(any), focus, limit);
          expect(end - start).toBeLessThanOrEqual(limit);
          expect(floorBoundary(any, start)).toBe(start);
          expect(floorBoundary(any, end)).toBe(end);
        },
      ),
    );
  });
});

describe("pieces", () => {
  test("end where the given sentences end, and leave out nothing but what stands between those", () => {
    const pieces = splitPieces(text, sentencesOf(text), 40).map(([start, end]) => text.slice(start, end));
    expect(pieces).toEqual(["Câu một ngắn. Câu hai dài hơn một chút.", "Câu ba ở đây. Câu bốn kết thúc."]);
    expect(splitPieces(text, [[0, text.length]], 40)).toEqual([
      [0, 40],
      [40, text.length],
    ]);
  });
});

describe("ranges", () => {
  test("are put in order, within the text, on whole letters, apart from one another", () => {
    expect(
      tidyRanges("abcdef", [
        [4, 99],
        [-3, 2],
        [1, 3],
        [5, 5],
      ]),
    ).toEqual([
      [0, 3],
      [4, 6],
    ]);
    expect(tidyRanges("xe\u0302\u0301y", [[2, 3]])).toEqual([[1, 4]]);
  });
});

describe("boundaries", () => {
  test("move off the middle of a pair", () => {
    expect(floorBoundary("a👍b", 2)).toBe(1);
    expect(ceilBoundary("a👍b", 2)).toBe(3);
  });
});

describe("clip", () => {
  test("keeps short texts and marks what is left out of long ones", () => {
    expect(clip("Cái Răng", 8)).toBe("Cái Răng");
    expect(clip("Cái Răng Ninh Kiều", 10)).toBe("Cái Răng…");
  });
});
