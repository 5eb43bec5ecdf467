import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readPassageText } from "../../src/retrieval/passage-text.js";

describe("readPassageText", () => {
  it("tells which tokens stand in which sentence", () => {
    const { tokens, tokenRanges } = readPassageText("Còn 3.093 hộ. Đã giảm.");
    expect(tokenRanges.map(([from, to]) => tokens.slice(from, to).map(({ text }) => text))).toEqual([
      ["còn", "3093", "hộ"],
      ["đã", "giảm"],
    ]);
  });

  it("puts every token into one sentence, in which it lies", () => {
    const text = fc.array(fc.constantFrom("hộ", "3.093", "TP", ".", "…", "?", " ", "4, 68%", "Ô"), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(text, (parts) => {
        const { sentences, tokens, tokenRanges } = readPassageText(parts.join(""));
        let next = 0;
        for (const [at, [from, to]] of tokenRanges.entries()) {
          expect(from).toBe(next);
          next = to;
          for (const token of tokens.slice(from, to)) {
            expect(token.start).toBeGreaterThanOrEqual(sentences[at]?.start ?? Number.NaN);
            expect(token.end).toBeLessThanOrEqual(sentences[at]?.end ?? Number.NaN);
          }
        }
        expect(next).toBe(tokens.length);
      }),
      { seed: 16, numRuns: 300 },
    );
  });
});
