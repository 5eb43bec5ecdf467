import { describe, expect, it } from "vitest";
import { textCharacters, visualLines } from "../../src/corpus/lines.js";

const line = (text: string, rest: object = {}) => ({
  text,
  indent: 0,
  blankAbove: 0,
  startsPage: false,
  ...rest,
});

describe("visualLines", () => {
  it("counts blank lines and indents, whatever the line end", () => {
    const expected = [line("a b"), line("c", { indent: 2, blankAbove: 1 }), line("d", { blankAbove: 2 })];
    for (const end of ["\n", "\r\n", "\r", "\u2028"]) {
      expect(visualLines(["", "a b ", " ", "  c", "", "", "d", ""].join(end))).toEqual(expected);
    }
  });

  it("sees where a page begins, with the form feed at a line's end, on its own, or at a line's start", () => {
    const expected = [line("a"), line("b", { startsPage: true })];
    for (const text of ["a\f\nb", "a\f\n\fb", "a\fb"]) {
      expect(visualLines(text).map(({ text: own, startsPage }) => ({ own, startsPage }))).toEqual(
        expected.map(({ text: own, startsPage }) => ({ own, startsPage })),
      );
    }
    expect(visualLines("a\n\fb")).toMatchObject(expected);
  });

  it("leaves the inside of a line alone", () => {
    expect(visualLines("còn 4, 68%.\u00a0Hai  dấu cách\t")).toEqual([line("còn 4, 68%.\u00a0Hai  dấu cách")]);
  });
});

describe("textCharacters", () => {
  it("takes white space away and nothing else", () => {
    expect(textCharacters(" a\u00a0b\f\r\n\tc…\u200bd\u2028")).toBe("abc…\u200bd");
  });
});
