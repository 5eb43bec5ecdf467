import { describe, expect, it } from "vitest";
import type { QueryTerm, VariantToken } from "../../src/query/query.js";
import { TermMatcher } from "../../src/ranking/term-matcher.js";
import { indexPassages } from "../index/index-passages.js";
import { smallLexicon, wordTerm } from "../query/small-world.js";

const text = "Phó Bí thư và Bí thư quận nói: hộ nghèo, họ nghèo, hộ nghèo";
const { lexical, forward } = await indexPassages([{ text }], smallLexicon);
const tokens = forward.sentences(0)[0]?.tokens ?? new Uint32Array();
const matcherOf = (...terms: readonly QueryTerm[]) => new TermMatcher(terms, lexical.dictionary);

/** Every place where the only form of the first term begins. */
function places(...terms: readonly QueryTerm[]): number[] {
  const matcher = matcherOf(...terms);
  return matcher.startsOf(theFormOf(matcher), matcher.scan(tokens));
}

const printed = (words: string) => places(wordTerm(words));
const folded = (words: string) => places(wordTerm(words, { folded: true }));

/** How many of a form's words stand anywhere. */
function counted(words: string, isFolded = false): number {
  const matcher = matcherOf(wordTerm(words, { folded: isFolded }));
  return matcher.countWords(theFormOf(matcher), matcher.scan(tokens));
}

function theFormOf(matcher: TermMatcher) {
  const variant = matcher.terms[0]?.variants[0];
  if (!variant) throw new Error("a unit without a form");
  return variant;
}

describe("UnitMatcher", () => {
  it("compiles each form of each unit, with its strength", () => {
    const variants = [0.4, 0.3].flatMap((boost) => wordTerm("hộ", { boost }).variants);
    const terms = [wordTerm("hộ", { variants }), wordTerm("nghèo")];
    const compiled = matcherOf(...terms).terms;
    expect(compiled.map(({ term }) => term)).toEqual(terms);
    expect(compiled.map((each) => each.variants.map(({ boost }) => boost))).toEqual([[0.4, 0.3], [1]]);
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
    const tokens: VariantToken[] = [
      { value: "ho", folded: true },
      { value: "nghèo", folded: false },
    ];
    expect(places(wordTerm("ho", { variants: [{ tokens, boost: 1 }] }))).toEqual([8, 10, 12]);
  });

  it("does not confuse the words of one unit with those of another", () => {
    expect(places(wordTerm("hộ"), wordTerm("ho", { folded: true }), wordTerm("nghèo"))).toEqual([8, 12]);
    expect(places(wordTerm("nghèo"), wordTerm("hộ"), wordTerm("vắng"))).toEqual([9, 11, 13]);
  });

  it("does not take a deputy's title for the office, as printed or without diacritics", () => {
    expect(printed("bí thư")).toEqual([4]);
    expect(folded("bi thu")).toEqual([4]);
    expect(printed("phó bí thư")).toEqual([0]);
    expect(printed("thư")).toEqual([2, 5]);
  });

  it("scans for the words of all units, in order", () => {
    const terms = [wordTerm("quận"), wordTerm("ho ngheo", { folded: true }), wordTerm("vắng")];
    expect(matcherOf(...terms).scan(tokens).positions).toEqual([6, 8, 9, 10, 11, 12, 13]);
    expect(matcherOf().scan(tokens).positions).toEqual([]);
    expect(matcherOf(...terms).scan(new Uint32Array()).positions).toEqual([]);
  });

  it("counts which words of a form stand anywhere", () => {
    expect(counted("nghèo quận vắng")).toBe(2);
    expect(counted("ngheo quan vang", true)).toBe(2);
    expect(counted("vắng")).toBe(0);
  });
});
