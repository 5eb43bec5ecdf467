import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { checkIndex } from "../../src/index/index.js";
import { errorOf } from "../support/error-of.js";
import { FakeEmbedder } from "../support/fake-embedder.js";
import { shortSeries, smallLexicon, writeSeries } from "../support/series.js";
import { damages, editManifest, generationFolder, indexFiles } from "./damage.js";
import { newShelf, open, type Shelf } from "./opening.js";

const check = ({ corpusDir, indexDir }: Shelf, model = "fake-1", lexicon = smallLexicon()) =>
  checkIndex(corpusDir, indexDir, model, lexicon);

test("a sound index is summed up, and nothing is changed", async () => {
  const shelf = await newShelf();
  await open(shelf);
  const before = await contentOf(shelf.indexDir);
  const folder = await generationFolder(shelf.indexDir);
  const sizes = await Promise.all(
    indexFiles.map(async (name) => (await readFile(join(folder, name))).length),
  );
  expect(await check(shelf)).toEqual({
    passages: 5,
    vectors: 9,
    bytes: sizes.reduce((sum, size) => sum + size),
  });
  expect(await contentOf(shelf.indexDir)).toEqual(before);
});

test("an index that was never built is told of, and its folder is not made", async () => {
  const shelf = await newShelf();
  expect(await errorOf(() => check(shelf))).toMatchObject({
    code: "INDEX_MISSING",
    parameters: { folder: shelf.indexDir },
  });
  await expect(readdir(shelf.indexDir)).rejects.toThrow("ENOENT");
});

test("what an outdated index differs in is named", async () => {
  const shelf = await newShelf();
  await open(shelf);
  const reasonFor = async (...others: [model?: string, lexicon?: ReturnType<typeof smallLexicon>]) => {
    const error = await errorOf(() => check(shelf, ...others));
    expect(error.code).toBe("INDEX_OUTDATED");
    return error.parameters.reason;
  };
  expect(await reasonFor("fake-2")).toBe("model");
  expect(await reasonFor("fake-1", smallLexicon("lexicon-2"))).toBe("lexicon");
  const { analyser } = JSON.parse(await readFile(join(shelf.indexDir, "manifest.json"), "utf8"));
  await editManifest(shelf.indexDir, { analyser: "analyser-0" });
  expect(await reasonFor()).toBe("analyser");
  await editManifest(shelf.indexDir, { analyser });
  await writeSeries(shelf.corpusDir, { ...shortSeries, "bai-2": ["Một đoạn khác hẳn đoạn trước."] });
  expect(await reasonFor()).toBe("corpus");
  expect(await reasonFor("fake-2", smallLexicon("lexicon-2"))).toBe("model, lexicon, corpus");
  await editManifest(shelf.indexDir, { analyser: "analyser-0" });
  expect(await reasonFor("fake-2", smallLexicon("lexicon-2"))).toBe("model, lexicon, analyser, corpus");
  // What an index of another format was made from cannot be told.
  await editManifest(shelf.indexDir, { format: 0 });
  expect(await reasonFor("fake-2")).toBe("format");
});

test("a damaged index is told of and left as it is", async () => {
  const shelf = await newShelf();
  await open(shelf);
  await damages["flipped in one bit"]?.(join(await generationFolder(shelf.indexDir), "vectors.bin"), "");
  const before = await contentOf(shelf.indexDir);
  const error = await errorOf(() => check(shelf));
  expect(error).toMatchObject({ code: "INDEX_DAMAGED", parameters: { folder: shelf.indexDir } });
  expect(error.parameters.reason).toContain("vectors.bin");
  expect(await contentOf(shelf.indexDir)).toEqual(before);
});

test("the check judges the index by the model's fingerprint, not by its name", async () => {
  const shelf = await newShelf();
  const embedder = new FakeEmbedder("fake-9");
  await open(shelf, { embedder });
  expect(await check(shelf, embedder.fingerprint)).toMatchObject({ passages: 5 });
});

async function contentOf(folder: string): Promise<Map<string, string>> {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) =>
    entry.isFile(),
  );
  const content = files.map(async (file): Promise<[string, string]> => {
    const path = join(file.parentPath, file.name);
    return [path, await readFile(path, "base64")];
  });
  return new Map((await Promise.all(content)).sort());
}
