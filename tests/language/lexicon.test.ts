import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Lexicon } from "../../src/language/lexicon.js";
import { foldDiacritics } from "../../src/language/syllable.js";

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

  it("knows the commonest word of those that are typed alike", () => {
    expect(lexicon.likeliest("ho")).toBe("hộ");
    expect(lexicon.likeliest("ho ngheo")).toBe("hộ nghèo");
    expect(lexicon.likeliest("hoo")).toBeUndefined();
  });

  it("takes words of any letters, whatever becomes of them without diacritics", () => {
    const mixed = new Lexicon(100, [
      ["ω", 4],
      ["hộ", 20],
      ["ǆ̌ộ", 3],
      ["𝐇ộ", 2],
      ["họ", 30],
    ]);
    expect([mixed.has("ω"), mixed.has("hộ"), mixed.has("𝐇ộ"), mixed.has("ǆ̌ộ")]).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect([mixed.likeliest("ho"), mixed.probability("ho", true)]).toEqual(["họ", 0.5]);
    expect(mixed.hasFolded("o")).toBe(false);
  });

  it("agrees with a plain table, whatever the words", () => {
    const letters = fc.array(fc.constantFrom(..."hoộọóngèéđ "), { minLength: 1, maxLength: 4 });
    const entries = fc.uniqueArray(
      fc.tuple(
        letters.map((each) => each.join("")),
        fc.integer({ min: 1, max: 50 }),
      ),
      { selector: ([word]) => word },
    );
    fc.assert(
      fc.property(entries, (given) => {
        const each = new Lexicon(100, given);
        for (const [word, count] of given) {
          const alike = given.filter(([other]) => foldDiacritics(other) === foldDiacritics(word));
          const sum = alike.reduce((total, [, more]) => total + more, 0);
          const [most] = alike.reduce((best, next) => (next[1] > best[1] ? next : best));
          expect(each.probability(word, false)).toBe(count / 100);
          expect(each.probability(foldDiacritics(word), true)).toBe(Math.min(1, sum / 100));
          expect(each.likeliest(foldDiacritics(word))).toBe(most);
        }
      }),
    );
  });
});
