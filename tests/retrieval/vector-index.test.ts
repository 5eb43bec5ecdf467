import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { HnswIndex } from "../../src/retrieval/hnsw-index.js";
import { ExactVectorIndex, type VectorIndex, VectorTable } from "../../src/retrieval/vector-index.js";

const dimensions = 32;
const folder = mkdtempSync(join(tmpdir(), "trich-dan-test-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function reopened(table: VectorTable): Promise<HnswIndex> {
  const path = join(folder, `${table.size}.hnsw`);
  await (await HnswIndex.build(table)).write(path);
  return HnswIndex.read(path, table.dimensions);
}

const table = randomTable(2_000, 1);
const questions = randomTable(100, 2);
const right = Array.from({ length: questions.size }, (_, row) =>
  nearestByHand(table, questions.row(row), 10),
);

describe.each<[string, (table: VectorTable) => Promise<VectorIndex>]>([
  ["ExactVectorIndex", async (table) => new ExactVectorIndex(table)],
  ["HnswIndex", (table) => HnswIndex.build(table)],
  ["HnswIndex, written and read", reopened],
])("%s", (_name, build) => {
  let index: VectorIndex;
  beforeAll(async () => {
    index = await build(table);
  });

  it("finds the nearest ten of two thousand, nearly always", () => {
    let found = 0;
    for (let row = 0; row < questions.size; row++) {
      found += index.search(questions.row(row), 10).filter(({ label }) => right[row]?.includes(label)).length;
    }
    expect(found / (questions.size * 10)).toBeGreaterThanOrEqual(0.95);
  });

  it("gives them nearest first, with their cosine", () => {
    const found = index.search(questions.row(0), 10);
    expect(found).toHaveLength(10);
    expect(found.map(({ similarity }) => similarity)).toEqual(
      found.map(({ similarity }) => similarity).sort((left, right) => right - left),
    );
    for (const { label, similarity } of found)
      expect(similarity).toBeCloseTo(cosine(table.row(label), questions.row(0)), 5);
  });

  it("finds a vector by itself", () => {
    for (const row of [0, 999, 1_999]) {
      const [first] = index.search(table.row(row), 1);
      expect(first?.label).toBe(row);
      expect(first?.similarity).toBeCloseTo(1, 5);
    }
  });

  it("knows how many it holds, and gives no more", async () => {
    const few = await build(randomTable(7, 3));
    expect([index.size, few.size]).toEqual([2_000, 7]);
    const labels = few.search(questions.row(0), 100).map(({ label }) => label);
    expect(labels.sort()).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  it("gives nothing where nothing is asked for, or held", async () => {
    const none = await build(randomTable(0, 4));
    expect(none.size).toBe(0);
    expect(none.search(questions.row(0), 10)).toEqual([]);
    expect(index.search(questions.row(0), 0)).toEqual([]);
  });

  it("answers a question without direction", () => {
    const found = index.search(new Float32Array(dimensions), 10);
    expect(found).toHaveLength(10);
    for (const { similarity } of found) expect(similarity).toBeCloseTo(0, 5);
  });

  it("holds one vector under several numbers", async () => {
    const one = randomTable(1, 5).row(0);
    const twins = await build(new VectorTable(dimensions, Float32Array.from([...one, ...one, ...one])));
    expect(
      twins
        .search(one, 3)
        .map(({ label }) => label)
        .sort(),
    ).toEqual([0, 1, 2]);
  });
});

describe("HnswIndex", () => {
  it("finds the same every time it is built", async () => {
    const table = randomTable(300, 6);
    const [first, second] = [await HnswIndex.build(table), await HnswIndex.build(table)];
    expect(second.search(table.row(9), 20)).toEqual(first.search(table.row(9), 20));
  });

  it("tells how far it has come, giving others a turn meanwhile", async () => {
    const seen: number[] = [];
    let turns = 0;
    const counting = setInterval(() => turns++, 0);
    await HnswIndex.build(randomTable(600, 7), (added) => seen.push(added));
    clearInterval(counting);
    expect(seen).toEqual([256, 512]);
    expect(turns).toBeGreaterThan(0);
  });

  it("says so when there is no file to read", async () => {
    await expect(HnswIndex.read(join(folder, "missing.hnsw"), dimensions)).rejects.toThrow();
    writeFileSync(join(folder, "empty.hnsw"), "");
    await expect(HnswIndex.read(join(folder, "empty.hnsw"), dimensions)).rejects.toThrow();
  });
});

describe("VectorTable", () => {
  const table = new VectorTable(2, Float32Array.from([1, 0, 0.6, 0.8]));

  it("gives each vector by its number", () => {
    expect(table.size).toBe(2);
    expect(table.row(1)).toEqual(Float32Array.from([0.6, 0.8]));
  });

  it("compares with a question", () => {
    expect(table.similarity(Float32Array.from([0, 1]), 1)).toBeCloseTo(0.8);
  });

  it("is empty without dimensions", () => {
    expect(new VectorTable(0, new Float32Array()).size).toBe(0);
  });
});

function randomTable(size: number, seed: number): VectorTable {
  const random = randomNumbers(seed);
  const values = new Float32Array(size * dimensions);
  for (let row = 0; row < size; row++) {
    const vector = Array.from({ length: dimensions }, () => random() + random() + random() - 1.5);
    const norm = Math.hypot(...vector);
    values.set(
      vector.map((value) => value / norm),
      row * dimensions,
    );
  }
  return new VectorTable(dimensions, values);
}

/** Mulberry32: even numbers in [0, 1) that are the same every time. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function cosine(left: Float32Array, right: Float32Array): number {
  let sum = 0;
  for (const [at, value] of left.entries()) sum += value * (right[at] ?? 0);
  return sum;
}

function nearestByHand(table: VectorTable, question: Float32Array, count: number): number[] {
  return Array.from({ length: table.size }, (_, row) => row)
    .map((row) => [row, cosine(table.row(row), question)] as const)
    .sort((left, right) => right[1] - left[1])
    .slice(0, count)
    .map(([row]) => row);
}
