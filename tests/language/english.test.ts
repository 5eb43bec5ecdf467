import { describe, expect, it } from "vitest";
import { englishSingular, englishToVietnamese, longestEnglishPhrase } from "../../src/language/english.js";
import { canonicalForm } from "../../src/language/syllable.js";
import { tokenize } from "../../src/language/token.js";

const asCompared = (text: string) =>
  tokenize(text)
    .map((token) => token.text)
    .join(" ");

describe("englishToVietnamese", () => {
  it.each([
    ["poor household", "hộ nghèo"],
    ["district", "quận"],
    ["tax", "thuế"],
    ["standing committee", "ban thường vụ"],
    ["capital", "vốn"],
    ["capital of", "thủ đô"],
  ])("puts “%s” as “%s”", (phrase, rendering) => {
    expect(englishToVietnamese.get(phrase)).toContain(rendering);
  });

  it("has phrases in lower case, as they are looked up", () => {
    expect([...englishToVietnamese.keys()].filter((phrase) => !/^[a-z]+(?: [a-z]+)*$/.test(phrase))).toEqual(
      [],
    );
  });

  it("has renderings written as words are compared", () => {
    const renderings = [...englishToVietnamese.values()].flat();
    expect(renderings.filter((each) => each !== canonicalForm(each) || each !== asCompared(each))).toEqual(
      [],
    );
    expect(renderings).not.toContain("");
  });

  it("has no rendering twice for one phrase", () => {
    const repeated = [...englishToVietnamese].filter(([, each]) => new Set(each).size < each.length);
    expect(repeated).toEqual([]);
  });

  it("says how long its longest phrase is", () => {
    expect(longestEnglishPhrase).toBe(6);
    expect(englishToVietnamese.has("department of agriculture and rural development")).toBe(true);
  });
});

describe("englishSingular", () => {
  it.each([
    ["districts", "district"],
    ["committees", "committee"],
    ["parties", "party"],
    ["taxes", "tax"],
    ["branches", "branch"],
    ["wishes", "wish"],
    ["houses", "house"],
  ])("takes %s for several of %s", (plural, singular) => {
    expect(englishSingular(plural)).toBe(singular);
  });

  it.each(["district", "class", "status", "analysis", "is", "has", "gas", ""])("leaves “%s”", (word) => {
    expect(englishSingular(word)).toBe(word);
  });
});
