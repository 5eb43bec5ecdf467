import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clipToWidth, displayWidth, wrapLines, wrapText } from "../../src/terminal/wrap.js";

describe("the width of a text", () => {
  test.each([
    ["", 0],
    ["Ô Môn", 5],
    ["Ô Môn".normalize("NFD"), 5],
    ["漢字", 4],
    ["한국", 4],
    ["🙂", 2],
    ["❤️", 2],
    ["👨‍👩‍👧", 2],
    ["🇻🇳", 2],
    ["▌ ›", 3],
    ["a\u200bb", 2],
  ])("%j takes %i columns", (text, columns) => {
    expect(displayWidth(text)).toBe(columns);
  });
});

describe("wrapping", () => {
  test("breaks at single spaces, and only those become line breaks", () => {
    expect(wrapText("một hai  ba bốn", 10)).toEqual(["một", "hai  ba", "bốn"]);
    expect(wrapText("một hai", null, "> ")).toEqual(["> một hai"]);
  });

  test("breaks what has no spaces where the line ends, between letters", () => {
    expect(wrapText("漢字漢字漢字", 9)).toEqual(["漢字漢字", "漢字"]);
    expect(wrapText("ô".normalize("NFD").repeat(12), 8)).toEqual(
      ["ô".repeat(8), "ô".repeat(4)].map((line) => line.normalize("NFD")),
    );
  });

  test("goes on under the beginning of a line", () => {
    expect(wrapLines("• một hai ba bốn\n  10. năm sáu bảy", 14)).toBe(
      "• một hai ba\n  bốn\n  10. năm sáu\n      bảy",
    );
  });

  test("loses no character and exceeds no line", () => {
    const words = fc.constantFrom(
      "hộ",
      "nghèo",
      "4, 68%",
      "",
      "\u00a0",
      "漢字",
      "x".repeat(30),
      "🙂",
      "Ô".normalize("NFD"),
    );
    const text = fc.array(words, { maxLength: 40 }).map((all) => all.join(" "));
    fc.assert(
      fc.property(text, fc.integer({ min: 10, max: 60 }), (printed, columns) => {
        const lines = wrapText(printed, columns, "▌ ");
        for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(columns);
        const bare = lines.map((line) => line.slice(2)).join("");
        expect(bare.replaceAll(" ", "")).toBe(printed.replaceAll(" ", ""));
      }),
    );
  });
});

test("a text is cut to a width at a space, with a sign that it goes on", () => {
  expect(clipToWidth("một hai ba", 10)).toBe("một hai ba");
  expect(clipToWidth("một hai ba", 9)).toBe("một hai…");
  expect(clipToWidth("漢字漢字", 6)).toBe("漢字…");
});
