import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import type { Served } from "../../../src/index/index.js";
import { updateIndex } from "../../../src/index/live/update.js";
import { readUpdated } from "../../../src/index/live/update-apart.js";
import { errorOf } from "../../support/error-of.js";
import { FakeEmbedder } from "../../support/fake-embedder.js";
import { shortSeries, smallLexicon, writeSeries } from "../../support/series.js";
import { temporaryFolder } from "../../support/temporary.js";
import { damages, generationFolder, generations } from "../damage.js";
import { answersOf, freshAnswers, newShelf, open, type Shelf } from "../opening.js";

const models = { embedder: new FakeEmbedder(), lexicon: smallLexicon() };
const [first, second, third] = shortSeries["bai-1"];
const changed = { ...shortSeries, "bai-1": [first.replace("3.093", "2.750"), second, third] };

async function opened(): Promise<{ shelf: Shelf; served: Served }> {
  const shelf = await newShelf();
  const { corpusHash: corpus, passages } = await open(shelf);
  return { shelf, served: { corpus, slugs: passages.articles.map(({ slug }) => slug) } };
}

const update = (shelf: Shelf, served: Served) => updateIndex({ ...shelf, ...models, served });

test("an index whose corpus has not changed is left as it is", async () => {
  const { shelf, served } = await opened();
  const before = await generations(shelf.indexDir);
  expect(await update(shelf, served)).toEqual({
    indexDir: shelf.indexDir,
    corpus: served.corpus,
    embedded: 0,
    problems: [],
  });
  expect(await generations(shelf.indexDir)).toEqual(before);
});

test("an index whose corpus has changed is written anew, embeds only what is new, and reads as one that is opened", async () => {
  const { shelf, served } = await opened();
  await writeSeries(shelf.corpusDir, changed);
  const updated = await update(shelf, served);
  expect(updated).toMatchObject({ indexDir: shelf.indexDir, embedded: 1, problems: [] });
  expect(updated.corpus).not.toBe(served.corpus);
  const library = await readUpdated(updated, models, false);
  expect(library).toMatchObject({ corpusHash: updated.corpus, state: "updated", embedded: 1 });
  expect(await answersOf(library)).toEqual(await freshAnswers(shelf));
  expect(await open(shelf)).toMatchObject({ state: "reused", corpusHash: updated.corpus });
});

test("what another process wrote of the same corpus is taken as it is", async () => {
  const { shelf, served } = await opened();
  await writeSeries(shelf.corpusDir, changed);
  const other = await open(shelf);
  expect(await update(shelf, served)).toMatchObject({ corpus: other.corpusHash, embedded: 0 });
});

test("a corpus without an article changes nothing", async () => {
  const { shelf, served } = await opened();
  const before = await generations(shelf.indexDir);
  await writeSeries(shelf.corpusDir, {});
  expect((await errorOf(() => update(shelf, served))).code).toBe("CORPUS_EMPTY");
  await rm(shelf.corpusDir, { recursive: true });
  expect((await errorOf(() => update(shelf, served))).code).toBe("CORPUS_MISSING");
  expect(await generations(shelf.indexDir)).toEqual(before);
});

test("a broken file keeps its article; where nothing tells what that was, nothing changes rather than lose it", async () => {
  const { shelf, served } = await opened();
  await writeSeries(shelf.corpusDir, changed);
  await writeFile(join(shelf.corpusDir, "bai-2.md"), "hỏng");
  const updated = await update(shelf, served);
  expect(updated.problems.map(({ parameters }) => parameters.file)).toEqual(["bai-2.md"]);
  expect((await readUpdated(updated, models, false)).passages.size).toBe(5);
  await rm(shelf.indexDir, { recursive: true });
  const error = await errorOf(() => update(shelf, served));
  expect(error.parameters).toMatchObject({ file: "bai-2.md", line: 1 });
  await expect(readFile(shelf.indexDir)).rejects.toThrow("ENOENT");
  // Nobody answers from it: then it is only told.
  expect((await update(shelf, { ...served, slugs: ["bai-1"] })).problems).toHaveLength(1);
});

