import { expect, test } from "vitest";
import type { EmbeddingRole } from "../../src/embedding/index.js";
import type { EmbeddedLibrary } from "../../src/index/index.js";
import { FakeEmbedder } from "../support/fake-embedder.js";
import { shortSeries, writeSeries } from "../support/series.js";
import { newShelf, open } from "./opening.js";

/** Calls itself the same model, but makes other vectors: what it made can be told from what was kept. */
class DriftedEmbedder extends FakeEmbedder {
  override async embed(texts: readonly string[], role: EmbeddingRole): Promise<Float32Array[]> {
    const vectors = await super.embed(texts, role);
    return vectors.map((vector) => vector.map((value) => -value));
  }
}

/** The rounded vectors of a passage, with the worth of a unit of each. */
function vectorsOf({ passages, search }: EmbeddedLibrary, id: string): unknown[] {
  const ordinal = passages.ordinalOf(id) ?? -1;
  const { vectors, vectorOffsets } = search;
  const rows: unknown[] = [];
  for (let row = vectorOffsets[ordinal] ?? 0; row < (vectorOffsets[ordinal + 1] ?? 0); row++) {
    const start = row * vectors.dimensions;
    rows.push([[...vectors.values.subarray(start, start + vectors.dimensions)], vectors.scales[row]]);
  }
  return rows;
}

test("only new text is embedded, and every vector that is kept is the same, number for number", async () => {
  const shelf = await newShelf();
  const before = await open(shelf);
  const [first, second, third] = shortSeries["bai-1"];
  const added = "Đoạn mới này đứng trước mọi đoạn khác của bài.";
  const changed = second.replace("300 ha", "450 ha");
  await writeSeries(shelf.corpusDir, { ...shortSeries, "bai-1": [added, first, changed, third] });
  const embedder = new DriftedEmbedder();
  const after = await open(shelf, { embedder });
  expect(after).toMatchObject({ state: "updated", embedded: 2, problems: [] });
  expect(embedder.passages.sort()).toEqual([added, "Huyện Thới Lai cải tạo gần 450 ha vườn tạp."].sort());
  for (const [from, to] of [
    ["bai-1/1", "bai-1/2"],
    ["bai-1/3", "bai-1/4"],
    ["bai-2/1", "bai-2/1"],
    ["bai-2/2", "bai-2/2"],
  ] as const) {
    expect(vectorsOf(before, from).length).toBeGreaterThan(0);
    expect(vectorsOf(after, to)).toEqual(vectorsOf(before, from));
  }
  const [old, kept] = [vectorsOf(before, "bai-1/2"), vectorsOf(after, "bai-1/3")];
  expect(kept[0]).not.toEqual(old[0]);
  expect(kept[1]).toEqual(old[1]);
});

test("a passage that moves to another article keeps its vectors", async () => {
  const shelf = await newShelf();
  const before = await open(shelf);
  const [first, ...rest] = shortSeries["bai-1"];
  await writeSeries(shelf.corpusDir, { "bai-1": rest, "bai-2": [...shortSeries["bai-2"], first] });
  const after = await open(shelf, { embedder: new DriftedEmbedder() });
  expect(after).toMatchObject({ state: "updated", embedded: 0 });
  expect(vectorsOf(after, "bai-2/3")).toEqual(vectorsOf(before, "bai-1/1"));
});

test("an index that is forced keeps no vector", async () => {
  const shelf = await newShelf();
  const before = await open(shelf);
  const after = await open(shelf, { embedder: new DriftedEmbedder(), force: true });
  expect(after).toMatchObject({ state: "built", embedded: before.embedded });
  expect(vectorsOf(after, "bai-1/1")).not.toEqual(vectorsOf(before, "bai-1/1"));
});
