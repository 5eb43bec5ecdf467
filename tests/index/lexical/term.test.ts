import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Field, fields, firstKey, hashTerm, secondKey } from "../../../src/index/lexical/term.js";

const largestWord = 2 ** 29 - 1;
const word = fc.oneof(fc.nat(3), fc.integer({ min: largestWord - 3, max: largestWord }));
const term = fc.tuple(fc.constantFrom(...(Object.keys(fields) as Field[])), word, fc.option(word));
const keysOf = ([field, first, second]: readonly [Field, number, number | null]) =>
  [firstKey(field, first), secondKey(second ?? undefined)] as const;

describe("firstKey and secondKey", () => {
  it("never give two kinds of term, or two words, the same keys", () => {
    fc.assert(
      fc.property(term, term, (left, right) => {
        const same = left.join() === right.join();
        expect(keysOf(left).join() === keysOf(right).join()).toBe(same);
      }),
      { seed: 10, numRuns: 500 },
    );
  });

  it("fit into 32 bits", () => {
    fc.assert(
      fc.property(term, (each) => {
        const keys = keysOf(each);
        expect([...Uint32Array.from(keys)]).toEqual(keys);
      }),
      { seed: 11, numRuns: 200 },
    );
  });
});

describe("hashTerm", () => {
  it("is a whole number of 32 bits that depends on both keys", () => {
    const hash = hashTerm(...keysOf(["pair", 1, 2]));
    expect(hash).toBe(hash >>> 0);
    expect(hashTerm(...keysOf(["pair", 2, 1]))).not.toBe(hash);
    expect(hashTerm(...keysOf(["pair", 1, 3]))).not.toBe(hash);
    expect(hashTerm(...keysOf(["foldedPair", 1, 2]))).not.toBe(hash);
  });
});
