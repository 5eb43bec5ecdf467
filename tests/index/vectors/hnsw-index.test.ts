import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { HnswIndex } from "../../../src/index/vectors/hnsw-index.js";
import { type VectorIndex, VectorTable } from "../../../src/index/vectors/vector-index.js";
import { ExactVectorIndex } from "../../support/exact-vector-index.js";
import { cosine, inRows, randomVectors } from "./random-vectors.js";

const dimensions = 32;
const folder = mkdtempSync(join(tmpdir(), "trich-dan-test-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function grown(vectors: readonly Float32Array[], batch = Number.POSITIVE_INFINITY): Promise<HnswIndex> {
  const index = HnswIndex.empty(dimensions);
  for (let from = 0; from < vectors.length; from += batch)
    await index.add(inRows(vectors.slice(from, from + batch)));
  return index;
}

async function reopened(vectors: readonly Float32Array[]): Promise<HnswIndex> {
  const path = join(folder, `${vectors.length}.hnsw`);
  await (await grown(vectors)).write(path);
  return HnswIndex.read(path, dimensions);
}

const vectors = randomVectors(2_000, dimensions, 1);
const questions = randomVectors(100, dimensions, 2);
const yardstick = new ExactVectorIndex(VectorTable.from(dimensions, vectors));
const [question, one] = [questions[0], randomVectors(1, dimensions, 5)[0]] as [Float32Array, Float32Array];

describe.each<[string, (vectors: readonly Float32Array[]) => Promise<VectorIndex>]>([
  ["ExactVectorIndex", async (each) => new ExactVectorIndex(VectorTable.from(dimensions, each))],
  ["HnswIndex", (each) => grown(each)],
  ["HnswIndex, grown in batches", (each) => grown(each, 300)],
  ["HnswIndex, written and read", reopened],
])("%s", (_name, build) => {
  let index: VectorIndex;
  beforeAll(async () => {
    index = await build(vectors);
  });

  it("finds the nearest ten of two thousand, nearly always", () => {
    const labels = (from: VectorIndex, each: Float32Array) => from.search(each, 10).map(({ label }) => label);
    const found = questions.flatMap((each) => {
      const right = new Set(labels(yardstick, each));
      return labels(index, each).filter((label) => right.has(label));
    });
    expect(found.length / (questions.length * 10)).toBeGreaterThanOrEqual(0.95);
  });

  it("gives them nearest first, with their cosine", () => {
    const found = index.search(question, 10);
    const similarities = found.map(({ similarity }) => similarity);
    expect(found).toHaveLength(10);
    expect(similarities).toEqual(similarities.toSorted((left, right) => right - left));
    for (const { label, similarity } of found)
      expect(Math.abs(similarity - cosine(vectors[label] as Float32Array, question))).toBeLessThan(0.01);
  });

  it("finds a vector by itself, wherever it came", () => {
    for (const row of [0, 999, 1_000, 1_999]) {
      const [first] = index.search(vectors[row] as Float32Array, 1);
      expect(first?.label).toBe(row);
      expect(first?.similarity).toBeCloseTo(1, 2);
    }
  });

  it("gives as many as are asked for, also very many", () => {
    expect(new Set(index.search(question, 400).map(({ label }) => label)).size).toBe(400);
  });

  it("knows how many it holds, and gives no more", async () => {
    const few = await build(randomVectors(7, dimensions, 3));
    expect([index.size, few.size]).toEqual([2_000, 7]);
    const labels = few.search(question, 100).map(({ label }) => label);
    expect(labels.sort()).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  it("gives nothing where nothing is asked for, or held", async () => {
    const none = await build([]);
    expect(none.size).toBe(0);
    expect(none.search(question, 10)).toEqual([]);
    expect(index.search(question, 0)).toEqual([]);
  });

  it("answers a question without direction", () => {
    const found = index.search(new Float32Array(dimensions), 10);
    expect(found).toHaveLength(10);
    for (const { similarity } of found) expect(similarity).toBeCloseTo(0, 5);
  });

  it("holds one vector under several numbers", async () => {
    const twins = await build([one, one, one]);
    const labels = twins.search(one, 3).map(({ label }) => label);
    expect(labels.sort()).toEqual([0, 1, 2]);
  });
});

describe("HnswIndex", () => {
  afterEach(() => vi.restoreAllMocks());

  it("finds the same every time it is built, in one go or in batches", async () => {
    const some = vectors.slice(0, 1_200);
    const found = (index: HnswIndex) => index.search(question, 20);
    const first = found(await grown(some));
    expect(found(await grown(some))).toEqual(first);
    expect(found(await grown(some, 77))).toEqual(first);
  });

  it("grows on after it was written and read", async () => {
    const path = join(folder, "grown.hnsw");
    await (await grown(vectors.slice(0, 1_000))).write(path);
    const index = await HnswIndex.read(path, dimensions);
    await index.add(inRows(vectors.slice(1_000, 1_700)));
    expect(index.size).toBe(1_700);
    for (const row of [0, 999, 1_000, 1_699])
      expect(index.search(vectors[row] as Float32Array, 1)[0]?.label).toBe(row);
  });

  it("gives others a turn whenever it has been at work for long", async () => {
    let now = 0;
    vi.spyOn(performance, "now").mockImplementation(() => (now += 6));
    let turns = 0;
    let counting = true;
    const count = () => {
      turns++;
      if (counting) setImmediate(count);
    };
    setImmediate(count);
    await HnswIndex.empty(dimensions).add(inRows(vectors.slice(0, 40)));
    counting = false;
    expect(turns).toBeGreaterThanOrEqual(10);
  });

  it("says so when there is no file to read", async () => {
    await expect(HnswIndex.read(join(folder, "missing.hnsw"), dimensions)).rejects.toThrow();
    writeFileSync(join(folder, "empty.hnsw"), "");
    await expect(HnswIndex.read(join(folder, "empty.hnsw"), dimensions)).rejects.toThrow();
  });
});
