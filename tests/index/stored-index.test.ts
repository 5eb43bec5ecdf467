import { cp, mkdir, readdir, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, expect, onTestFinished, test, vi } from "vitest";
import { arrayFiles } from "../../src/index/index-files.js";
import { HnswIndex } from "../../src/index/vectors/hnsw-index.js";
import { fallSilent } from "../support/fall-silent.js";
import { shortSeries, writeSeries } from "../support/series.js";
import { temporaryFolder } from "../support/temporary.js";
import { generations } from "./damage.js";
import { answersOf, codesOf, freshAnswers, newShelf, open, type Shelf } from "./opening.js";

/** How many passages need a graph. */
const graphs = vi.hoisted(() => ({ from: Number.POSITIVE_INFINITY }));

vi.mock("../../src/index/vectors/vector-format.js", async (load) => {
  const actual = await load<typeof import("../../src/index/vectors/vector-format.js")>();
  return {
    ...actual,
    needsGraph: (passages: number) => passages >= graphs.from,
    isBySentence: (passages: number) => passages < graphs.from,
  };
});

/** What happens to the disk; hoisted, for files are read while the imports run. */
const disk = vi.hoisted(() => ({
  /** Bytes that can still be written before the disk is full. */
  room: Number.POSITIVE_INFINITY,
  /** What happens once a manifest was put in place. */
  afterRename: async (): Promise<void> => undefined,
  /** What happens before a file is read. */
  beforeRead: async (_path: string): Promise<void> => undefined,
}));

vi.mock("node:fs/promises", async (load) => {
  const actual = await load<typeof import("node:fs/promises")>();
  const openFile: typeof actual.open = async (...given) => {
    if (given[1] === undefined) await disk.beforeRead(String(given[0]));
    const file = await actual.open(...given);
    const write = file.writeFile.bind(file);
    file.writeFile = async (data) => {
      const bytes = data as Uint8Array;
      await write(bytes.subarray(0, disk.room));
      disk.room -= bytes.length;
      if (disk.room < 0)
        throw Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" });
    };
    return file;
  };
  const rename: typeof actual.rename = async (...given) => {
    await actual.rename(...given);
    await disk.afterRename();
  };
  const readFile = (async (...given: Parameters<typeof actual.readFile>) => {
    await disk.beforeRead(String(given[0]));
    return actual.readFile(...given);
  }) as typeof actual.readFile;
  return { ...actual, open: openFile, rename, readFile };
});

afterEach(() => {
  disk.room = Number.POSITIVE_INFINITY;
  disk.afterRename = async () => undefined;
  disk.beforeRead = async () => undefined;
});

async function expectNotKept(shelf: Shelf, reason: string | RegExp): Promise<void> {
  const library = await open(shelf);
  expect(codesOf(library).at(-1)).toBe("INDEX_NOT_KEPT");
  const told = library.problems.at(-1);
  expect(told?.parameters.folder).toBe(shelf.indexDir);
  expect(told?.parameters.reason).toMatch(reason);
  expect(told?.message).toMatch(/^.+$/);
  disk.room = Number.POSITIVE_INFINITY;
  expect(await answersOf(library)).toEqual(await freshAnswers(shelf));
}

test("where the index folder is a file, the index is kept in memory", async () => {
  const shelf = await newShelf();
  await writeFile(shelf.indexDir, "a file");
  await expectNotKept(shelf, "EEXIST");
  expect(await readFile(shelf.indexDir, "utf8")).toBe("a file");
});

test("where the index folder would stand under a file, the index is kept in memory", async () => {
  const shelf = await newShelf();
  const file = join(await temporaryFolder(), "file");
  await writeFile(file, "a file");
  await expectNotKept({ ...shelf, indexDir: join(file, "index") }, "ENOTDIR");
});

test("wherever the disk gets full, the index is kept in memory and nothing is left behind", async () => {
  const shelf = await newShelf();
  await open(shelf);
  const [folder] = await generations(shelf.indexDir);
  const files = await readdir(join(shelf.indexDir, String(folder)));
  const sizes = await Promise.all(
    files.map(async (name) => (await readFile(join(shelf.indexDir, String(folder), name))).length),
  );
  const total = sizes.reduce((sum, size) => sum + size);
  const empty = { ...shelf, indexDir: join(await temporaryFolder(), "index") };
  for (const share of [0, 0.1, 0.5, 0.8]) {
    disk.room = Math.floor(total * share);
    await expectNotKept(empty, "ENOSPC");
    expect(await readdir(empty.indexDir)).toEqual([]);
  }
  expect(await open(empty)).toMatchObject({ state: "built", problems: [] });
});

test("a disk that gets full during an update leaves the old index whole", async () => {
  const shelf = await newShelf();
  await open(shelf);
  const before = await readdir(shelf.indexDir);
  await writeSeries(shelf.corpusDir, { "bai-1": shortSeries["bai-1"] });
  disk.room = 1_500;
  await expectNotKept(shelf, "ENOSPC");
  expect(await readdir(shelf.indexDir)).toEqual(before);
  await writeSeries(shelf.corpusDir, shortSeries);
  expect(await open(shelf)).toMatchObject({ state: "reused", problems: [] });
});

