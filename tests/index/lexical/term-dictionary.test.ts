import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Field, fields, firstKey, secondKey } from "../../../src/index/lexical/term.js";
import { TermDictionary } from "../../../src/index/lexical/term-dictionary.js";
import { TermIds } from "../../../src/index/lexical/term-ids.js";
import { WordIds } from "../../../src/index/lexical/word-ids.js";
import { foldDiacritics } from "../../../src/language/syllable.js";

type Term = readonly [field: Field, words: string];

/** A dictionary of these terms, numbered in the order given. */
function dictionaryOf(terms: readonly Term[]): TermDictionary {
  const words = new WordIds();
  const numbering = new TermIds();
  for (const [field, text] of terms) {
    const [first = 0, second] = text
      .split(" ")
      .map((word) => words.idOf({ text: word, folded: foldDiacritics(word) }));
    numbering.idOf(firstKey(field, first), secondKey(second));
  }
  const built = words.build();
  return new TermDictionary({
    words: built.words.arrays,
    foldedOf: built.foldedOf,
    ...numbering.build(),
  });
}

const word = fc.constantFrom("hộ", "ho", "nghèo", "đ", "3093", "😀");
const term: fc.Arbitrary<Term> = fc.tuple(
  fc.constantFrom(...(Object.keys(fields) as Field[])),
  fc.oneof(
    word,
    fc.tuple(word, word).map((pair) => pair.join(" ")),
  ),
);
const terms = fc.uniqueArray(term, { maxLength: 40, selector: (each) => each.join() });

describe("TermDictionary", () => {
  it("finds the terms it was made of, each under its number, and no others", () => {
    fc.assert(
      fc.property(terms, term, (list, other) => {
        const dictionary = dictionaryOf(list);
        const order = list.map((each) => each.join());
        expect(dictionary.size).toBe(list.length);
        for (const [field, words] of [...list, other])
          expect(dictionary.find(field, words)).toBe(order.indexOf([field, words].join()));
      }),
      { seed: 27, numRuns: 300 },
    );
  });

  it("keeps the kinds of term apart", () => {
    const dictionary = dictionaryOf([
      ["syllable", "hộ"],
      ["context", "ho"],
      ["pair", "hộ nghèo"],
    ]);
    expect(dictionary.find("foldedSyllable", "ho")).toBe(-1);
    expect(dictionary.find("context", "hộ")).toBe(-1);
    expect(dictionary.find("foldedPair", "hộ nghèo")).toBe(-1);
    expect(dictionary.find("pair", "nghèo hộ")).toBe(-1);
    expect(dictionary.find("pair", "hộ")).toBe(-1);
  });

  it("finds nothing for words that are not there, or are none", () => {
    const dictionary = dictionaryOf([["pair", "hộ nghèo"]]);
    for (const words of ["", " ", "hộ ", " nghèo", "hộ vắng", "vắng nghèo", "hộ nghèo hộ", "hộ  nghèo"])
      expect(dictionary.find("pair", words)).toBe(-1);
  });

  it("numbers words, the folded forms of words among them", () => {
    const dictionary = dictionaryOf([["syllable", "nghèo"]]);
    const { foldedOf } = dictionary.arrays;
    expect(foldedOf[dictionary.word("nghèo")]).toBe(dictionary.word("ngheo"));
    expect(dictionary.word("vắng")).toBe(-1);
  });

  it("finds nothing where there is nothing", () => {
    const dictionary = dictionaryOf([]);
    expect([dictionary.size, dictionary.find("syllable", "hộ"), dictionary.word("")]).toEqual([0, -1, -1]);
  });
});
