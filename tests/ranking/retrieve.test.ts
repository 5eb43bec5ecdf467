import { describe, expect, it } from "vitest";
import { EmbeddedSource } from "../../src/index/embedded-source.js";
import type { ForwardIndex } from "../../src/index/forward/forward-index.js";
import type { SearchIndex } from "../../src/index/search-index.js";
import { VectorTable } from "../../src/index/vectors/vector-index.js";
import { nearness, retrieve } from "../../src/ranking/retrieve.js";
import { indexPassages } from "../index/index-passages.js";
import { read, smallCorpus, smallLexicon } from "../query/small-world.js";
import { ExactVectorIndex } from "../support/exact-vector-index.js";

type Vector = readonly [number, number];

/** A vector, and the sentence that it is of; null for what is said of a passage and not printed in it. */
interface Given {
  readonly vector: Vector;
  readonly sentence: number | null;
}

/** Vectors of the sentences of a passage, in order. */
const sentences = (...vectors: readonly Vector[]): Given[] =>
  vectors.map((vector, sentence) => ({ vector, sentence }));

const { lexical: smallIndex } = await indexPassages(
  smallCorpus.map(({ text }) => ({ text })),
  smallLexicon,
);

/** The small corpus with the vectors of each passage given by hand; passages without any get none. */
function indexWith(vectorsOf: Readonly<Record<number, readonly Given[]>>): SearchIndex {
  const rows = smallCorpus.flatMap((_, passage) =>
    (vectorsOf[passage] ?? []).map((given) => ({ passage, ...given })),
  );
  const vectors = VectorTable.from(
    2,
    rows.map(({ vector }) => Float32Array.from(vector)),
  );
  const ofPassage = (passage: number) => rows.filter((row) => row.passage === passage);
  const before = (passage: number) => rows.filter((row) => row.passage < passage).length;
  return {
    lexical: smallIndex,
    forward: {} as ForwardIndex,
    kindOf: () => "body",
    vectors,
    vectorOffsets: Uint32Array.from({ length: smallCorpus.length + 1 }, (_, passage) => before(passage)),
    vectorSums: Float32Array.from(smallCorpus, (_, passage) =>
      Math.hypot(
        ...[0, 1].map((at) => ofPassage(passage).reduce((sum, { vector }) => sum + (vector[at] ?? 0), 0)),
      ),
    ),
    sentenceOfVector: Uint32Array.from(rows, ({ sentence }) => (sentence === null ? 0 : sentence + 1)),
    graph: new ExactVectorIndex(vectors),
    bySentence: true,
    passageOfLabel: (label) => rows[label]?.passage ?? -1,
  };
}

const towards = Float32Array.from([1, 0]);
const search = (index: SearchIndex, question: string) =>
  retrieve(new EmbeddedSource(index), read(question), towards);
const candidates = async (index: SearchIndex, question: string) => (await search(index, question)).candidates;

