import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type EmbeddingUnit, unitKey } from "../../../src/index/vectors/embedding-unit.js";
import { KnownVectors, keyLength } from "../../../src/index/vectors/known-vectors.js";
import { inOneMemory } from "../../../src/index/vectors/near-index.js";
import { CodeIndex, ScanIndex } from "../../../src/index/vectors/scan-index.js";
import { isBySentence } from "../../../src/index/vectors/vector-format.js";
import { type VectorIndex, VectorTable } from "../../../src/index/vectors/vector-index.js";
import { type BuiltVectors, VectorWriter } from "../../../src/index/vectors/vector-writer.js";
import { FakeEmbedder } from "../../support/fake-embedder.js";

const few = 10;
/** More passages than a graph of sentences is made for; a test need not add them all. */
const many = 5_000;

/** Texts of each passage; their sentences are numbered from 0. */
type Batch = readonly (readonly string[])[];

async function build(batches: readonly Batch[], passages: number, known: KnownVectors | null = null) {
  const embedder = new FakeEmbedder();
  const builder = new VectorWriter(embedder, passages, known);
  let passage = 0;
  for (const batch of batches)
    await builder.add(
      batch.map((texts) => {
        const units = texts.map((text, sentence): EmbeddingUnit => ({ passage, sentence, text }));
        passage++;
        return units;
      }),
    );
  return { built: builder.build(), embedder };
}

/** The vectors of these texts, rounded as the table does. */
async function tableOf(texts: readonly string[]): Promise<VectorTable> {
  const embedder = new FakeEmbedder();
  return VectorTable.from(embedder.dimensions, await embedder.embed(texts, "passage"));
}

/** What finds them, though there may be fewer passages than was told. */
function nearOf({ vectors, vectorOffsets, vectorSums, codes }: BuiltVectors): VectorIndex {
  const table = inOneMemory({ vectors, vectorOffsets, vectorSums, codes });
  return codes.length === 0 ? new ScanIndex(vectors) : new CodeIndex(table.vectors, table.codes);
}

function keysOf({ unitKeys }: BuiltVectors): string[] {
  const keys = Buffer.from(unitKeys);
  return Array.from({ length: keys.length / keyLength }, (_, row) =>
    keys.toString("hex", row * keyLength, (row + 1) * keyLength),
  );
}

const shortTexts = ["Huyện có lúa.", "Quận còn hộ nghèo, huyện thì không.", "Ảnh.", "Nông dân trồng vườn."];
const text = fc.oneof(fc.constantFrom(...shortTexts), fc.string({ maxLength: 20 }));
const corpus = fc.array(
  fc.array(fc.array(text, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
  { maxLength: 4 },
);

describe.each([
  ["by sentence", few],
  ["by passage", many],
])("vectors that are found %s", (_, passages) => {
  test("stand in the order of the texts, whatever the batches and their lengths", async () => {
    await fc.assert(
      fc.asyncProperty(corpus, async (batches) => {
        const { built } = await build(batches, passages);
        const texts = batches.flat(2);
        expect(built.vectors).toEqual(await tableOf(texts));
        expect(built.embedded).toBe(texts.length);
        expect(keysOf(built)).toEqual(texts.map((each) => unitKey(each).toString("hex")));
        const lengths = batches.flat().map((each) => each.length);
        const ends = lengths.map((_, at) => lengths.slice(0, at + 1).reduce((sum, each) => sum + each));
        expect([...built.vectorOffsets]).toEqual([0, ...ends]);
        const numbers = lengths.flatMap((length) => Array.from({ length }, (_, at) => at + 1));
        expect([...built.sentenceOfVector]).toEqual(numbers);
        expect(nearOf(built).size).toBe(passages === few ? texts.length : lengths.length);
      }),
      { numRuns: 40 },
    );
  });
});

test("up to 4,000 passages are found by their sentences, more each as a whole", () => {
  expect([0, 1, 4_000, 4_001, 100_000].map(isBySentence)).toEqual([true, true, true, false, false]);
});

test("by sentence, each sentence is found by its vector", async () => {
  const batches = [[shortTexts.slice(0, 2)], [shortTexts.slice(2)]];
  const { built, embedder } = await build(batches, few);
  const graph = nearOf(built);
  const queries = await embedder.embed(shortTexts, "query");
  expect(queries.map((query) => graph.search(query, 1)[0]?.label)).toEqual([0, 1, 2, 3]);
});

test("by passage, each is found by the mean of its vectors, of length 1", async () => {
  const batches = [[shortTexts.slice(0, 3), shortTexts.slice(3)], [shortTexts.slice(1, 3)]];
  const { built } = await build(batches, many);
  const graph = nearOf(built);
  expect(graph.size).toBe(3);
  for (const [passage, texts] of batches.flat().entries()) {
    const table = await tableOf(texts);
    const sum = new Float32Array(table.dimensions);
    texts.forEach((_, row) => {
      table.addTo(sum, row);
    });
    const length = Math.hypot(...sum);
    const [nearest] = graph.search(
      sum.map((value) => value / length),
      1,
    );
    expect(nearest?.label).toBe(passage);
    expect(nearest?.similarity).toBeCloseTo(1, 4);
    expect(built.vectorSums[passage]).toBeCloseTo(length, 4);
  }
});

test("a passage whose vectors have no direction, or cancel out, does no harm", async () => {
  const { built } = await build([[["…", "?!"], [shortTexts[0] as string]]], many);
  const graph = nearOf(built);
  const [query] = await new FakeEmbedder().embed([shortTexts[0] as string], "query");
  const found = graph.search(query as Float32Array, 2);
  expect(found.map(({ label }) => label)).toEqual([1, 0]);
  for (const { similarity } of found) expect(similarity).not.toBeNaN();
});

test("known texts are copied, number for number, and never given to the model", async () => {
  const table = new VectorTable(16, new Int8Array(32).fill(7), Float32Array.of(0.25, 0.5));
  const known = new KnownVectors(
    table,
    Buffer.concat([unitKey("Trước đây."), unitKey(shortTexts[1] as string)]),
  );
  const { built, embedder } = await build([[shortTexts]], few, known);
  expect(built.embedded).toBe(3);
  expect(embedder.passages).not.toContain(shortTexts[1]);
  expect([...built.vectors.values.subarray(16, 32)]).toEqual(Array.from({ length: 16 }, () => 7));
  expect(built.vectors.scales[1]).toBe(0.5);
  const fresh = await tableOf(shortTexts);
  for (const row of [0, 2, 3]) expect(built.vectors.scales[row]).toBe(fresh.scales[row]);
});

test("passages of more sentences than expected are taken in all the same", async () => {
  const texts = Array.from({ length: 500 }, (_, at) => `Câu thứ ${at} của đoạn.`);
  const { built } = await build([[texts.slice(0, 3)], [texts.slice(3, 200), texts.slice(200)]], 1);
  expect(built.vectors).toEqual(await tableOf(texts));
  expect(keysOf(built)).toEqual(texts.map((each) => unitKey(each).toString("hex")));
});

test("what the model fails with is passed on", async () => {
  class FailingEmbedder extends FakeEmbedder {
    override async embed(): Promise<Float32Array[]> {
      throw new Error("no memory left");
    }
  }
  const builder = new VectorWriter(new FailingEmbedder(), few, null);
  await expect(builder.add([[{ passage: 0, sentence: 0, text: "Một." }]])).rejects.toThrow("no memory left");
  await builder.abandon();
});
