import { mkdir, readdir, readFile, rename, rm, symlink, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { corpusSignature } from "../../src/corpus/read/signature.js";
import { readManifest } from "../../src/index/store/manifest.js";
import { shortSeries, writeSeries } from "../support/series.js";
import { generationFolder } from "./damage.js";
import { answersOf, codesOf, freshAnswers, newShelf, open, type Shelf } from "./opening.js";

/** Names of the articles that were read, in order. */
const read: string[] = [];
/** Whether a new manifest can be put in place. */
let writable = true;

vi.mock("node:fs/promises", async (load) => {
  const actual = await load<typeof import("node:fs/promises")>();
  const readFile = (async (...given: Parameters<typeof actual.readFile>) => {
    const article = /[^/\\]+\.md$/u.exec(String(given[0]))?.[0];
    if (article) read.push(article);
    return actual.readFile(...given);
  }) as typeof actual.readFile;
  const rename: typeof actual.rename = async (...given) => {
    if (!writable && given[1].toString().endsWith("manifest.json"))
      throw Object.assign(new Error("EROFS: read-only file system, rename"), { code: "EROFS" });
    return actual.rename(...given);
  };
  return { ...actual, readFile, rename };
});

beforeEach(() => {
  read.length = 0;
});
afterEach(() => {
  writable = true;
});

/** What a start read, and how it came by its index. */
async function start(shelf: Shelf) {
  read.length = 0;
  const library = await open(shelf);
  return { library, state: library.state, problems: codesOf(library), read: [...read].sort() };
}

const signatureIn = async ({ indexDir }: Shelf) => (await readManifest(indexDir))?.signature;

/** Gives an article another time of change, as an editor does that saves it again. */
const touch = ({ corpusDir }: Shelf, name = "bai-1.md") => utimes(join(corpusDir, name), 1_000, 1_000);

test("a corpus that has not changed is not read again", async () => {
  const shelf = await newShelf();
  expect(await start(shelf)).toMatchObject({ state: "built", read: ["bai-1.md", "bai-2.md"] });
  const { library, ...second } = await start(shelf);
  expect(second).toEqual({ state: "reused", problems: [], read: [] });
  expect(await answersOf(library)).toEqual(await freshAnswers(shelf));
});

test("a corpus that has not changed is read again where its index is of another format, or damaged", async () => {
  const shelf = await newShelf();
  for (const [harm, problems] of [
    ['{"format": 0}', []],
    ["{", ["INDEX_DAMAGED"]],
  ] as const) {
    await open(shelf);
    await writeFile(join(shelf.indexDir, "manifest.json"), harm);
    const again = await start(shelf);
    expect(again).toMatchObject({ state: "built", problems, read: ["bai-1.md", "bai-2.md"] });
  }
});

test.each([
  ["lexical.bin"],
  ["forward.bin"],
  ["passages.bin"],
  ["vectors.bin"],
  ["names.bin"],
  ["catalogue.json"],
])("a damaged %s is noticed where the corpus was not read either", async (name) => {
  const shelf = await newShelf();
  await open(shelf);
  const file = join(await generationFolder(shelf.indexDir), name);
  await writeFile(file, (await readFile(file)).subarray(1));
  const { library, ...second } = await start(shelf);
  expect(second).toEqual({ state: "built", problems: ["INDEX_DAMAGED"], read: ["bai-1.md", "bai-2.md"] });
  expect(library.problems[0]?.parameters.reason).toContain(name);
  expect(await answersOf(library)).toEqual(await freshAnswers(shelf));
});

test("an article that was touched is read, and its corpus known by its new files from then on", async () => {
  const shelf = await newShelf();
  await open(shelf);
  const before = await signatureIn(shelf);
  await touch(shelf);
  expect(await start(shelf)).toMatchObject({
    state: "reused",
    problems: [],
    read: ["bai-1.md", "bai-2.md"],
  });
  const after = await signatureIn(shelf);
  expect(after).not.toBe(before);
  expect(after).toBe(await corpusSignature(shelf.corpusDir));
  expect(await start(shelf)).toMatchObject({ state: "reused", problems: [], read: [] });
});

test("an article under another time, size and place with the same text costs no more than its reading", async () => {
  const shelf = await newShelf();
  await open(shelf);
  const path = join(shelf.corpusDir, "bai-2.md");
  const text = await readFile(path, "utf8");
  await rm(path);
  await writeFile(join(shelf.corpusDir, "draft"), `${text}\n<!-- một ghi chú -->\n`);
  await rename(join(shelf.corpusDir, "draft"), path);
  expect((await start(shelf)).library).toMatchObject({ state: "reused", embedded: 0, problems: [] });
  expect((await start(shelf)).read).toEqual([]);
});

test("where the new files cannot be noted down, the corpus is read at every start, and nothing is complained of", async () => {
  const shelf = await newShelf();
  await open(shelf);
  const before = await readFile(join(shelf.indexDir, "manifest.json"), "utf8");
  const files = await readdir(await generationFolder(shelf.indexDir));
  await touch(shelf);
  writable = false;
  for (let at = 0; at < 2; at++)
    expect(await start(shelf)).toMatchObject({
      state: "reused",
      problems: [],
      read: ["bai-1.md", "bai-2.md"],
    });
  expect(await readFile(join(shelf.indexDir, "manifest.json"), "utf8")).toBe(before);
  expect(await readdir(await generationFolder(shelf.indexDir))).toEqual(files);
});

test("an article that cannot be read is told of at every start, until it is made good", async () => {
  const shelf = await newShelf();
  const broken = join(shelf.corpusDir, "bai-3.md");
  await writeFile(broken, "---\nseries: x\n");
  expect(await start(shelf)).toMatchObject({ state: "built", problems: ["CORPUS_FRONT_MATTER"] });
  expect(await signatureIn(shelf)).toBeNull();
  for (let at = 0; at < 2; at++) {
    expect(await start(shelf)).toMatchObject({ state: "reused", problems: ["CORPUS_FRONT_MATTER"] });
    expect(await signatureIn(shelf)).toBeNull();
  }
  await rm(broken);
  expect(await start(shelf)).toMatchObject({ state: "reused", problems: [] });
  expect(await signatureIn(shelf)).toBe(await corpusSignature(shelf.corpusDir));
});

test.each([
  ["is malformed", (path: string) => writeFile(path, "no front matter")],
  ["leads nowhere", (path: string) => symlink(`${path}-nowhere`, path)],
])(
  "an article that is added and %s is told of at every start, though all others are known",
  async (_, add) => {
    const shelf = await newShelf();
    await open(shelf);
    await add(join(shelf.corpusDir, "bai-3.md"));
    const told = [];
    for (let at = 0; at < 3; at++) {
      const { state, problems, library } = await start(shelf);
      expect(state).toBe("reused");
      expect(library.problems[0]?.message).toContain("bai-3.md");
      told.push(problems);
    }
    expect(told).toEqual([[expect.any(String)], told[0], told[0]]);
  },
);

test("a corpus that is gone, or holds no article any more, is told of, whatever the index holds", async () => {
  const shelf = await newShelf();
  await open(shelf);
  await rm(shelf.corpusDir, { recursive: true });
  await expect(open(shelf)).rejects.toMatchObject({ code: "CORPUS_MISSING" });
  await mkdir(shelf.corpusDir);
  await expect(open(shelf)).rejects.toMatchObject({ code: "CORPUS_EMPTY" });
  await writeSeries(shelf.corpusDir, shortSeries);
  expect(await start(shelf)).toMatchObject({ state: "reused", problems: [] });
});
