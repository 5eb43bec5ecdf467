import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { GrowingArray } from "../../../src/index/store/growing-array.js";

describe("GrowingArray", () => {
  it("holds what was added, in order, however much it is", () => {
    const array = new GrowingArray(Uint32Array);
    const added = Array.from({ length: 5_000 }, (_, at) => (at * 2_654_435_761) % 2 ** 32);
    expect(added.map((value) => array.push(value))).toEqual([...added.keys()]);
    expect(array.length).toBe(5_000);
    expect([...array.view()]).toEqual(added);
    expect(added.every((value, at) => array.at(at) === value)).toBe(true);
  });

  it("keeps what was put in a place when it grows", () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(255), { minLength: 1, maxLength: 3_000, size: "max" }),
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 20 }),
        (values, changes) => {
          const array = new GrowingArray(Uint8Array);
          const plain: number[] = [];
          for (const value of values) {
            array.push(value);
            plain.push(value);
            const change = changes[plain.length % 100];
            if (!change) continue;
            array.values[change[0] % plain.length] = change[1];
            plain[change[0] % plain.length] = change[1];
          }
          expect([...array.view()]).toEqual(plain);
        },
      ),
      { seed: 23, numRuns: 50 },
    );
  });

  it("is 0 beyond its end", () => {
    const array = new GrowingArray(Uint32Array);
    array.push(7);
    expect([array.at(0), array.at(1), array.at(1_000_000)]).toEqual([7, 0, 0]);
  });

  it("is empty at first", () => {
    const array = new GrowingArray(Uint8Array);
    expect([array.length, array.view().length]).toEqual([0, 0]);
  });

  it("shows its values in the kind of array it was made of", () => {
    expect(new GrowingArray(Uint8Array).view()).toBeInstanceOf(Uint8Array);
    expect(new GrowingArray(Uint32Array).view()).toBeInstanceOf(Uint32Array);
  });
});
