import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { confidenceOf, topicalityOf } from "../../src/retrieval/confidence.js";
import type { Signals } from "../../src/retrieval/signals.js";

const share = fc.double({ min: 0, max: 1, noNaN: true });
const cosine = fc.double({ min: -1, max: 1, noNaN: true });
const flag = fc.constantFrom(0, 1);
const signals: fc.Arbitrary<Signals> = fc.record({
  coverage: share,
  focus: share,
  dense: cosine,
  neighbourhood: cosine,
  unknown: share,
  mass: share,
  unknownName: flag,
  missedName: share,
  missedCount: flag,
});

const answered: Signals = {
  coverage: 1,
  focus: 1,
  dense: 0.6,
  neighbourhood: 0.4,
  unknown: 0,
  mass: 0.7,
  unknownName: 0,
  missedName: 0,
  missedCount: 0,
};
const nothing: Signals = {
  ...answered,
  coverage: 0,
  focus: 0,
  dense: 0,
  neighbourhood: 0,
  unknown: 1,
  mass: 0,
};

describe.each([
  ["confidenceOf", confidenceOf],
  ["topicalityOf", topicalityOf],
])("%s", (_name, probability) => {
  it("is a probability", () => {
    fc.assert(
      fc.property(signals, (each) => {
        expect(probability(each)).toBeGreaterThanOrEqual(0);
        expect(probability(each)).toBeLessThanOrEqual(1);
      }),
      { seed: 18, numRuns: 300 },
    );
  });

  it("tells a question that is answered from one without any evidence", () => {
    expect(probability(answered)).toBeGreaterThan(0.8);
    expect(probability(nothing)).toBeLessThan(0.2);
  });

  it.each(["coverage", "dense", "neighbourhood", "mass"] as const)("rises with %s", (name) => {
    fc.assert(
      fc.property(signals, (each) => {
        expect(probability({ ...each, [name]: 1 })).toBeGreaterThan(probability({ ...each, [name]: 0 }));
      }),
      { seed: 19, numRuns: 100 },
    );
  });
});

describe("confidenceOf", () => {
  it.each(["unknownName", "missedName", "missedCount"] as const)("falls with %s", (name) => {
    fc.assert(
      fc.property(signals, (each) => {
        expect(confidenceOf({ ...each, [name]: 1 })).toBeLessThan(confidenceOf({ ...each, [name]: 0 }));
      }),
      { seed: 20, numRuns: 100 },
    );
  });
});