test("a graph that the native writer could not write whole is noticed", async () => {
  graphs.from = 1;
  onTestFinished(() => {
    graphs.from = Number.POSITIVE_INFINITY;
  });
  const shelf = await newShelf();
  const expected = await freshAnswers(shelf);
  const write = HnswIndex.prototype.write;
  for (const share of [0, 0.4, 0.99]) {
    const cut = vi.spyOn(HnswIndex.prototype, "write").mockImplementation(async function (
      this: HnswIndex,
      path,
    ) {
      await write.call(this, path);
      await truncate(path, Math.floor((await readFile(path)).length * share));
    });
    const library = await open(shelf);
    cut.mockRestore();
    expect(codesOf(library)).toEqual(["INDEX_NOT_KEPT"]);
    expect(library.problems[0]?.parameters.reason).toBe("graph.hnsw could not be written whole");
    expect(await answersOf(library)).toEqual(expected);
    expect(await readdir(shelf.indexDir)).toEqual([]);
  }
  expect(await open(shelf)).toMatchObject({ state: "built", problems: [] });
});

test("what killed processes left behind is removed, by a start that builds and by one that does not", async () => {
  const shelf = await newShelf();
  const leave = async () => {
    for (const name of ["generation-0123abcd", "generation-17-89abcdef"]) {
      await mkdir(join(shelf.indexDir, name), { recursive: true });
      await writeFile(join(shelf.indexDir, name, "lexical.bin"), "half");
    }
    // One was killed before it made its folder, one while it wrote.
    for (const name of ["generation-0123abcd", "generation-4567cdef"]) {
      await writeFile(join(shelf.indexDir, `${name}.alive`), "");
      await fallSilent(shelf.indexDir, name);
    }
  };
  await leave();
  expect(await open(shelf)).toMatchObject({ state: "built", problems: [] });
  const kept = await generations(shelf.indexDir);
  expect(kept).toHaveLength(1);
  await leave();
  expect(await open(shelf)).toMatchObject({ state: "reused", problems: [] });
  expect(await generations(shelf.indexDir)).toEqual(kept);
  expect(await readdir(shelf.indexDir)).toHaveLength(2);
});

test("what others are writing is kept, wherever they run", async () => {
  const shelf = await newShelf();
  const living = "generation-0123abcd";
  await mkdir(join(shelf.indexDir, living), { recursive: true });
  await writeFile(join(shelf.indexDir, `${living}.alive`), "");
  await open(shelf);
  await open(shelf);
  await open(shelf, { force: true });
  const kept = await generations(shelf.indexDir);
  expect(kept).toContain(living);
  expect(kept).toHaveLength(2);
});

test("the index that another process put in place meanwhile is never removed, though that process has fallen silent", async () => {
  const [shelf, other] = [await newShelf(), await newShelf()];
  await open(other);
  const [name = ""] = await generations(other.indexDir);
  const foreign = "generation-0123abcd";
  const manifest = await readFile(join(other.indexDir, "manifest.json"), "utf8");
  disk.afterRename = async () => {
    await cp(join(other.indexDir, name), join(shelf.indexDir, foreign), { recursive: true });
    await writeFile(join(shelf.indexDir, `${foreign}.alive`), "");
    await fallSilent(shelf.indexDir, foreign);
    await writeFile(join(shelf.indexDir, "manifest.json"), manifest.replace(name, foreign));
  };
  expect(await open(shelf)).toMatchObject({ state: "built", problems: [] });
  expect(await open(shelf)).toMatchObject({ state: "reused", problems: [] });
  expect(await generations(shelf.indexDir)).toEqual([foreign]);
});

test("an index that another process swaps while it is read is read again", async () => {
  const [shelf, other] = [await newShelf(), await newShelf()];
  await open(shelf);
  await open(other);
  const [name = ""] = await generations(other.indexDir);
  const foreign = "generation-0123abcd";
  const manifest = await readFile(join(other.indexDir, "manifest.json"), "utf8");
  for (const file of ["manifest.json", ...arrayFiles, "catalogue.json"]) {
    disk.beforeRead = async (path) => {
      if (!path.endsWith(file)) return;
      disk.beforeRead = async () => undefined;
      for (const old of await generations(shelf.indexDir))
        await rm(join(shelf.indexDir, old), { recursive: true });
      await cp(join(other.indexDir, name), join(shelf.indexDir, foreign), { recursive: true });
      await writeFile(join(shelf.indexDir, "manifest.json"), manifest.replace(name, foreign));
    };
    const library = await open(shelf);
    expect(library).toMatchObject({ state: "reused", problems: [] });
    expect(await generations(shelf.indexDir)).toEqual([foreign]);
    await open(shelf, { force: true });
  }
});
