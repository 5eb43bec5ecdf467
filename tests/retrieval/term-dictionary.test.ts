import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TermDictionary } from "../../src/retrieval/term-dictionary.js";

/** Byte order of UTF-8 is the order of code points. */
function byCodePoint(left: string, right: string): number {
  const [a, b] = [[...left], [...right]];
  const at = a.findIndex((character, index) => character !== b[index]);
  if (at < 0) return a.length - b.length;
  return (a[at]?.codePointAt(0) ?? 0) - (b[at]?.codePointAt(0) ?? -1);
}

const term = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 6 }),
  fc.string({ unit: fc.constantFrom("a", "b", "đ", "ộ", "😀", "\ufeff", "\uffff", "\0"), maxLength: 4 }),
);
const terms = fc.uniqueArray(term, { maxLength: 40 });

describe("TermDictionary", () => {
  it("finds what a sorted list finds, in any script", () => {
    fc.assert(
      fc.property(terms, term, (list, other) => {
        const { dictionary } = TermDictionary.from(list);
        const sorted = [...list].sort(byCodePoint);
        expect(dictionary.size).toBe(list.length);
        for (const each of [...list, other]) expect(dictionary.find(each)).toBe(sorted.indexOf(each));
      }),
      { seed: 11, numRuns: 300 },
    );
  });

  it("lists the terms that begin alike as a sorted list does", () => {
    fc.assert(
      fc.property(terms, term, (list, prefix) => {
        const { dictionary } = TermDictionary.from(list);
        const expected = [...list]
          .sort(byCodePoint)
          .map((each, number) => [each, number])
          .filter(([each]) => String(each).startsWith(prefix));
        expect([...dictionary.startingWith(prefix)]).toEqual(expected);
      }),
      { seed: 12, numRuns: 300 },
    );
  });

  it("tells where each sorted term stood", () => {
    const list = ["nghèo", "hộ", "quận", "ấp"];
    const { dictionary, order } = TermDictionary.from(list);
    for (const [at, each] of list.entries()) expect(order[dictionary.find(each)]).toBe(at);
  });

  it("is the same when read from the middle of a larger block of bytes", () => {
    const { dictionary } = TermDictionary.from(["hộ", "nghèo"]);
    const block = new Uint8Array(dictionary.bytes.length + 3);
    block.set(dictionary.bytes, 3);
    const reopened = new TermDictionary(block.subarray(3), dictionary.offsets);
    expect([reopened.find("hộ"), reopened.find("nghèo"), reopened.find("h")]).toEqual([0, 1, -1]);
  });

  it("finds nothing where there is nothing", () => {
    const { dictionary } = TermDictionary.from([]);
    expect(dictionary.size).toBe(0);
    expect(dictionary.find("")).toBe(-1);
    expect([...dictionary.startingWith("")]).toEqual([]);
  });
});