test("a copy of an article loses nothing, whatever it was before", async () => {
  const { shelf, served } = await opened();
  await writeFile(join(shelf.corpusDir, "khac.md"), await readFile(join(shelf.corpusDir, "bai-2.md")));
  await rm(shelf.indexDir, { recursive: true });
  const updated = await update(shelf, { corpus: "", slugs: [...served.slugs, "khac"] });
  expect(updated.problems.map(({ code }) => code)).toEqual(["CORPUS_COPY"]);
});

test("another text in the place of an article that is served takes nothing away: both files are named", async () => {
  const { shelf, served } = await opened();
  const [front] = (await readFile(join(shelf.corpusDir, "bai-2.md"), "utf8")).split("\n---\n");
  await rename(join(shelf.corpusDir, "bai-2.md"), join(shelf.corpusDir, "nong-thon.md"));
  const asked = { corpus: "", slugs: ["bai-1", "nong-thon"] };
  const renamed = await update(shelf, { ...served, corpus: "" });
  expect(renamed.problems).toEqual([]);
  await writeFile(
    join(shelf.corpusDir, "moi.md"),
    `${front}\n---\n\nMột bài khác hẳn, chép phần đầu của bài kia.\n`,
  );
  const error = await errorOf(() => update(shelf, asked));
  expect(error).toMatchObject({
    code: "CORPUS_DUPLICATE",
    parameters: { file: "nong-thon.md", other: "moi.md" },
  });
});

test("a damaged index is told and built anew", async () => {
  const { shelf, served } = await opened();
  await damages.emptied?.(join(await generationFolder(shelf.indexDir), "vectors.bin"), "");
  await writeSeries(shelf.corpusDir, changed);
  const updated = await update(shelf, served);
  expect(updated.problems.map(({ code }) => code)).toEqual(["INDEX_DAMAGED"]);
  expect(updated.embedded).toBe(9);
});

test("an index that cannot be written where it should be is written elsewhere, read, and removed", async () => {
  const { shelf, served } = await opened();
  await rm(shelf.indexDir, { recursive: true });
  await writeFile(shelf.indexDir, "a file");
  await writeSeries(shelf.corpusDir, changed);
  const temporary = await temporaryFolder();
  vi.stubEnv("TMPDIR", temporary);
  try {
    const updated = await update(shelf, served);
    expect(updated.problems.map(({ code }) => code)).toContain("INDEX_NOT_KEPT");
    expect(updated.indexDir.startsWith(temporary)).toBe(true);
    expect((await readUpdated(updated, models, true)).corpusHash).toBe(updated.corpus);
    await expect(generations(updated.indexDir)).rejects.toThrow("ENOENT");
    // What is served already is not built again.
    expect(await update(shelf, { ...served, corpus: updated.corpus })).toMatchObject({
      indexDir: shelf.indexDir,
      embedded: 0,
    });
    // What the index holds is older than what is served, and stands in for nothing.
    await rm(shelf.indexDir);
    await update(shelf, { corpus: "", slugs: [] });
    await writeFile(join(shelf.corpusDir, "bai-1.md"), "hỏng");
    const stale = await errorOf(() => update(shelf, { ...served, corpus: "another" }));
    expect(stale.parameters).toMatchObject({ file: "bai-1.md", line: 1 });
    await rm(shelf.indexDir, { recursive: true });
    await writeFile(shelf.indexDir, "a file");
    await writeSeries(shelf.corpusDir, changed);
    vi.stubEnv("TMPDIR", join(temporary, "none"));
    expect((await errorOf(() => update(shelf, served))).code).toBe("INDEX_NOT_UPDATED");
  } finally {
    vi.unstubAllEnvs();
  }
});
