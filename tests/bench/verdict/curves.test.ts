import { describe, expect, it } from "vitest";
import {
  areaUnderRisk,
  areaUnderRoc,
  calibrationError,
  reliabilityBins,
} from "../../../bench/verdict/curves.js";

describe("areaUnderRoc", () => {
  it("is 1 where every right one is surer, 0 where every wrong one is", () => {
    expect(areaUnderRoc(scored([0.9, 1], [0.8, 1], [0.3, 0]))).toBe(1);
    expect(areaUnderRoc(scored([0.1, 1], [0.8, 0], [0.3, 0]))).toBe(0);
  });

  it("counts pairs", () => {
    // Of four pairs of a right and a wrong one, three are in order.
    expect(areaUnderRoc(scored([0.9, 1], [0.6, 0], [0.4, 1], [0.2, 0]))).toBe(0.75);
  });

  it("counts ties as half, in any order", () => {
    expect(areaUnderRoc(scored([0.5, 1], [0.5, 0]))).toBe(0.5);
    expect(areaUnderRoc(scored([0.5, 0], [0.5, 1], [0.5, 1], [0.9, 1]))).toBeCloseTo(2 / 3, 12);
    expect(areaUnderRoc(scored([0.9, 1], [0.5, 1], [0.5, 1], [0.5, 0]))).toBeCloseTo(2 / 3, 12);
  });

  it("says nothing where all are alike", () => {
    expect(areaUnderRoc(scored([0.5, 1], [0.7, 1]))).toBeNull();
    expect(areaUnderRoc([])).toBeNull();
  });
});

describe("areaUnderRisk", () => {
  it("averages the share of wrong ones among the surest", () => {
    // Shares of wrong ones at each coverage: 0, 1/2, 1/3, 2/4.
    const questions = scored([0.2, 0], [0.9, 1], [0.4, 1], [0.6, 0]);
    expect(areaUnderRisk(questions)).toBeCloseTo((0 + 1 / 2 + 1 / 3 + 2 / 4) / 4, 12);
  });

  it("takes equal confidences as in a random order", () => {
    expect(areaUnderRisk(scored([0.5, 1], [0.5, 0]))).toBe(0.5);
    expect(areaUnderRisk(scored([0.5, 0], [0.5, 1]))).toBe(0.5);
  });

  it("says nothing without questions", () => {
    expect(areaUnderRisk([])).toBeNull();
  });
});

describe("reliabilityBins", () => {
  it("puts each confidence into one of ten bins, 1 into the last", () => {
    const bins = reliabilityBins(scored([0, 0], [0.05, 1], [0.1, 1], [0.95, 1], [1, 0]));
    expect(bins.map(({ questions }) => questions)).toEqual([2, 1, 0, 0, 0, 0, 0, 0, 0, 2]);
    expect(bins[0]).toMatchObject({ from: 0, mean: 0.025, right: 0.5 });
    expect(bins[9]?.mean).toBeCloseTo(0.975, 12);
  });
});

describe("calibrationError", () => {
  it("is 0 where confidence and right ones agree, and grows with the distance", () => {
    expect(calibrationError(reliabilityBins(scored([1, 1], [0, 0])))).toBe(0);
    expect(calibrationError(reliabilityBins(scored([1, 0], [0, 0])))).toBe(0.5);
  });

  it("weighs bins by their questions", () => {
    // Three of 0.8 with two right: |0.8 - 2/3|; one of 0.2 that is right: |0.2 - 1|.
    const bins = reliabilityBins(scored([0.8, 1], [0.8, 1], [0.8, 0], [0.2, 1]));
    expect(calibrationError(bins)).toBeCloseTo((3 * (0.8 - 2 / 3) + 0.8) / 4, 12);
  });

  it("says nothing without questions", () => {
    expect(calibrationError(reliabilityBins([]))).toBeNull();
  });
});

function scored(...rows: readonly (readonly [confidence: number, right: 0 | 1])[]) {
  return rows.map(([confidence, right]) => ({ confidence, isRight: right === 1 }));
}
