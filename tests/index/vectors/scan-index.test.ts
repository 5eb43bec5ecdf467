import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { inOneMemory } from "../../../src/index/vectors/near-index.js";
import { CodeIndex, ScanIndex, writeCode } from "../../../src/index/vectors/scan-index.js";
import { codeSize, tableMemory } from "../../../src/index/vectors/table-memory.js";
import { VectorTable } from "../../../src/index/vectors/vector-index.js";
import { ExactVectorIndex } from "../../support/exact-vector-index.js";
import { randomVectors } from "./random-vectors.js";

const labelsOf = (found: readonly { readonly label: number }[]) => found.map(({ label }) => label);

/** Passages of two vectors each, found by their codes. */
function codeIndexOf(vectors: readonly Float32Array[], dimensions: number): CodeIndex {
  const table = VectorTable.from(dimensions, vectors);
  const passages = vectors.length / 2;
  const codes = new Uint8Array(passages * codeSize(dimensions));
  const sums = new Float32Array(passages);
  for (let passage = 0; passage < passages; passage++) {
    const sum = new Float32Array(dimensions);
    table.addTo(sum, 2 * passage);
    table.addTo(sum, 2 * passage + 1);
    writeCode(sum, codes, passage * codeSize(dimensions));
    sums[passage] = Math.hypot(...sum);
  }
  const vectorOffsets = Uint32Array.from({ length: passages + 1 }, (_, at) => 2 * at);
  const stored = inOneMemory({ vectors: table, codes, vectorOffsets, vectorSums: sums });
  return new CodeIndex(stored.vectors, stored.codes);
}

describe("every vector compared", () => {
  const rows = [
    [1, 0],
    [0.6, 0.8],
    [1, 0],
    [0, 1],
  ].map((row) => Float32Array.from(row));

  test("gives the nearest first, and of equals the earlier", () => {
    const index = new ScanIndex(VectorTable.from(2, rows));
    const labels = (count: number) => labelsOf(index.search(Float32Array.of(1, 0), count));
    expect([labels(3), labels(0), labels(9)]).toEqual([[0, 2, 1], [], [0, 2, 1, 3]]);
  });

  test.each([8, 16, 256, 384])("finds of vectors of %i numbers those that floats find", (dimensions) => {
    const vectors = randomVectors(500, dimensions, dimensions);
    const table = VectorTable.from(dimensions, vectors);
    const [scan, exact] = [new ScanIndex(table), new ExactVectorIndex(table)];
    for (const query of randomVectors(20, dimensions, 7)) {
      const [found, wanted] = [scan.search(query, 40), exact.search(query, 40)];
      found.forEach(({ similarity }, at) => {
        expect(similarity).toBeCloseTo(wanted[at]?.similarity ?? Number.NaN, 4);
      });
    }
  });

  test("gives what holds no vector, and a query of zeros, no harm", () => {
    expect(new ScanIndex(VectorTable.from(16, [])).search(new Float32Array(16), 3)).toEqual([]);
    const found = new ScanIndex(VectorTable.from(2, rows)).search(new Float32Array(2), 2);
    expect(found.map(({ label, similarity }) => [label, similarity + 0])).toEqual([
      [0, 0],
      [1, 0],
    ]);
  });
});

describe("passages compared by their codes first", () => {
  test("are found by the mean of their vectors", () => {
    const vectors = randomVectors(600, 16, 3);
    const index = codeIndexOf(vectors, 16);
    const query = vectors[0] as Float32Array;
    const cosine = (passage: number) => {
      const mean = (vectors[2 * passage] as Float32Array).map(
        (value, at) => value + ((vectors[2 * passage + 1] as Float32Array)[at] as number),
      );
      return mean.reduce((sum, value, at) => sum + value * (query[at] as number), 0) / Math.hypot(...mean);
    };
    const wanted = [...new Array(300).keys()].sort((a, b) => cosine(b) - cosine(a)).slice(0, 30);
    const found = index.search(query, 30);
    found.forEach(({ similarity }, at) => {
      expect(similarity).toBeCloseTo(cosine(wanted[at] as number), 1);
    });
    expect(labelsOf(found).filter((label) => wanted.includes(label)).length).toBeGreaterThan(27);
  });

  test("of many, the nearest are among those that are compared by their vectors", () => {
    const vectors = randomVectors(12_000, 64, 11);
    const index = codeIndexOf(vectors, 64);
    for (let passage = 0; passage < 6_000; passage += 500) {
      const query = vectors[2 * passage] as Float32Array;
      expect(labelsOf(index.search(query, 3))[0]).toBe(passage);
    }
  });
});

test("without WebAssembly the same vectors are found", () => {
  const vectors = randomVectors(300, 32, 5);
  const plain = VectorTable.from(32, vectors);
  const memory = tableMemory(plain.values.length, { dimensions: 32, vectors: 300, passages: 0 }, true);
  memory.regions.held.values.set(new Uint8Array(plain.values.buffer));
  const slow = new ScanIndex(new VectorTable(32, plain.values, plain.scales, memory));
  const fast = new ScanIndex(plain);
  for (const query of randomVectors(20, 32, 6))
    expect(slow.search(query, 50)).toEqual(fast.search(query, 50));
  const [query = new Float32Array()] = randomVectors(1, 32, 8);
  expect([...plain.similarities(query, 3, 40)]).toEqual([
    ...new VectorTable(32, plain.values, plain.scales, memory).similarities(query, 3, 40),
  ]);
});

test("a row is compared as it is by itself", () => {
  const vectors = randomVectors(50, 16, 9);
  const table = VectorTable.from(16, vectors);
  fc.assert(
    fc.property(fc.nat(49), fc.nat(49), (one, other) => {
      const [from, to] = [Math.min(one, other), Math.max(one, other)];
      const query = vectors[one] as Float32Array;
      const wanted = Array.from({ length: to - from }, (_, at) => table.similarity(query, from + at));
      expect([...table.similarities(query, from, to)]).toEqual(wanted);
    }),
  );
});
