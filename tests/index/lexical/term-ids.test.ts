import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hashTerm } from "../../../src/index/lexical/term.js";
import { TermIds } from "../../../src/index/lexical/term-ids.js";
import { probe } from "../../../src/index/store/hash-slots.js";

const key = fc.oneof(fc.nat(4), fc.nat(0xffff_ffff));
const keys = fc.array(fc.tuple(key, key), { maxLength: 60 });

/** Looks a term up in what is written to the index's file. */
function findBuilt(built: ReturnType<TermIds["build"]>, first: number, second: number): number {
  const { firstKeys, secondKeys, slots } = built;
  const isTerm = (term: number) => firstKeys[term] === first && secondKeys[term] === second;
  return probe(slots, hashTerm(first, second), isTerm);
}

describe("TermNumbering", () => {
  it("numbers terms in order of first sight", () => {
    fc.assert(
      fc.property(keys, (list) => {
        const numbering = new TermIds();
        const seen = new Map<string, number>();
        for (const [first, second] of list) {
          const name = `${first} ${second}`;
          if (!seen.has(name)) seen.set(name, seen.size);
          expect(numbering.idOf(first, second)).toBe(seen.get(name));
        }
        expect(numbering.size).toBe(seen.size);
      }),
      { seed: 26, numRuns: 200 },
    );
  });

  it("knows all of very many terms, while they come and when they are built", () => {
    const numbering = new TermIds();
    const list = Array.from({ length: 10_000 }, (_, at) => [at % 101, Math.floor(at / 101)] as const);
    for (const [at, [first, second]] of list.entries()) expect(numbering.idOf(first, second)).toBe(at);
    for (const [at, [first, second]] of list.entries()) expect(numbering.idOf(first, second)).toBe(at);
    const built = numbering.build();
    expect(built.firstKeys).toHaveLength(list.length);
    for (const [at, [first, second]] of list.entries()) expect(findBuilt(built, first, second)).toBe(at);
    expect(findBuilt(built, 101, 0)).toBe(-1);
  });

  it("leaves room in its table, so that looking for what is not there comes to an end", () => {
    for (const count of [0, 1, 1_024, 1_025]) {
      const numbering = new TermIds();
      for (let term = 0; term < count; term++) numbering.idOf(term, 0);
      const free = numbering.build().slots.filter((slot) => slot === 0).length;
      expect(free).toBeGreaterThanOrEqual(count);
      expect(findBuilt(numbering.build(), 0, 1)).toBe(-1);
    }
  });
});
