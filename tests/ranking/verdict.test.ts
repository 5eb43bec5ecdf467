import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { confidenceOf, type Features } from "../../src/ranking/index.js";
import { decideOutcome } from "../../src/ranking/verdict.js";

const certain: Features = {
  coverage: 1,
  focus: 1,
  dense: 0.7,
  neighbourhood: 0.5,
  unknown: 0,
  mass: 0.8,
  unknownName: 0,
  missedName: 0,
  missedWords: 0,
  missedCount: 0,
};
const nothing: Features = {
  ...certain,
  coverage: 0,
  focus: 0,
  dense: 0,
  neighbourhood: 0,
  unknown: 1,
  mass: 0,
};

const share = fc.double({ min: 0, max: 1, noNaN: true });
const features: fc.Arbitrary<Features> = fc.record({
  coverage: share,
  focus: share,
  dense: share,
  neighbourhood: share,
  unknown: share,
  mass: share,
  unknownName: fc.constantFrom(0, 1),
  missedName: share,
  missedWords: share,
  missedCount: fc.constantFrom(0, 1),
});

const outcomeOf = (each: Features) => decideOutcome(each, confidenceOf(each));

describe("decideOutcome", () => {
  it("answers on full evidence", () => {
    expect(outcomeOf(certain)).toBe("answered");
  });

  it("is silent without any", () => {
    expect(outcomeOf(nothing)).toBe("not_found");
  });

  it("shows what is near when the passage lacks the name that was asked for", () => {
    expect(outcomeOf({ ...certain, missedName: 1 })).toBe("related");
    expect(outcomeOf({ ...certain, missedWords: 1 })).toBe("related");
  });

  it("never answers for a name that occurs nowhere, whatever else speaks for it", () => {
    fc.assert(
      fc.property(features, (each) => {
        expect(outcomeOf({ ...each, unknownName: 1 })).not.toBe("answered");
      }),
      { seed: 22, numRuns: 300, examples: [[certain]] },
    );
  });

  it("says no less when the question is nearer to the series", () => {
    const rank = { not_found: 0, related: 1, answered: 2 };
    fc.assert(
      fc.property(features, share, (each, nearer) => {
        const raised = {
          ...each,
          dense: Math.max(each.dense, nearer),
          neighbourhood: Math.max(each.neighbourhood, nearer),
        };
        expect(rank[outcomeOf(raised)]).toBeGreaterThanOrEqual(rank[outcomeOf(each)]);
      }),
      { seed: 23, numRuns: 300 },
    );
  });
});