describe("hybridSearch", () => {
  it("finds by words what the vectors do not know", async () => {
    const [found] = await candidates(indexWith({ 3: sentences([0, 1]) }), "hộ nghèo");
    expect(found).toMatchObject({ passage: 1, dense: 0, whole: 0, similarities: [] });
    expect(found?.lexical).toBeGreaterThan(0);
  });

  it("finds by vectors what shares no word", async () => {
    const [found] = await candidates(indexWith({ 4: sentences([1, 0]), 1: sentences([0, 1]) }), "xzq");
    expect(found).toMatchObject({ passage: 4, lexical: 0 });
    expect(found?.dense).toBeCloseTo(1);
  });

  it("takes a passage by its nearest sentence", async () => {
    const [found] = await candidates(indexWith({ 2: sentences([0, 1], [0.8, 0.6], [0.6, 0.8]) }), "xzq");
    expect(found?.passage).toBe(2);
    expect(found?.dense).toBeCloseTo(0.8, 2);
  });

  it("tells how near each sentence is, leaving a hole where one has no vector", async () => {
    const given: Given[] = [
      { vector: [0.6, 0.8], sentence: 0 },
      { vector: [1, 0], sentence: null },
      { vector: [-1, 0], sentence: 2 },
      { vector: [0, 1], sentence: 2 },
    ];
    const [found] = await candidates(indexWith({ 2: given }), "xzq");
    expect(found?.dense).toBeCloseTo(1, 2);
    expect(found?.similarities).toHaveLength(3);
    expect(found?.similarities[0]).toBeCloseTo(0.6, 2);
    expect(found?.similarities[1]).toBeUndefined();
    expect(found?.similarities[2]).toBeCloseTo(0, 2);
  });

  it("tells how near a passage is as a whole", async () => {
    const [found] = await candidates(indexWith({ 2: sentences([1, 0], [0, 1]) }), "xzq");
    expect(found?.whole).toBeCloseTo(Math.SQRT1_2, 2);
  });

  it("gives each passage once, best first", async () => {
    const index = indexWith({
      0: sentences([0.6, 0.8]),
      1: sentences([1, 0], [0.8, 0.6]),
      2: sentences([0, 1]),
    });
    const found = await candidates(index, "quận Ô Môn hộ nghèo cải tạo vườn tạp");
    expect(new Set(found.map(({ passage }) => passage)).size).toBe(found.length);
    const scores = found.map(({ fused }) => fused);
    expect(scores).toEqual(scores.toSorted((left, right) => right - left));
    expect(found[0]?.passage).toBe(1);
  });

  it("lets agreement of both sides win over one of them", async () => {
    const index = indexWith({ 1: sentences([0.9, Math.sqrt(0.19)]), 3: sentences([1, 0]) });
    expect((await candidates(index, "quận Ô Môn còn hộ nghèo"))[0]?.passage).toBe(1);
  });

  it("keeps raw signals raw: they do not depend on the other candidates", async () => {
    const raw = async (index: SearchIndex) =>
      (await candidates(index, "hộ nghèo")).find(({ passage }) => passage === 1);
    const alone = await raw(indexWith({ 1: sentences([0.6, 0.8]) }));
    const among = await raw(indexWith({ 1: sentences([0.6, 0.8]), 5: sentences([1, 0]) }));
    expect(among?.lexical).toBe(alone?.lexical);
    expect(among?.dense).toBe(alone?.dense);
    expect(among?.whole).toBe(alone?.whole);
  });

  it("finds by the vectors of whole passages where the graph holds those", async () => {
    const index = indexWith({ 2: sentences([0, 1], [1, 0]), 4: sentences([0.6, 0.8]) });
    const whole = [0, 1, 2, 3, 4, 5].map((passage) => Float32Array.from(passage === 4 ? [1, 0] : [0, 1]));
    const graph = new ExactVectorIndex(VectorTable.from(2, whole));
    const found = await candidates(
      { ...index, graph, bySentence: false, passageOfLabel: (label) => label },
      "xzq",
    );
    expect(found).toHaveLength(6);
    expect(found.find(({ passage }) => passage === 2)?.dense).toBeCloseTo(1, 2);
  });

  it("finds nothing where nothing is held, and nothing by words where nothing is asked", async () => {
    expect(await search(indexWith({}), "xzq")).toMatchObject({ candidates: [], neighbourhood: 0 });
    expect(await candidates(indexWith({}), "")).toEqual([]);
  });
});

describe("neighbourhood", () => {
  it("is the mean of the ten nearest sentences, whichever passages they are of", async () => {
    const near = sentences(...Array.from({ length: 5 }, (): Vector => [1, 0]));
    const far = sentences(...Array.from({ length: 7 }, (): Vector => [0.6, 0.8]));
    expect((await search(indexWith({ 1: near, 4: far }), "xzq")).neighbourhood).toBeCloseTo(0.8, 2);
  });

  it("is the mean of all where there are fewer", async () => {
    const index = indexWith({ 1: sentences([1, 0]), 4: sentences([0, 1]) });
    expect((await search(index, "xzq")).neighbourhood).toBeCloseTo(0.5, 2);
  });
});

describe("nearness", () => {
  it("rises with the nearest sentence and with the passage as a whole", async () => {
    const [found] = await candidates(indexWith({ 2: sentences([0.6, 0.8]) }), "xzq");
    if (!found) throw new Error("nothing found");
    expect(nearness({ ...found, dense: 0.8, whole: 0.4 })).toBeCloseTo(0.68);
    expect(nearness({ ...found, dense: found.dense + 0.1 })).toBeGreaterThan(nearness(found));
    expect(nearness({ ...found, whole: found.whole + 0.1 })).toBeGreaterThan(nearness(found));
  });
});
