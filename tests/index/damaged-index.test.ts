import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { checkIndex } from "../../src/index/index.js";
import { indexFormat } from "../../src/index/store/manifest.js";
import { errorOf } from "../support/error-of.js";
import { FakeEmbedder } from "../support/fake-embedder.js";
import { shortSeries, smallLexicon, writeSeries } from "../support/series.js";
import { damages, editManifest, generationFolder, generations, indexFiles } from "./damage.js";
import { answersOf, codesOf, freshAnswers, newShelf, open, type Shelf } from "./opening.js";

/** Every corpus is as large as those that need a graph, so that there is one to be damaged. */
vi.mock("../../src/index/vectors/vector-format.js", async (load) => {
  const actual = await load<typeof import("../../src/index/vectors/vector-format.js")>();
  return { ...actual, needsGraph: () => true, isBySentence: () => false };
});

const check = ({ corpusDir, indexDir }: Shelf) =>
  checkIndex(corpusDir, indexDir, new FakeEmbedder().fingerprint, smallLexicon());

let sound: Shelf;
let other: Shelf;
let expected: Awaited<ReturnType<typeof answersOf>>;

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), "trich-dan-test-"));
  const shelfOf = (name: string): Shelf => ({
    corpusDir: join(folder, name),
    indexDir: join(folder, `${name}-index`),
  });
  sound = shelfOf("sound");
  other = shelfOf("other");
  await writeSeries(sound.corpusDir, shortSeries);
  await writeSeries(other.corpusDir, {
    "bai-7": [...shortSeries["bai-2"], "Đoạn này chỉ có ở loạt bài khác."],
  });
  expected = await answersOf(await open(sound));
  await open(other);
  return () => rm(folder, { recursive: true });
});

/** A shelf with a sound index, to do harm to. */
async function indexedShelf(): Promise<Shelf> {
  const shelf = await newShelf();
  await cp(sound.indexDir, shelf.indexDir, { recursive: true });
  return shelf;
}

async function expectRebuilt(shelf: Shelf, { explained }: { explained: boolean }): Promise<void> {
  const library = await open(shelf);
  expect(codesOf(library)).toEqual(explained ? ["INDEX_DAMAGED"] : []);
  for (const problem of library.problems) {
    expect(problem.parameters.folder).toBe(shelf.indexDir);
    expect(problem.parameters.reason).toMatch(/./);
    expect(problem.message).toMatch(/^.+$/);
  }
  expect(library).toMatchObject({ state: "built", embedded: 9 });
  expect(await answersOf(library)).toEqual(expected);
  expect(await generations(shelf.indexDir)).toHaveLength(1);
  expect(await open(shelf)).toMatchObject({ state: "reused", problems: [] });
}

describe.each(indexFiles)("%s", (file) => {
  test.each(Object.keys(damages))("%s is explained, and the index rebuilt", async (damage) => {
    const shelf = await indexedShelf();
    const harm = damages[damage];
    await harm?.(
      join(await generationFolder(shelf.indexDir), file),
      join(await generationFolder(other.indexDir), file),
    );
    expect(await errorOf(() => check(shelf))).toMatchObject({ code: "INDEX_DAMAGED" });
    await expectRebuilt(shelf, { explained: true });
    await expect(check(shelf)).resolves.toMatchObject({ passages: 5, vectors: 9 });
  });
});

test.each([
  ["empty", ""],
  ["cut short", `{\n  "format": ${indexFormat},\n  "mo`],
  ["text of several lines", "this is\nnot\nJSON"],
  ["a JSON list", "[]"],
  ["null", "null"],
  ["another program's", '{"version": 3, "name": "some package"}'],
])("a manifest that is %s is explained in one line, and the index rebuilt", async (_, content) => {
  const shelf = await indexedShelf();
  await writeFile(join(shelf.indexDir, "manifest.json"), content);
  expect(await errorOf(() => check(shelf))).toMatchObject({ code: "INDEX_DAMAGED" });
  await expectRebuilt(shelf, { explained: true });
});

test.each<Record<string, unknown>>([
  { format: "1" },
  { model: null },
  { passages: -1 },
  { vectors: 2.5 },
  { generation: "../../somewhere" },
  { generation: "generation-1/../.." },
  { generation: "generation-1-gone" },
  { files: [] },
  { files: {} },
  { files: { "lexical.bin": { bytes: "9", sha256: 1 } } },
  { vectors: 8 },
])("a manifest that says %j is explained, and the index rebuilt", async (fields) => {
  const shelf = await indexedShelf();
  await editManifest(shelf.indexDir, fields);
  await expectRebuilt(shelf, { explained: true });
});

test("vectors of another length than the model's are never used, though the manifest calls them the model's own", async () => {
  const shelf = await indexedShelf();
  for (const fields of [
    { dimensions: 1 },
    { dimensions: 8 },
    { dimensions: 1e6 },
    { dimensions: 8, corpus: "older" },
  ]) {
    await editManifest(shelf.indexDir, fields);
    await expectRebuilt(shelf, { explained: true });
  }
});

test("an index of another format is rebuilt without a word", async () => {
  const shelf = await indexedShelf();
  for (const format of [0, indexFormat - 1, indexFormat + 1, 99]) {
    await editManifest(shelf.indexDir, { format });
    await expectRebuilt(shelf, { explained: false });
  }
});

test("without a manifest the index is built, and the files that it named are removed", async () => {
  const shelf = await indexedShelf();
  await rm(join(shelf.indexDir, "manifest.json"));
  expect(await errorOf(() => check(shelf))).toMatchObject({ code: "INDEX_MISSING" });
  await expectRebuilt(shelf, { explained: false });
});

test("damaged vectors are not kept when the corpus changes as well", async () => {
  const shelf = await indexedShelf();
  await damages["flipped in one bit"]?.(join(await generationFolder(shelf.indexDir), "vectors.bin"), "");
  const [first, ...rest] = shortSeries["bai-2"];
  await writeSeries(shelf.corpusDir, { ...shortSeries, "bai-2": [`${first} Lúa hè thu được mùa.`, ...rest] });
  const library = await open(shelf);
  expect(codesOf(library)).toEqual(["INDEX_DAMAGED"]);
  expect(library).toMatchObject({ state: "built", embedded: 10 });
  expect(await answersOf(library)).toEqual(await freshAnswers(shelf));
});

test("a manifest that is a folder is told of, and questions are answered all the same", async () => {
  const shelf = await newShelf();
  await mkdir(join(shelf.indexDir, "manifest.json"), { recursive: true });
  const library = await open(shelf);
  expect(codesOf(library)).toEqual(["INDEX_DAMAGED", "INDEX_NOT_KEPT"]);
  expect(await answersOf(library)).toEqual(await freshAnswers(shelf));
  expect(await generations(shelf.indexDir)).toEqual([]);
});

test("an index that was copied to another folder is reused there", async () => {
  const shelf = await indexedShelf();
  const moved = { ...shelf, indexDir: `${shelf.indexDir}-moved` };
  await cp(shelf.indexDir, moved.indexDir, { recursive: true });
  expect(await open(moved)).toMatchObject({ state: "reused", problems: [] });
});
