import { expect, it } from "vitest";
import { softMatches } from "../../src/ranking/soft-match.js";
import { readByHand } from "./token-reader.js";

const near = (term: string, sentence: string) => softMatches([term], [sentence], readByHand)[0]?.[0];

it("a term is as near to a sentence as to the nearest of its words", () => {
  expect(near("nông dân", "Bà con vui")).toBeCloseTo(0.8);
  expect(near("nông dân", "Vui")).toBe(0);
  expect(near("nông dân", "Nông thôn")).toBeCloseTo(1);
});

it("a term of several words points between them", () => {
  expect(near("dân vui", "dân")).toBeCloseTo(Math.SQRT1_2);
});

it("what points the other way is no nearer than what is unknown", () => {
  expect(near("vui", "buồn")).toBe(0);
  expect(near("vui", "mưa")).toBe(0);
  expect(near("mưa", "vui")).toBe(0);
  expect(near("dân", "")).toBe(0);
});

it("no more than 1 is given, whatever is lost in rounding", () => {
  expect(near("bà", "bà")).toBeLessThanOrEqual(1);
  const read = () => ({ dimensions: 1, count: 1, values: Float32Array.of(1.5) });
  expect(softMatches(["a"], ["a"], read)).toEqual([[1]]);
});

it("terms stand side by side within a sentence, sentences in order", () => {
  const rows = softMatches(["dân", "vui"], ["Vui.", "Dân.", "Mưa."], readByHand);
  expect(rows).toEqual([
    [0, 1],
    [1, 0],
    [0, 0],
  ]);
  expect(softMatches([], ["Vui."], readByHand)).toEqual([[]]);
  expect(softMatches(["vui"], [], readByHand)).toEqual([]);
});
