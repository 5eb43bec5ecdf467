import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type BuildProgress, openLibrary } from "../../src/index/index.js";
import { compiledLibrary } from "../support/compiled.js";
import { FakeEmbedder } from "../support/fake-embedder.js";
import { type Series, smallLexicon, writeSeries } from "../support/series.js";
import { codesOf, newShelf, type Shelf } from "./opening.js";

/** More than are found by their sentences. */
const passages = 4_100;
const perArticle = 410;

/** Paragraphs that differ in their figures. */
function largeSeries(): Series {
  const articles = Array.from({ length: passages / perArticle }, (_, article) => {
    const paragraphs = Array.from({ length: perArticle }, (_, at) => {
      const number = article * perArticle + at;
      return `Xã thứ ${number} có lúa và vườn. Nông dân ấp ${number * 7 + 3} trồng lúa mới.`;
    });
    return [`bai-${article + 1}`, paragraphs] as const;
  });
  return Object.fromEntries(articles);
}

type Open = typeof openLibrary;

async function start(open: Open, shelf: Shelf, told: BuildProgress[] = []) {
  const embedder = new FakeEmbedder();
  const onProgress = (progress: BuildProgress) => void told.push(progress);
  return open({ ...shelf, embedder, lexicon: smallLexicon(), onProgress });
}

const vectorsOf = async ({ indexDir }: Shelf) => {
  const { generation } = JSON.parse(await readFile(join(indexDir, "manifest.json"), "utf8"));
  return readFile(join(indexDir, generation, "vectors.bin"));
};

test("a large corpus is found by its passages, the same in the compiled program, and can be updated", async () => {
  const series = largeSeries();
  const shelf = await newShelf(series);
  const { openLibrary: openCompiled } = await compiledLibrary();
  const told: BuildProgress[] = [];
  const built = await start(openCompiled, shelf, told);
  expect(built).toMatchObject({ state: "built", problems: [] });
  expect(built.search.graph.size).toBe(passages);
  expect(built.search.vectors.size).toBe(2 * passages);
  expect(built.search.passageOfLabel(17)).toBe(17);
  const done = told.filter(({ stage }) => stage === "passages").at(-1);
  expect(done).toMatchObject({ done: passages, total: passages });
  const compiled = await vectorsOf(shelf);

  const reused = await start(openLibrary, shelf);
  expect(reused).toMatchObject({ state: "reused", embedded: 0, problems: [] });
  const [query = new Float32Array()] = await new FakeEmbedder().embed(["Xã thứ 1234 có lúa"], "query");
  expect(reused.search.graph.search(query, 10)).toEqual(built.search.graph.search(query, 10));

  await rm(shelf.indexDir, { recursive: true });
  await start(openLibrary, shelf);
  expect((await vectorsOf(shelf)).equals(compiled)).toBe(true);

  const changed = ["Xã mới có lúa và vườn cây.", ...(series["bai-1"] ?? []).slice(1)];
  await writeSeries(shelf.corpusDir, { ...series, "bai-1": changed });
  const updated = await start(openCompiled, shelf);
  expect(updated).toMatchObject({ state: "updated", embedded: 1, problems: [] });
  expect(updated.search.graph.size).toBe(passages);
}, 120_000);

test("a large corpus whose index cannot be kept is searched from memory", async () => {
  const { corpusDir } = await newShelf(largeSeries());
  const { openLibrary: openCompiled } = await compiledLibrary();
  // An article stands where the folder would.
  const library = await start(openCompiled, { corpusDir, indexDir: join(corpusDir, "bai-1.md") });
  expect(codesOf(library).at(-1)).toBe("INDEX_NOT_KEPT");
  expect(library.search.graph.size).toBe(passages);
  const [query = new Float32Array()] = await new FakeEmbedder().embed(["Xã thứ 9 có lúa"], "query");
  expect(library.search.graph.search(query, 5)).toHaveLength(5);
}, 120_000);
