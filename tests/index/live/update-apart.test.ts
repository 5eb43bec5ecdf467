import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { loadEmbedder } from "../../../src/embedding/index.js";
import { type IndexUpdate, openLibrary, readLexicon } from "../../../src/index/index.js";
import type { IndexModels } from "../../../src/index/stored-fit.js";
import { compiledLibrary } from "../../support/compiled.js";
import { shortSeries, writeSeries } from "../../support/series.js";
import { temporaryFolder } from "../../support/temporary.js";
import { writeTinyModel } from "../../support/tiny-model.js";
import { generations } from "../damage.js";
import { newShelf, type Shelf } from "../opening.js";

/** A model of the tests' own, which needs the native runtime. */
async function tinyModel() {
  const model = { ...bundled, model: join(await temporaryFolder(), "tiny") };
  await writeTinyModel(model.model);
  return { model, models: { ...models, embedder: await loadEmbedder(model) } };
}

const root = join(import.meta.dirname, "..", "..", "..");
const bundled = { model: "trich-dan-vi", modelsDir: join(root, "models"), hubUrl: "http://192.0.2.1:9" };
const lexiconPath = join(root, "models", "vi-lexicon", "lexicon.tsv");
const [first, ...others] = shortSeries["bai-1"];
const changed = { ...shortSeries, "bai-1": [first.replace("3.093", "2.750"), ...others] };

let models: IndexModels;
beforeAll(async () => {
  models = { embedder: await loadEmbedder(bundled), lexicon: await readLexicon(lexiconPath) };
});

/** How an update is run: the bundled model on a thread, one that needs the native runtime in a process. */
const ways = { "a thread": async () => ({ model: bundled, models }), "a process": tinyModel };

/** Opens an index, changes the corpus, and has it followed. */
async function follow(
  way: keyof typeof ways,
  change: (shelf: Shelf) => Promise<void> = ({ corpusDir }) => writeSeries(corpusDir, changed),
  signal = new AbortController().signal,
) {
  const { updateApart, readUpdated } = await compiledLibrary();
  const shelf = await newShelf();
  const made = await ways[way]();
  const before = await openLibrary({ ...shelf, ...made.models });
  const served = { corpus: before.corpusHash, slugs: ["bai-1", "bai-2"] };
  const options = { ...shelf, model: made.model, lexiconPath, served };
  await change(shelf);
  const update = (used = made.models) => updateApart(options, used, signal);
  return {
    shelf,
    before,
    update,
    read: (updated: IndexUpdate) => readUpdated(updated, made.models, false),
    ...made,
  };
}

describe.each(["a thread", "a process"] as const)("%s", (way) => {
  test("brings an index up to date, and hands over what it found", async () => {
    const { update, read, shelf } = await follow(way, async ({ corpusDir }) => {
      await writeSeries(corpusDir, changed);
      await writeFile(join(corpusDir, "bai-3.md"), "hỏng");
    });
    const updated = await update();
    expect(updated.embedded).toBe(1);
    expect(updated.problems).toMatchObject([
      { code: "CORPUS_FRONT_MATTER", parameters: { file: "bai-3.md", line: 1 } },
    ]);
    expect((await read(updated)).passages.text(0)).toContain("2.750");
    expect(await generations(shelf.indexDir)).toHaveLength(1);
  });

  test("can be started again and again", async () => {
    const { update, read, shelf } = await follow(way);
    for (const figure of ["2.750", "2.600", "2.500"]) {
      const replaced = { ...shortSeries, "bai-1": [first.replace("3.093", figure), ...others] };
      await writeSeries(shelf.corpusDir, replaced);
      expect((await read(await update())).passages.text(0)).toContain(figure);
    }
  });

  test("tells what fails as what it is", async () => {
    const { update } = await follow(way, ({ corpusDir }) => writeSeries(corpusDir, {}));
    await expect(update()).rejects.toMatchObject({ code: "CORPUS_EMPTY" });
  });

  test("asks for a restart where a model is another on the disk by now, and writes nothing", async () => {
    const { update, shelf, models: loaded } = await follow(way);
    const before = await generations(shelf.indexDir);
    const embedder = Object.assign(Object.create(loaded.embedder), { fingerprint: "what was loaded" });
    await expect(update({ ...loaded, embedder })).rejects.toMatchObject({ code: "RESTART_NEEDED" });
    expect(await generations(shelf.indexDir)).toEqual(before);
  });

  test("leaves the old index whole where it is given up", async () => {
    const stop = new AbortController();
    const { update, shelf, before, models: loaded } = await follow(way, undefined, stop.signal);
    const updating = update();
    stop.abort();
    await expect(updating).rejects.toMatchObject({ code: "INTERNAL" });
    await writeSeries(shelf.corpusDir, shortSeries);
    expect(await openLibrary({ ...shelf, ...loaded })).toMatchObject({
      state: "reused",
      corpusHash: before.corpusHash,
      problems: [],
    });
    await expect(update()).rejects.toThrow("aborted");
  });
});
