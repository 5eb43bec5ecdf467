import { readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { BuildProgress } from "../../src/index/index.js";
import { checkIndex, openLibrary } from "../../src/index/index.js";
import { errorOf } from "../support/error-of.js";
import { FakeEmbedder } from "../support/fake-embedder.js";
import { shortSeries, smallLexicon, writeSeries } from "../support/series.js";
import { generationFolder, generations } from "./damage.js";
import { answersOf, codesOf, freshAnswers, newShelf, open } from "./opening.js";

const sentences = 9;

test("the first start builds the index, the second reuses it and embeds nothing", async () => {
  const shelf = await newShelf();
  const built = await open(shelf);
  expect(built).toMatchObject({ state: "built", embedded: sentences, problems: [] });
  const embedder = new FakeEmbedder();
  const reused = await open(shelf, { embedder });
  expect(reused).toMatchObject({ state: "reused", embedded: 0, problems: [] });
  expect(embedder.passages).toEqual([]);
  const answers = await answersOf(reused);
  expect(answers).toEqual(await answersOf(built));
  expect(answers[0]).toMatchObject({ outcome: "answered", excerpts: [{ id: "bai-1/1" }, {}, {}] });
});

test("a library knows each passage, its article, what stands around it and the sentence of each vector", async () => {
  const { passages, search } = await open(await newShelf());
  const ids = Array.from({ length: passages.size }, (_, ordinal) => passages.passage(ordinal).id);
  expect(ids).toEqual(["bai-1/1", "bai-1/2", "bai-1/3", "bai-2/1", "bai-2/2"]);
  expect(passages.articleOf(3).slug).toBe("bai-2");
  const { words } = search.lexical.dictionary;
  expect(Array.from(search.forward.context(3), (word) => words.at(word))).toEqual(["mục", "chính"]);
  expect(search.kindOf(3)).toBe("body");
  expect([...search.vectorOffsets]).toEqual([0, 2, 4, 5, 7, 9]);
  // Counted from 1: 0 is what is said of a passage and not printed in it.
  expect([...search.sentenceOfVector]).toEqual([1, 2, 1, 2, 1, 1, 2, 1, 2]);
  const labels = Array.from(search.sentenceOfVector, (_, label) => search.passageOfLabel(label));
  expect(labels).toEqual([0, 0, 1, 1, 2, 3, 3, 4, 4]);
  for (const beyond of [-1, 5, 0.5]) expect(() => passages.passage(beyond)).toThrow(RangeError);
});

test("only the sentences of a changed paragraph are embedded again", async () => {
  const shelf = await newShelf();
  await open(shelf);
  const [first, second, third] = shortSeries["bai-1"];
  const changed = `${second.replace("300 ha", "450 ha")} Năm sau huyện sẽ làm tiếp phần còn lại.`;
  await writeSeries(shelf.corpusDir, { ...shortSeries, "bai-1": [first, changed, third] });
  const embedder = new FakeEmbedder();
  const library = await open(shelf, { embedder });
  expect(library).toMatchObject({ state: "updated", embedded: 2, problems: [] });
  expect(embedder.passages.sort()).toEqual([
    "Huyện Thới Lai cải tạo gần 450 ha vườn tạp.",
    "Năm sau huyện sẽ làm tiếp phần còn lại.",
  ]);
  expect(await answersOf(library)).toEqual(await freshAnswers(shelf));
  expect(await open(shelf)).toMatchObject({ state: "reused", embedded: 0 });
});

test("an article that is added or removed costs no embedding of the others", async () => {
  const shelf = await newShelf({ "bai-2": shortSeries["bai-2"] });
  await open(shelf);
  await writeSeries(shelf.corpusDir, shortSeries);
  const more = await open(shelf);
  expect(more).toMatchObject({ state: "updated", embedded: 5, problems: [] });
  expect(await answersOf(more)).toEqual(await freshAnswers(shelf));
  await writeSeries(shelf.corpusDir, { "bai-1": shortSeries["bai-1"] });
  const fewer = await open(shelf);
  expect(fewer).toMatchObject({ state: "updated", embedded: 0, problems: [] });
  expect(fewer.passages.articles.map((article) => article.slug)).toEqual(["bai-1"]);
  expect(await answersOf(fewer)).toEqual(await freshAnswers(shelf));
});

test("a corpus that shares no sentence with the one before is built anew", async () => {
  const shelf = await newShelf({ "bai-1": shortSeries["bai-1"] });
  await open(shelf);
  await writeSeries(shelf.corpusDir, { "bai-2": shortSeries["bai-2"] });
  expect(await open(shelf)).toMatchObject({ state: "built", embedded: 4, problems: [] });
});

test("another model embeds everything anew, and so does going back", async () => {
  const shelf = await newShelf();
  await open(shelf);
  for (const embedder of [new FakeEmbedder("fake-2"), new FakeEmbedder("fake-3", 24), new FakeEmbedder()]) {
    const library = await open(shelf, { embedder });
    expect(library).toMatchObject({ state: "built", embedded: sentences, problems: [] });
    expect(await answersOf(library, embedder)).toEqual(await freshAnswers(shelf, { embedder }));
  }
});

test("another table of word frequencies rebuilds the index and keeps every vector", async () => {
  const shelf = await newShelf();
  await open(shelf);
  const lexicon = smallLexicon("lexicon-2");
  const library = await open(shelf, { lexicon });
  expect(library).toMatchObject({ state: "updated", embedded: 0, problems: [] });
  expect(await open(shelf, { lexicon })).toMatchObject({ state: "reused" });
});

test("an index that is forced is built from nothing", async () => {
  const shelf = await newShelf();
  await open(shelf);
  const [before] = await generations(shelf.indexDir);
  expect(await open(shelf, { force: true })).toMatchObject({
    state: "built",
    embedded: sentences,
    problems: [],
  });
  const after = await generations(shelf.indexDir);
  expect(after).toHaveLength(1);
  expect(after).not.toContain(before);
});

test("other files in the index folder are left alone", async () => {
  const shelf = await newShelf();
  await open(shelf);
  await writeFile(join(shelf.indexDir, "README.md"), "mine");
  await open(shelf, { force: true });
  expect(await readdir(shelf.indexDir)).toContain("README.md");
});

test("an article that cannot be read is told of, and the others are answered from", async () => {
  const shelf = await newShelf();
  await writeFile(join(shelf.corpusDir, "bai-3.md"), "---\nseries: x\n");
  const library = await open(shelf);
  expect(codesOf(library)).toEqual(["CORPUS_FRONT_MATTER"]);
  expect(library.problems[0]?.message).toContain("bai-3.md");
  expect(await answersOf(library)).toEqual(await answersOf(await open(await newShelf())));
  expect(codesOf(await open(shelf))).toEqual(["CORPUS_FRONT_MATTER"]);
});

test("an article whose file was broken stays as it was indexed, through every start, until the file can be read or is gone", async () => {
  const shelf = await newShelf();
  const before = await open(shelf);
  const path = join(shelf.corpusDir, "bai-1.md");
  const whole = await readFile(path, "utf8");
  await writeFile(path, "---\nseries: x\n");
  for (let start = 0; start < 2; start++) {
    const library = await open(shelf);
    expect(library).toMatchObject({ state: "reused", corpusHash: before.corpusHash });
    expect(codesOf(library)).toEqual(["CORPUS_FRONT_MATTER"]);
  }
  await expect(checkIndex(shelf.corpusDir, shelf.indexDir, "fake-1", smallLexicon())).resolves.toMatchObject({
    passages: 5,
  });
  await writeSeries(join(shelf.corpusDir, "..", "more"), { "bai-3": ["Phường Ba Láng có 12 tổ hợp tác."] });
  await rename(join(shelf.corpusDir, "..", "more", "bai-3.md"), join(shelf.corpusDir, "bai-3.md"));
  // Another model knows what the passages were, too.
  const more = await open(shelf, { embedder: new FakeEmbedder("fake-2") });
  expect(more.passages.articles.map(({ slug }) => slug)).toEqual(["bai-1", "bai-2", "bai-3"]);
  expect(more.passages.text(0)).toBe(before.passages.text(0));
  // From nothing means from the files alone.
  expect((await open(shelf, { force: true })).passages.size).toBe(3);
  await writeFile(path, whole);
  expect((await open(shelf)).passages.size).toBe(6);
  await writeFile(path, "hỏng");
  await open(shelf);
  await rm(path);
  expect((await open(shelf)).passages.size).toBe(3);
});

test("a broken file of which only a damaged index knew what it was is left out", async () => {
  const shelf = await newShelf();
  await open(shelf);
  await writeFile(join(shelf.corpusDir, "bai-1.md"), "hỏng");
  await rm(join(await generationFolder(shelf.indexDir), "passages.bin"));
  const library = await open(shelf);
  expect(library.passages.articles.map(({ slug }) => slug)).toEqual(["bai-2"]);
  expect(codesOf(library)).toContain("CORPUS_FRONT_MATTER");
});

test("a corpus without an article is told of, and an index of it is not written", async () => {
  const shelf = await newShelf({});
  const error = await errorOf(() => open(shelf));
  expect(error.code).toBe("CORPUS_EMPTY");
  expect((await errorOf(() => open({ ...shelf, corpusDir: join(shelf.corpusDir, "none") }))).code).toBe(
    "CORPUS_MISSING",
  );
  await expect(readdir(shelf.indexDir)).rejects.toThrow("ENOENT");
});

test("progress is told in the order of the work and reaches its total", async () => {
  const paragraphs = Array.from(
    { length: 600 },
    (_, at) => `Xã thứ ${at} của huyện có ${at + 7} hộ nghèo mới.`,
  );
  const shelf = await newShelf({ "bai-1": paragraphs });
  const told: BuildProgress[] = [];
  await openLibrary({
    ...shelf,
    embedder: new FakeEmbedder(),
    lexicon: smallLexicon(),
    onProgress: (progress) => told.push(progress),
  });
  const stages = told.map((progress) => progress.stage);
  // So small a corpus gets no graph.
  expect([...new Set(stages)]).toEqual(["passages"]);
  expect(stages).toEqual([...stages].sort((a, b) => order.indexOf(a) - order.indexOf(b)));
  const last = (wanted: string) => told.filter(({ stage }) => stage === wanted).at(-1);
  expect(last("passages")).toEqual({ stage: "passages", done: 600, total: 600 });
  for (const { done, total } of told) expect(done).toBeLessThanOrEqual(total);
});

const order: BuildProgress["stage"][] = ["passages", "graph"];
