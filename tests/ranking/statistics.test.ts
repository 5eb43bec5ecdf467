import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { zOf, zScores } from "../../src/ranking/statistics.js";

const values = fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: 2, maxLength: 20 });
const mean = (list: readonly number[]) => list.reduce((sum, value) => sum + value, 0) / list.length;

describe("standardise", () => {
  it("counts in standard deviations from the mean", () => {
    expect(zScores([1, 3])).toEqual([-1, 1]);
    expect(zScores([2, 4, 4, 4, 5, 5, 7, 9])).toEqual([-1.5, -0.5, -0.5, -0.5, 0, 0, 1, 2]);
  });

  it("says nothing of values that do not differ", () => {
    expect(zScores([])).toEqual([]);
    expect(zScores([7])).toEqual([0]);
    expect(zScores([0.1, 0.1, 0.1])).toEqual([0, 0, 0]);
  });

  it("has mean 0 and variance 1 wherever values differ, and keeps their order", () => {
    fc.assert(
      fc.property(values, (list) => {
        fc.pre(Math.max(...list) - Math.min(...list) > 1e-3);
        const scores = zScores(list);
        expect(mean(scores)).toBeCloseTo(0, 6);
        expect(mean(scores.map((score) => score * score))).toBeCloseTo(1, 6);
        for (const [at, value] of list.entries())
          if (value > (list[0] as number)) expect(scores[at]).toBeGreaterThanOrEqual(scores[0] as number);
      }),
      { seed: 14, numRuns: 200 },
    );
  });
});

describe("a value beside others", () => {
  it("counts in their standard deviations, from three below to twelve above", () => {
    expect([-1, 4, 8, 31, -9].map((value) => zOf(value, [1, 3]))).toEqual([-3, 2, 6, 12, -3]);
    expect([-0.99, 13.99].map((value) => zOf(value, [1, 3]))).toEqual([
      expect.closeTo(-2.99),
      expect.closeTo(11.99),
    ]);
  });
});
