import { describe, expect, it } from "vitest";
import { Lexicon } from "../../src/language/lexicon.js";

const table = "# paragraphs\t1000\nhộ\t200\nhọ\t100\nnghèo\t50\nhộ nghèo\t10\nvà\t5000\n";

describe("Lexicon.parse", () => {
  it("reads the table", () => {
    const lexicon = Lexicon.parse(table);
    expect(lexicon.paragraphs).toBe(1000);
    expect(lexicon.has("hộ nghèo")).toBe(true);
    expect(lexicon.has("hộ khẩu")).toBe(false);
  });

  it("has a fingerprint that changes with the table", () => {
    expect(Lexicon.parse(table).fingerprint).toBe(Lexicon.parse(table).fingerprint);
    expect(Lexicon.parse(table).fingerprint).not.toBe(Lexicon.parse(table.replace("50", "51")).fingerprint);
    expect(Lexicon.parse(table).fingerprint).not.toBe("");
  });

  it.each(["", "hộ\t200\n", "# paragraphs 1000\n", "# paragraphs\tmany\n", "# paragraphs\t0\n"])(
    "names the first line where “%s” does not say how much was counted",
    (text) => {
      expect(() => Lexicon.parse(text)).toThrow(/^line 1:/);
    },
  );

  it.each([
    ["no number", "# paragraphs\t10\nhộ\t2\nnghèo\n", 3],
    ["a number that is none", "# paragraphs\t10\nhộ\tnhiều\n", 2],
    ["a negative number", "# paragraphs\t10\nhộ\t-2\n", 2],
    ["a broken number", "# paragraphs\t10\nhộ\t2.5\n", 2],
    ["no word", "# paragraphs\t10\n\t2\n", 2],
    ["an error behind an empty line", "# paragraphs\t10\nhộ\t2\n\nnghèo\tx\n", 4],
  ])("names the line with %s", (_what, text, line) => {
    expect(() => Lexicon.parse(text)).toThrow(new RegExp(`^line ${line}:`));
  });
});

describe("Lexicon", () => {
  const lexicon = Lexicon.parse(table);

  it("tells how likely a paragraph holds a word", () => {
    expect(lexicon.probability("hộ", false)).toBe(0.2);
    expect(lexicon.probability("hộ nghèo", false)).toBe(0.01);
  });

  it("adds up the words that are typed alike without diacritics", () => {
    expect(lexicon.hasFolded("ho")).toBe(true);
    expect(lexicon.probability("ho", true)).toBeCloseTo(0.3);
    expect(lexicon.probability("ho ngheo", true)).toBe(0.01);
  });

  it("keeps the two spellings apart", () => {
    expect(lexicon.has("ho")).toBe(false);
    expect(lexicon.hasFolded("hộ")).toBe(false);
  });

  it.each([
    ["hộ", false, true],
    ["hộ", true, false],
    ["ho", true, true],
    ["ho", false, false],
  ])("looks “%s” up in the spelling named (without diacritics: %s)", (word, folded, known) => {
    expect(lexicon.knows(word, folded)).toBe(known);
  });

  it("takes an unknown word for rarer than any known one, never for impossible", () => {
    expect(lexicon.probability("đriêng", false)).toBe(0.0005);
    expect(lexicon.probability("driêng", true)).toBe(0.0005);
  });

  it("takes no word for more than certain", () => {
    expect(lexicon.probability("và", false)).toBe(1);
  });
});
