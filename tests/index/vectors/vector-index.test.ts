import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { VectorTable } from "../../../src/index/vectors/vector-index.js";
import { ExactVectorIndex } from "../../support/exact-vector-index.js";
import { cosine, normalised, randomVectors } from "./random-vectors.js";

const values = fc
  .integer({ min: 1, max: 40 })
  .chain((length) =>
    fc.tuple(
      ...[0, 1].map(() =>
        fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: length, maxLength: length }),
      ),
    ),
  );

/** A row as it is read back. */
function row(table: VectorTable, label: number): Float32Array {
  const sum = new Float32Array(table.dimensions);
  table.addTo(sum, label);
  return sum;
}

describe("VectorTable", () => {
  it("compares as exactly as its rounding allows: half a step for each number of the question", () => {
    fc.assert(
      fc.property(values, ([first = [], second = []]) => {
        fc.pre(Math.hypot(...first) > 1e-3 && Math.hypot(...second) > 1e-3);
        const [vector, question] = [normalised(first), normalised(second)];
        const table = VectorTable.from(vector.length, [vector]);
        const step = Math.max(...vector.map(Math.abs)) / 127;
        const bound = (step / 2) * question.reduce((sum, value) => sum + Math.abs(value), 0);
        const error = Math.abs(table.similarity(question, 0) - cosine(vector, question));
        expect(error).toBeLessThanOrEqual(bound + 1e-6);
      }),
      { seed: 33, numRuns: 500 },
    );
  });

  it("misses the cosine of vectors as long as a model's by a few thousandths at most", () => {
    const vectors = randomVectors(200, 384, 34);
    const table = VectorTable.from(384, vectors);
    const question = randomVectors(1, 384, 35)[0] as Float32Array;
    const errors = vectors.map((vector, label) =>
      Math.abs(table.similarity(question, label) - cosine(vector, question)),
    );
    expect(Math.max(...errors)).toBeLessThan(0.004);
    expect(errors.reduce((sum, error) => sum + error, 0) / errors.length).toBeLessThan(0.0015);
  });

  it.each([1, 2, 3, 4, 5, 7, 8, 33])("compares every one of %i dimensions", (dimensions) => {
    for (let at = 0; at < dimensions; at++) {
      const unit = normalised(Array.from({ length: dimensions }, (_, other) => Number(other === at)));
      const table = VectorTable.from(dimensions, [unit, unit]);
      expect(table.similarity(unit, 1)).toBeCloseTo(1, 5);
    }
  });

  it("keeps the direction of a vector that is not normalised, however short or long", () => {
    const table = VectorTable.from(2, [Float32Array.from([3e-6, -4e-6]), Float32Array.from([3e6, -4e6])]);
    const question = Float32Array.from([0.6, -0.8]);
    expect(table.similarity(question, 0)).toBeCloseTo(5e-6, 7);
    expect(table.similarity(question, 1) / 5e6).toBeCloseTo(1, 2);
  });

  it("takes a vector without direction for equally far from everything", () => {
    const table = VectorTable.from(2, [Float32Array.from([0, 0])]);
    expect(table.similarity(Float32Array.from([1, 0]), 0)).toBe(0);
    expect([...row(table, 0)]).toEqual([0, 0]);
  });

  it("copies a row of another table as it is", () => {
    const vectors = randomVectors(3, 8, 36);
    const source = VectorTable.from(8, vectors);
    const target = VectorTable.sized(8, 2);
    target.copy(1, source, 2);
    expect(row(target, 1)).toEqual(row(source, 2));
    expect([...row(target, 0)]).toEqual(new Array(8).fill(0));
    expect(target.similarity(vectors[0] as Float32Array, 1)).toBe(
      source.similarity(vectors[0] as Float32Array, 2),
    );
  });

  it("adds rows up", () => {
    const [first, second] = randomVectors(2, 8, 37) as [Float32Array, Float32Array];
    const table = VectorTable.from(8, [first, second]);
    const sum = new Float32Array(8);
    table.addTo(sum, 0);
    table.addTo(sum, 1);
    for (const [at, value] of sum.entries())
      expect(Math.abs(value - (first[at] ?? 0) - (second[at] ?? 0))).toBeLessThan(0.01);
  });

  it("puts a vector into the place of another", () => {
    const table = VectorTable.from(2, [Float32Array.from([1, 0]), Float32Array.from([1, 0])]);
    table.set(0, Float32Array.from([0, 1]));
    expect([0, 1].map((label) => Math.round(table.similarity(Float32Array.from([0, 1]), label)))).toEqual([
      1, 0,
    ]);
  });

  it("knows how many vectors it holds, none too", () => {
    expect(VectorTable.from(2, randomVectors(5, 2, 38)).size).toBe(5);
    expect(VectorTable.sized(4, 3).size).toBe(3);
    expect(VectorTable.from(0, []).size).toBe(0);
  });
});

describe("ExactVectorIndex", () => {
  it("gives the nearest first, those equally near by their number", () => {
    const vectors = [
      [0.6, 0.8],
      [1, 0],
      [0.6, 0.8],
      [-1, 0],
    ].map(normalised);
    const index = new ExactVectorIndex(VectorTable.from(2, vectors));
    const found = index.search(Float32Array.from([1, 0]), 10);
    expect(found.map(({ label }) => label)).toEqual([1, 0, 2, 3]);
    expect(index.search(Float32Array.from([1, 0]), 2)).toEqual(found.slice(0, 2));
  });
});
