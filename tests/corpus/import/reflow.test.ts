import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { reflow } from "../../../src/corpus/import/reflow.js";
import { allTypefaces, monoFace, sansFace, serifFace } from "../../../src/corpus/import/typeface.js";
import { textCharacters, visualLines } from "../../../src/corpus/lines.js";
import { type Setting, typeset } from "../support/typeset.js";
import { runningText } from "../support/vietnamese.js";

function paragraphsOf(text: string): string[] {
  return reflow(visualLines(text)).map((lines) => lines.map((line) => line.text).join(" "));
}

/** Positions, in characters without white space, at which paragraphs end. */
function ends(paragraphs: readonly string[]): Set<number> {
  let position = 0;
  return new Set(
    paragraphs.map((text) => {
      position += textCharacters(text).length;
      return position;
    }),
  );
}

/** A typeface that the importer does not know: its own widths, up to 15 % off those of the serif face. */
function unknownFace(seed: number): (text: string) => number {
  return (text) => {
    let total = 0;
    for (const character of text) {
      const noise = Math.sin(seed + (character.codePointAt(0) ?? 0) * 12.9898);
      total += serifFace.width(character) * (1 + 0.15 * noise);
    }
    return total;
  };
}

const measures = fc.oneof(
  fc.constantFrom(...allTypefaces.map(({ width }) => width)),
  fc.integer({ min: 0, max: 1000 }).map(unknownFace),
);
const setting: fc.Arbitrary<Setting> = fc.record({
  measure: measures,
  column: fc.integer({ min: 18_000, max: 45_000 }),
  lineGap: fc.constantFrom(0, 1),
  paragraphGap: fc.constant(0),
  page: fc.integer({ min: 20, max: 60 }),
  pageBreak: fc.constantFrom("\f" as const, "\n" as const, "\n " as const),
  lineEnd: fc.constantFrom("\n" as const, "\r\n" as const),
});

describe("reflow", () => {
  it("loses no character and keeps their order, whatever the setting", () => {
    fc.assert(
      fc.property(runningText, setting, (paragraphs, chosen) => {
        const text = typeset(paragraphs, chosen);
        expect(textCharacters(paragraphsOf(text).join(""))).toBe(textCharacters(text));
      }),
      { numRuns: 50 },
    );
  });

  /*
   * Where nothing but the room on its last line tells that a paragraph ended, one whose last line happens to be full cannot
   * be told from one that goes on: that is one in ten or fifteen. The floors leave a little room below what is measured
   * (ends found 0.91, false ends 0.002).
   */
  it.each([
    ["serif", serifFace.width],
    ["sans", sansFace.width],
    ["mono", monoFace.width],
    ["an unknown typeface", unknownFace(1)],
    ["another unknown typeface", unknownFace(2)],
  ])(
    "finds at least 88 % of the paragraph ends on a page set in %s, and invents less than 1 %",
    (_, measure) => {
      let found = 0;
      let invented = 0;
      let all = 0;
      for (const paragraphs of fc.sample(runningText, { numRuns: 40, seed: 2015 })) {
        const page = { column: 34_000, lineGap: 1, paragraphGap: 1, page: 40, pageBreak: "\n " as const };
        const seen = ends(paragraphsOf(typeset(paragraphs, { ...page, measure, lineEnd: "\n" })));
        const printed = ends(paragraphs);
        all += printed.size;
        for (const end of seen) {
          if (printed.has(end)) found += 1;
          else invented += 1;
        }
      }
      expect(found / all).toBeGreaterThanOrEqual(0.88);
      expect(invented / all).toBeLessThan(0.01);
    },
  );

  it("finds every paragraph that a wider gap sets apart", () => {
    fc.assert(
      fc.property(runningText, setting, (paragraphs, chosen) => {
        const text = typeset(paragraphs, { ...chosen, paragraphGap: chosen.lineGap + 1, page: 1e9 });
        expect(paragraphsOf(text)).toEqual(paragraphs);
      }),
      { numRuns: 60 },
    );
  });

  it("ends a paragraph where the next line's first word would have fitted, and not where it would not", () => {
    const body = [
      "aaaa aaaa aaaa aaaa aaaa bbbb",
      "aaaa aaaa aaaa aaaa aaaa bbbb",
      "aaaa aaaa aaaa aaaa aaaa bbbb",
    ];
    const full = "Cccc aaaa aaaa aaaa aaaa abc.";
    const short = "Cccc aaaa aaaa aaaa abc.";
    expect(paragraphsOf([...body, full, "Dddd aaaa."].join("\n"))).toHaveLength(1);
    expect(paragraphsOf([...body, short, "Dddd aaaa."].join("\n"))).toHaveLength(2);
  });

  it("joins a sentence across a page break, a form feed or a blank line", () => {
    const text = "một hai ba bốn năm sáu\n\fbảy tám chín mười một hai\n\nba bốn năm sáu bảy tám";
    expect(paragraphsOf(text)).toEqual([text.replace(/\s+/gu, " ")]);
  });

  it("takes the lines of a text that is not wrapped for paragraphs", () => {
    const lines = [
      "Một dòng dài kể hết một chuyện.",
      "Dòng hai.",
      "Dòng ba ngắn",
      "a) mục thứ nhất;",
      "b) mục thứ hai;",
    ];
    const more = ["Dòng bốn.", "Dòng năm.", "Dòng sáu."];
    expect(paragraphsOf([...lines, ...more].join("\n"))).toEqual([...lines, ...more]);
    expect(paragraphsOf([...lines, ...more].join("\r\n\r\n"))).toEqual([...lines, ...more]);
  });

  it("begins a paragraph at an indent, even below a full line", () => {
    const line = "aaaa aaaa aaaa aaaa aaaa bbbb";
    const text = [
      `   ${line}`,
      line,
      line,
      "Aaaa aaaa aaaa aaaa aaaa abc.",
      "   Dddd aaaa aaaa aaaa aaaa bb",
      line,
      "aa.",
    ];
    expect(paragraphsOf(text.join("\n"))).toHaveLength(2);
    expect(paragraphsOf(text.map((row) => row.trim()).join("\n"))).toHaveLength(1);
  });

  it("joins the lines of a headline in capitals, but not the text below it", () => {
    const text = [
      "NHỮNG KINH NGHIỆM ĐÚC KẾT",
      "TỪ THỰC TIỄN",
      "Một hai ba bốn năm sáu bảy tám",
      "chín mười một hai.",
    ];
    expect(paragraphsOf(text.join("\n"))).toEqual([
      "NHỮNG KINH NGHIỆM ĐÚC KẾT TỪ THỰC TIỄN",
      "Một hai ba bốn năm sáu bảy tám chín mười một hai.",
    ]);
  });

  it("keeps a page number, a credit and a by-line out of the running text", () => {
    const text = [
      "* ANH DŨNG",
      "Một hai ba bốn năm sáu bảy",
      "12",
      "tám chín mười",
      "Ảnh: THÁI DŨNG",
      "một hai.",
    ];
    expect(paragraphsOf(text.join("\n"))).toEqual(text);
  });

  it("reads a headline of a hundred thousand lines in linear time", () => {
    const wrapped = "một hai ba bốn năm sáu\n".repeat(20_000);
    const headline = "CHUYỂN BIẾN TỪ CƠ SỞ VÀ\n".repeat(100_000);
    expect(paragraphsOf(`${wrapped}bảy.\n${headline}`)).toHaveLength(2);
  });
});
