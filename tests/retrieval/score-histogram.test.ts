import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ScoreHistogram } from "../../src/retrieval/score-histogram.js";

const most = 20;
const score = fc.oneof(
  fc.constant(0),
  fc.double({ min: 0, max: most, noNaN: true }),
  fc.double({ min: 9.99, max: 10.01, noNaN: true }),
);
const scores = fc.array(score, { maxLength: 200 }).map((values) => Float32Array.from(values));

describe("ScoreHistogram", () => {
  it("gives a score that as many reach as asked for, and misses the right one by no more than a bin", () => {
    fc.assert(
      fc.property(scores, fc.integer({ min: 1, max: 50 }), (values, rank) => {
        const found = new ScoreHistogram(most).count(values, 0).largest(rank);
        const exact = values.toSorted().at(-rank) ?? 0;
        expect(found).toBeLessThanOrEqual(exact);
        expect(found).toBeGreaterThan(exact - most / 1_000);
      }),
      { seed: 30, numRuns: 300 },
    );
  });

  it("gives 0 where fewer scores reach the floor than asked for", () => {
    const values = Float32Array.from([1, 5, 9, 0, 0]);
    const histogram = new ScoreHistogram(10);
    expect(histogram.count(values, 4).largest(3)).toBe(0);
    expect(histogram.count(values, 4).largest(2)).toBeCloseTo(5, 1);
    expect(histogram.count(values, 0).largest(4)).toBe(0);
  });

  it("forgets what it counted before", () => {
    const histogram = new ScoreHistogram(10);
    histogram.count(Float32Array.from([9, 9, 9]), 0);
    expect(histogram.count(Float32Array.from([2]), 0).largest(2)).toBe(0);
  });

  it("counts nothing where no score can be above 0", () => {
    expect(new ScoreHistogram(0).count(new Float32Array(5), 0).largest(1)).toBe(0);
    expect(new ScoreHistogram(0).count(new Float32Array(), 0).largest(1)).toBe(0);
  });
});
