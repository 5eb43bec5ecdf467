import { describe, expect, it } from "vitest";
import { UnitMatcher } from "../../src/retrieval/compiled-form.js";
import type { FormElement, QueryUnit } from "../../src/retrieval/query.js";
import { indexPassages } from "./index-passages.js";
import { smallLexicon, wordUnit } from "./small-world.js";

const text = "Phó Bí thư và Bí thư quận nói: hộ nghèo, họ nghèo, hộ nghèo";
const { lexical, forward } = await indexPassages([{ text }], smallLexicon);
const tokens = forward.sentences(0)[0]?.tokens ?? new Uint32Array();
const matcherOf = (...units: readonly QueryUnit[]) => new UnitMatcher(units, lexical.dictionary);

/** Every place where the only form of the first unit begins. */
function places(...units: readonly QueryUnit[]): number[] {
  const matcher = matcherOf(...units);
  return matcher.startsOf(theFormOf(matcher), matcher.scan(tokens));
}

const printed = (words: string) => places(wordUnit(words));
const folded = (words: string) => places(wordUnit(words, { folded: true }));

/** How many of a form's words stand anywhere. */
function counted(words: string, isFolded = false): number {
  const matcher = matcherOf(wordUnit(words, { folded: isFolded }));
  return matcher.countWords(theFormOf(matcher), matcher.scan(tokens));
}

function theFormOf(matcher: UnitMatcher) {
  const form = matcher.units[0]?.forms[0];
  if (!form) throw new Error("a unit without a form");
  return form;
}

describe("UnitMatcher", () => {
  it("compiles each form of each unit, with its strength", () => {
    const forms = [0.4, 0.3].flatMap((strength) => wordUnit("hộ", { strength }).forms);
    const units = [wordUnit("hộ", { forms }), wordUnit("nghèo")];
    const compiled = matcherOf(...units).units;
    expect(compiled.map(({ unit }) => unit)).toEqual(units);
    expect(compiled.map((each) => each.forms.map(({ strength }) => strength))).toEqual([[0.4, 0.3], [1]]);
  });

  it("finds words where they stand, as printed or without diacritics", () => {
    expect(printed("hộ nghèo")).toEqual([8, 12]);
    expect(folded("ho ngheo")).toEqual([8, 10, 12]);
    expect(printed("ho ngheo")).toEqual([]);
  });

  it("does not find words that the corpus lacks, nor those that run over the end", () => {
    expect(printed("vắng")).toEqual([]);
    expect(printed("hộ vắng")).toEqual([]);
    expect(printed("nghèo hộ nghèo quận")).toEqual([]);
    expect(printed("nghèo hộ")).toEqual([11]);
  });

  it("compares each word of a form in its own way", () => {
    const elements: FormElement[] = [
      { value: "ho", folded: true },
      { value: "nghèo", folded: false },
    ];
    expect(places(wordUnit("ho", { forms: [{ elements, strength: 1 }] }))).toEqual([8, 10, 12]);
  });

  it("does not confuse the words of one unit with those of another", () => {
    expect(places(wordUnit("hộ"), wordUnit("ho", { folded: true }), wordUnit("nghèo"))).toEqual([8, 12]);
    expect(places(wordUnit("nghèo"), wordUnit("hộ"), wordUnit("vắng"))).toEqual([9, 11, 13]);
  });

  it("does not take a deputy's title for the office, as printed or without diacritics", () => {
    expect(printed("bí thư")).toEqual([4]);
    expect(folded("bi thu")).toEqual([4]);
    expect(printed("phó bí thư")).toEqual([0]);
    expect(printed("thư")).toEqual([2, 5]);
  });

  it("scans for the words of all units, in order", () => {
    const units = [wordUnit("quận"), wordUnit("ho ngheo", { folded: true }), wordUnit("vắng")];
    expect(matcherOf(...units).scan(tokens).positions).toEqual([6, 8, 9, 10, 11, 12, 13]);
    expect(matcherOf().scan(tokens).positions).toEqual([]);
    expect(matcherOf(...units).scan(new Uint32Array()).positions).toEqual([]);
  });

  it("counts which words of a form stand anywhere", () => {
    expect(counted("nghèo quận vắng")).toBe(2);
    expect(counted("ngheo quan vang", true)).toBe(2);
    expect(counted("vắng")).toBe(0);
  });
});
