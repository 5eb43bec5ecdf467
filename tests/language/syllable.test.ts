import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalForm, foldDiacritics, hasDiacritics } from "../../src/language/syllable.js";
import { tokenize } from "../../src/language/token.js";
import { anyText, vietnameseWords } from "./vietnamese.js";

describe("canonicalForm", () => {
  it.each([
    ["hòa", "hoà"],
    ["hóa", "hoá"],
    ["tỏa", "toả"],
    ["xõa", "xoã"],
    ["họa", "hoạ"],
    ["khỏe", "khoẻ"],
    ["xòe", "xoè"],
    ["thủy", "thuỷ"],
    ["tùy", "tuỳ"],
    ["lũy", "luỹ"],
    ["tụy", "tuỵ"],
    ["úy", "uý"],
  ])("takes %s and %s for one word", (old, modern) => {
    expect(canonicalForm(old)).toBe(modern);
    expect(canonicalForm(modern)).toBe(modern);
    expect(canonicalForm(old.normalize("NFD"))).toBe(modern);
    expect(canonicalForm(old.toUpperCase())).toBe(modern);
  });

  it.each(["quý", "quỳ", "hoàn", "thuyết", "toán", "khoẻn", "của", "mùa", "giữa", "nghĩa", "đường"])(
    "leaves %s, which is written one way, as it is",
    (word) => {
      expect(canonicalForm(word)).toBe(word);
      expect(canonicalForm(word.toUpperCase())).toBe(word);
    },
  );

  it("moves the tone in every word of a text, up to the mark behind it", () => {
    expect(canonicalForm("Hòa Bình, THỦY. (Khỏe)")).toBe("hoà bình, thuỷ. (khoẻ)");
  });

  it("takes the composed and the decomposed form for one text", () => {
    fc.assert(
      fc.property(vietnameseWords, (text) => {
        expect(canonicalForm(text.normalize("NFD"))).toBe(canonicalForm(text.normalize("NFC")));
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it("has nothing to do a second time, whatever the text", () => {
    fc.assert(
      fc.property(fc.oneof(anyText, vietnameseWords), (text) => {
        const once = canonicalForm(text);
        expect(canonicalForm(once)).toBe(once);
      }),
      { seed: 2, numRuns: 1_000, examples: [["H\u0331T\u0308İΣ"], ["òa\u0323"]] },
    );
  });
});

describe("foldDiacritics", () => {
  it("removes every mark, and the bar of đ, and keeps the case", () => {
    expect(foldDiacritics("Đường về ẤP, đồng chí ƯỚC MƠ")).toBe("Duong ve AP, dong chi UOC MO");
  });

  it("reads the decomposed form alike", () => {
    expect(foldDiacritics("Quận Ô Môn".normalize("NFD"))).toBe("Quan O Mon");
  });

  it("leaves plain letters of all Vietnamese text", () => {
    fc.assert(
      fc.property(vietnameseWords, (text) => {
        expect(foldDiacritics(canonicalForm(text))).toMatch(/^[a-z ]*$/);
      }),
      { seed: 3, numRuns: 300 },
    );
  });

  it("keeps the number of syllables", () => {
    fc.assert(
      fc.property(vietnameseWords, (text) => {
        expect(tokenize(foldDiacritics(text))).toHaveLength(tokenize(text).length);
      }),
      { seed: 4, numRuns: 300 },
    );
  });

  it("folds both placements of a tone to one spelling", () => {
    expect(foldDiacritics("hòa")).toBe(foldDiacritics("hoà"));
  });
});

describe("hasDiacritics", () => {
  it.each(["hộ", "HỘ", "đi", "Đ", "hộ".normalize("NFD")])("sees them in %s", (text) => {
    expect(hasDiacritics(text)).toBe(true);
  });

  it.each(["", "ho ngheo", "2012", "NN&PTNT"])("sees none in “%s”", (text) => {
    expect(hasDiacritics(text)).toBe(false);
  });
});
