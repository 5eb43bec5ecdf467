import { describe, expect, it } from "vitest";
import { Lexicon } from "../../src/language/lexicon.js";
import type { Variant } from "../../src/query/query.js";
import { smallCorpus, vocabularyOf } from "./small-world.js";

const vocabulary = await vocabularyOf(smallCorpus, undefined, "Giải pháp hiệu quả");
const printed = (...values: string[]): Variant => ({
  tokens: values.map((value) => ({ value, folded: false })),
  boost: 1,
});

describe("Vocabulary", () => {
  it("gives a name as printed, for one typed without diacritics", () => {
    expect(vocabulary.name("o mon")).toBe("ô môn");
    expect(vocabulary.name("ninh kieu")).toBeUndefined();
  });

  it("knows what common and learned abbreviations stand for", () => {
    expect(vocabulary.meanings("ubnd")).toEqual(["uỷ ban nhân dân"]);
    expect(vocabulary.meanings("btv")).toEqual(["ban thường vụ"]);
    expect(vocabulary.meanings("hộ")).toEqual([]);
  });

  it("knows how a phrase is shortened, where the corpus does so", () => {
    expect(vocabulary.shortForms.get("uỷ ban nhân dân")).toBe("ubnd");
    expect(vocabulary.shortForms.get("uy ban nhan dan")).toBe("ubnd");
    expect(vocabulary.shortForms.has("công an")).toBe(false);
  });

  it("counts passages by word and by pair, as printed and without diacritics", () => {
    expect(vocabulary.passagesWith("quận", false)).toBe(2);
    expect(vocabulary.passagesWith("quan", false)).toBe(0);
    expect(vocabulary.passagesWith("quan", true)).toBe(2);
    expect(vocabulary.passagesWith("hộ nghèo", false)).toBe(1);
    expect(vocabulary.passagesWith("ho ngheo", true)).toBe(1);
    expect(vocabulary.passagesWith("nghèo hộ", false)).toBe(0);
  });

  it("knows the words around passages apart from theirs", () => {
    expect(vocabulary.inContext("phap")).toBe(true);
    expect(vocabulary.inContext("thue")).toBe(false);
  });

  it("knows whether a form occurs, longer ones by their neighbours", () => {
    expect(vocabulary.occurs(printed("hộ"))).toBe(true);
    expect(vocabulary.occurs(printed("nguyễn", "tòng", "nhiệm"))).toBe(true);
    expect(vocabulary.occurs(printed("nguyễn", "nhiệm"))).toBe(false);
    expect(vocabulary.occurs(printed("vắng"))).toBe(false);
  });

  it("looks for the words of a half folded form one by one", () => {
    const mixed = (first: string, second: string): Variant => ({
      tokens: [
        { value: first, folded: true },
        { value: second, folded: false },
      ],
      boost: 1,
    });
    expect(vocabulary.occurs(mixed("ho", "nghèo"))).toBe(true);
    expect(vocabulary.occurs(mixed("xang", "nghèo"))).toBe(false);
  });

  it("weighs a word by how rare it is, in the corpus and at large", () => {
    const weight = (word: string) => vocabulary.inverseDocumentFrequency(word, false);
    expect(weight("thuế")).toBeGreaterThan(weight("quận"));
    expect(weight("quận")).toBeGreaterThan(weight("và"));
    expect(weight("và")).toBeGreaterThanOrEqual(0);
    expect(vocabulary.information("hộ nghèo", false)).toBeGreaterThan(vocabulary.information("hộ", false));
  });

  it("tells a word of two syllables from mere neighbours", async () => {
    const lexicon = new Lexicon(10_000, [
      ["xây", 200],
      ["dựng", 150],
      ["bộ", 1_000],
      ["và", 10_000],
      ["xây dựng", 140],
      ["bộ xây", 1],
      ["và xây", 4],
    ]);
    const known = await vocabularyOf([], lexicon);
    const cohesion = (pair: string, folded = false) => {
      const [first = "", second = ""] = pair.split(" ");
      return known.cohesion(first, second, folded);
    };
    expect(cohesion("xây dựng")).toBeGreaterThan(0.9);
    expect(cohesion("xay dung", true)).toBeCloseTo(cohesion("xây dựng"));
    expect(cohesion("bộ xây")).toBeLessThan(0.35);
    expect(cohesion("và xây")).toBeCloseTo(0);
    for (const pair of ["xây dựng", "bộ xây", "và xây", "dựng bộ", "qwe rty"]) {
      expect(cohesion(pair)).toBeGreaterThanOrEqual(-1);
      expect(cohesion(pair)).toBeLessThanOrEqual(1);
    }
  });

  it("numbers terms by what they are: printed or not, one word or two, around a passage or in it", () => {
    const terms = [
      vocabulary.term("hộ", false),
      vocabulary.term("ho", true),
      vocabulary.term("hộ nghèo", false),
      vocabulary.term("ho ngheo", true),
      vocabulary.contextTerm("phap"),
    ];
    expect(terms.every((term) => term >= 0)).toBe(true);
    expect(new Set(terms).size).toBe(terms.length);
  });

  it("has no number for what the corpus does not hold", () => {
    expect(vocabulary.term("vắng", false)).toBe(-1);
    expect(vocabulary.term("nghèo hộ", false)).toBe(-1);
    expect(vocabulary.contextTerm("thue")).toBe(-1);
  });

  it("has no words where there is no corpus", async () => {
    const empty = await vocabularyOf([]);
    expect(empty.passagesWith("hộ", false)).toBe(0);
    expect(empty.name("o mon")).toBeUndefined();
    expect(Number.isFinite(empty.inverseDocumentFrequency("hộ", false))).toBe(true);
  });
});
