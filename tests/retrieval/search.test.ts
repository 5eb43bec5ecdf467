import { describe, expect, it } from "vitest";
import { LexicalBuilder } from "../../src/retrieval/lexical-builder.js";
import { LexicalIndex } from "../../src/retrieval/lexical-index.js";
import { hybridSearch, type SearchIndex } from "../../src/retrieval/search.js";
import { ExactVectorIndex, VectorTable } from "../../src/retrieval/vector-index.js";
import { read, smallCorpus } from "./small-world.js";

type Vector = readonly [number, number];

/** The small corpus with the vectors of each passage given by hand; passages without any get none. */
function indexWith(vectorsOf: Readonly<Record<number, readonly Vector[]>>): SearchIndex {
  const builder = new LexicalBuilder();
  for (const { text } of smallCorpus) builder.add(text, "");
  const rows = smallCorpus.flatMap((_, passage) =>
    (vectorsOf[passage] ?? []).map((vector) => ({ passage, vector })),
  );
  const vectors = new VectorTable(2, Float32Array.from(rows.flatMap(({ vector }) => vector)));
  const before = (passage: number) => rows.filter((row) => row.passage < passage).length;
  return {
    lexical: new LexicalIndex(builder.build()),
    vectors,
    graph: new ExactVectorIndex(vectors),
    passageOfVector: Uint32Array.from(rows, ({ passage }) => passage),
    vectorOffsets: Uint32Array.from({ length: smallCorpus.length + 1 }, (_, passage) => before(passage)),
  };
}

const towards = Float32Array.from([1, 0]);

describe("hybridSearch", () => {
  it("finds by words what the vectors do not know", () => {
    const found = hybridSearch(indexWith({ 3: [[0, 1]] }), read("hộ nghèo"), towards);
    expect(found[0]).toMatchObject({ passage: 1, dense: 0 });
    expect(found[0]?.lexical).toBeGreaterThan(0);
  });

  it("finds by vectors what shares no word", () => {
    const found = hybridSearch(indexWith({ 4: [[1, 0]], 1: [[0, 1]] }), read("xzq"), towards);
    expect(found[0]).toMatchObject({ passage: 4, lexical: 0, dense: 1 });
  });

  it("takes a passage by its nearest sentence", () => {
    const sentences: Vector[] = [
      [0, 1],
      [0.8, 0.6],
      [0.6, 0.8],
    ];
    const [found] = hybridSearch(indexWith({ 2: sentences }), read("xzq"), towards);
    expect(found?.passage).toBe(2);
    expect(found?.dense).toBeCloseTo(0.8);
  });

  it("gives each passage once, best first", () => {
    const index = indexWith({
      0: [[0.6, 0.8]],
      1: [
        [1, 0],
        [0.8, 0.6],
      ],
      2: [[0, 1]],
    });
    const found = hybridSearch(index, read("quận Ô Môn hộ nghèo cải tạo vườn tạp"), towards);
    expect(new Set(found.map(({ passage }) => passage)).size).toBe(found.length);
    const scores = found.map(({ fused }) => fused);
    expect(scores).toEqual([...scores].sort((left, right) => right - left));
    expect(found[0]?.passage).toBe(1);
  });

  it("lets agreement of both sides win over one of them", () => {
    const index = indexWith({ 1: [[0.9, Math.sqrt(0.19)]], 3: [[1, 0]] });
    expect(hybridSearch(index, read("quận Ô Môn còn hộ nghèo"), towards)[0]?.passage).toBe(1);
  });

  it("keeps raw signals raw: they do not depend on the other candidates", () => {
    const alone = hybridSearch(indexWith({ 1: [[0.6, 0.8]] }), read("hộ nghèo"), towards);
    const among = hybridSearch(indexWith({ 1: [[0.6, 0.8]], 5: [[1, 0]] }), read("hộ nghèo"), towards);
    const raw = (found: typeof alone) => found.find(({ passage }) => passage === 1);
    expect(raw(among)?.lexical).toBe(raw(alone)?.lexical);
    expect(raw(among)?.dense).toBe(raw(alone)?.dense);
  });

  it("finds nothing where nothing is held, and nothing by words where nothing is asked", () => {
    expect(hybridSearch(indexWith({}), read("xzq"), towards)).toEqual([]);
    expect(hybridSearch(indexWith({}), read(""), towards)).toEqual([]);
  });
});
