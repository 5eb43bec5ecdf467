import { describe, expect, test } from "vitest";
import { type OrdinalRange, scopeOf } from "../../../src/index/scope.js";
import { GraphIndex } from "../../../src/index/vectors/graph-index.js";
import { HnswIndex } from "../../../src/index/vectors/hnsw-index.js";
import { graphTrouble } from "../../../src/index/vectors/native-graph.js";
import { inOneMemory } from "../../../src/index/vectors/near-index.js";
import { CodeIndex, ScanIndex, writeCode } from "../../../src/index/vectors/scan-index.js";
import { codeSize } from "../../../src/index/vectors/table-memory.js";
import { type VectorIndex, VectorTable } from "../../../src/index/vectors/vector-index.js";
import { ExactVectorIndex } from "../../support/exact-vector-index.js";
import { randomVectors } from "./random-vectors.js";

const dimensions = 32;
const size = 1_500;
const vectors = randomVectors(size, dimensions, 3);
const table = VectorTable.from(dimensions, vectors);
const exact = new ExactVectorIndex(table);
const queries = randomVectors(10, dimensions, 8);
const labels = (index: VectorIndex, query: Float32Array, count: number, among?: readonly OrdinalRange[]) =>
  index.search(query, count, among).map(({ label }) => label);

/** Ranges of a few vectors here and there, of one vector, of nearly all, and of none. */
const scopes: readonly (readonly [string, readonly OrdinalRange[]])[] = [
  ["some", ranges([7, 150, 151, 902, 1_499])],
  ["one", [{ from: 234, to: 235 }]],
  ["a fifth", [{ from: 300, to: 600 }]],
  [
    "nearly all",
    [
      { from: 1, to: 700 },
      { from: 701, to: size },
    ],
  ],
  ["none", []],
];

function ranges(held: readonly number[]): readonly OrdinalRange[] {
  return scopeOf(
    vectors.map((_, first) => ({ first, length: 1 })),
    held,
  ).ranges;
}

/** Passages of one vector each, found by their codes. */
function codeIndex(): CodeIndex {
  const codes = new Uint8Array(size * codeSize(dimensions));
  for (const [passage, vector] of vectors.entries()) writeCode(vector, codes, passage * codeSize(dimensions));
  const vectorOffsets = Uint32Array.from({ length: size + 1 }, (_, at) => at);
  const stored = inOneMemory({
    vectors: table,
    codes,
    vectorOffsets,
    vectorSums: new Float32Array(size).fill(1),
  });
  return new CodeIndex(stored.vectors, stored.codes);
}

describe.each(scopes)("among %s", (name, among) => {
  test("comparing every vector finds the nearest of them", () => {
    for (const query of queries)
      expect(labels(new ScanIndex(table), query, 20, among)).toEqual(labels(exact, query, 20, among));
  });

  test("comparing by codes finds the nearest of them", () => {
    const index = codeIndex();
    for (const query of queries)
      expect(labels(index, query, 20, among)).toEqual(labels(exact, query, 20, among));
  });

  test("a part of a corpus that has a graph is compared, most of it walked through", () => {
    const asked: string[] = [];
    const telling = (name: string): VectorIndex => ({
      size,
      search: (query, count, given) => {
        asked.push(name);
        return exact.search(query, count, given);
      },
    });
    const index = new GraphIndex(telling("graph"), telling("codes"));
    const [query] = queries as [Float32Array];
    expect(labels(index, query, 20, among)).toEqual(labels(exact, query, 20, among));
    expect(labels(index, query, 20)).toEqual(labels(exact, query, 20));
    expect(asked).toEqual([name === "nearly all" ? "graph" : "codes", "graph"]);
  });

  test.skipIf(graphTrouble() !== null)("a graph finds only them, and the nearest", async () => {
    const index = HnswIndex.empty(dimensions);
    await index.add(Float32Array.from(vectors.flatMap((vector) => [...vector])));
    let [right, all] = [0, 0];
    for (const query of queries) {
      const found = labels(index, query, 20, among);
      const wanted = labels(exact, query, 20, among);
      expect(found).toHaveLength(wanted.length);
      expect(found.every((label) => among.some(({ from, to }) => from <= label && label < to))).toBe(true);
      right += found.filter((label) => wanted.includes(label)).length;
      all += wanted.length;
    }
    expect(right).toBeGreaterThanOrEqual(0.95 * all);
  });
});
