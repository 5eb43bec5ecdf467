import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { WordIds } from "../../../src/index/lexical/word-ids.js";
import { foldDiacritics } from "../../../src/language/syllable.js";
import { tokenize } from "../../../src/language/token.js";

const word = fc.constantFrom("hộ", "họ", "ho", "nghèo", "ngheo", "đảng", "dang", "3093", "ô");
const tokenOf = (text: string) => ({ text, folded: foldDiacritics(text) });

describe("WordNumbering", () => {
  it("gives each word one number, whenever it comes, and no two words the same", () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), (list) => {
        const numbering = new WordIds();
        const numbers = new Map<string, number>();
        for (const each of list) {
          const number = numbering.idOf(tokenOf(each));
          expect(number).toBe(numbers.get(each) ?? number);
          numbers.set(each, number);
        }
        expect(new Set(numbers.values()).size).toBe(numbers.size);
      }),
      { seed: 24, numRuns: 200 },
    );
  });

  it("knows the form without diacritics of each word, also when the table is built", () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), (list) => {
        const numbering = new WordIds();
        const numbers = list.map((each) => numbering.idOf(tokenOf(each)));
        const { words, foldedOf } = numbering.build();
        expect(foldedOf).toHaveLength(words.size);
        for (const [at, each] of list.entries()) {
          const number = numbers[at] as number;
          expect(words.at(number)).toBe(each);
          expect(words.at(foldedOf[number] as number)).toBe(foldDiacritics(each));
          expect(numbering.foldedOf(number)).toBe(foldedOf[number]);
        }
      }),
      { seed: 25, numRuns: 200 },
    );
  });

  it("takes words that differ in nothing but diacritics for different words of one folded form", () => {
    const numbering = new WordIds();
    const [house, surname, bare] = tokenize("Hộ họ ho").map((token) => numbering.idOf(token)) as [
      number,
      number,
      number,
    ];
    expect(new Set([house, surname, bare]).size).toBe(3);
    expect([house, surname, bare].map((number) => numbering.foldedOf(number))).toEqual([bare, bare, bare]);
  });

  it("has no words at first", () => {
    const { words, foldedOf } = new WordIds().build();
    expect([words.size, foldedOf.length]).toEqual([0, 0]);
  });
});
