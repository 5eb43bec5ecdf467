import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { confidenceOf, topicalityOf } from "../../src/ranking/calibration.js";
import type { Features } from "../../src/ranking/features.js";

const share = fc.double({ min: 0, max: 1, noNaN: true });
const cosine = fc.double({ min: -1, max: 1, noNaN: true });
const flag = fc.constantFrom(0, 1);
const features: fc.Arbitrary<Features> = fc.record({
  coverage: share,
  focus: share,
  dense: cosine,
  neighbourhood: cosine,
  unknown: share,
  mass: share,
  unknownName: flag,
  missedName: share,
  missedWords: share,
  missedCount: flag,
});

const answered: Features = {
  coverage: 1,
  focus: 1,
  dense: 0.6,
  neighbourhood: 0.4,
  unknown: 0,
  mass: 0.7,
  unknownName: 0,
  missedName: 0,
  missedWords: 0,
  missedCount: 0,
};
const nothing: Features = {
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
      fc.property(features, (each) => {
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

  it.each(["dense", "neighbourhood"] as const)("rises with %s", (name) => {
    fc.assert(
      fc.property(features, (each) => {
        expect(probability({ ...each, [name]: 1 })).toBeGreaterThan(probability({ ...each, [name]: 0 }));
      }),
      { seed: 19, numRuns: 100 },
    );
  });

  it.each(["coverage", "focus", "mass"] as const)("never falls with %s", (name) => {
    fc.assert(
      fc.property(features, (each) => {
        const [with1, without] = [probability({ ...each, [name]: 1 }), probability({ ...each, [name]: 0 })];
        expect(with1).toBeGreaterThanOrEqual(without);
      }),
      { seed: 20, numRuns: 100 },
    );
  });

  it.each(["unknown", "unknownName", "missedName", "missedWords", "missedCount"] as const)(
    "never rises with %s",
    (name) => {
      fc.assert(
        fc.property(features, (each) => {
          const [with1, without] = [probability({ ...each, [name]: 1 }), probability({ ...each, [name]: 0 })];
          expect(with1).toBeLessThanOrEqual(without);
        }),
        { seed: 21, numRuns: 100 },
      );
    },
  );
});

describe("confidenceOf", () => {
  it("falls where a name that was asked for is missing", () => {
    expect(confidenceOf({ ...answered, missedName: 1 })).toBeLessThan(confidenceOf(answered) / 2);
    expect(confidenceOf({ ...answered, unknownName: 1 })).toBeLessThan(confidenceOf(answered));
  });
});
