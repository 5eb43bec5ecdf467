import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { insert, probe, slotCount, slotsFor } from "../../../src/index/store/hash-slots.js";

const hash = fc.oneof(fc.nat(3), fc.nat(0xffff_ffff), fc.constantFrom(0, 0xffff_ffff, 0x8000_0000));

describe("slotCount", () => {
  it("is a power of two that leaves at least half of the slots free", () => {
    fc.assert(
      fc.property(fc.nat(2 ** 24), (entries) => {
        const count = slotCount(entries);
        expect(Number.isInteger(Math.log2(count))).toBe(true);
        expect(count).toBeGreaterThanOrEqual(Math.max(4, entries * 2));
        expect(count).toBeLessThan(Math.max(8, entries * 4));
      }),
      { seed: 21, numRuns: 300 },
    );
  });
});

describe("slotsFor", () => {
  it("finds every entry by its hash, also where many share one", () => {
    fc.assert(
      fc.property(fc.array(hash, { maxLength: 50 }), (hashes) => {
        const slots = slotsFor(hashes.length, (number) => hashes[number] as number);
        for (const [number, each] of hashes.entries())
          expect(probe(slots, each, (candidate) => candidate === number)).toBe(number);
      }),
      { seed: 22, numRuns: 300 },
    );
  });

  it("finds nothing that does not match, and nothing where nothing is", () => {
    const slots = slotsFor(3, () => 7);
    expect(probe(slots, 7, () => false)).toBe(-1);
    const empty = slotsFor(0, () => 7);
    expect(probe(empty, 7, () => true)).toBe(-1);
  });

  it.each([1, 256, 65_536, 2 ** 22])("spreads hashes that are %i apart, so that few are compared", (step) => {
    const entries = 1_000;
    const slots = slotsFor(entries, (number) => (number * step) >>> 0);
    let compared = 0;
    for (let number = 0; number < entries; number++)
      probe(slots, (number * step) >>> 0, (candidate) => {
        compared++;
        return candidate === number;
      });
    expect(compared / entries).toBeLessThan(3);
  });
});

describe("insert", () => {
  it("makes the same table as all at once", () => {
    const hashes = [5, 5, 9, 0, 0xffff_ffff];
    const slots = new Uint32Array(slotCount(hashes.length));
    for (const [number, each] of hashes.entries()) insert(slots, each, number);
    expect(slots).toEqual(slotsFor(hashes.length, (number) => hashes[number] as number));
  });
});
