import { describe, expect, it } from "vitest";
import { nearest } from "../../bench/scale/brute-force.js";
import { seededRandom } from "../../bench/scale/random.js";

describe("nearest", () => {
  it("finds what sorting by the dot product finds", () => {
    const random = seededRandom(7);
    const [dimensions, rows] = [8, 300];
    const values = Float32Array.from({ length: dimensions * rows }, () => random.next() - 0.5);
    const query = Float32Array.from({ length: dimensions }, () => random.next() - 0.5);
    const product = (row: number) =>
      query.reduce((sum, value, at) => sum + value * (values[row * dimensions + at] ?? 0), 0);
    const sorted = [...Array(rows).keys()].sort((left, right) => product(right) - product(left));
    expect(nearest({ dimensions, values }, query, 10)).toEqual(sorted.slice(0, 10));
  });

  it("gives all of fewer rows, and the earlier of equal ones first", () => {
    const values = Float32Array.of(1, 0, 0, 1, 1, 0);
    expect(nearest({ dimensions: 2, values }, Float32Array.of(1, 0), 10)).toEqual([0, 2, 1]);
    expect(nearest({ dimensions: 2, values }, Float32Array.of(1, 0), 1)).toEqual([0]);
  });
});
