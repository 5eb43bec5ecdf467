import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { loadEmbedder } from "../../../src/embedding/index.js";
import { openLibrary, readLexicon } from "../../../src/index/index.js";
import type { IndexModels } from "../../../src/index/stored-fit.js";
import { compiledLibrary } from "../../support/compiled.js";
import { shortSeries, writeSeries } from "../../support/series.js";
import { generations } from "../damage.js";
import { newShelf, type Shelf } from "../opening.js";

const root = join(import.meta.dirname, "..", "..", "..");
const model = { model: "trich-dan-vi", modelsDir: join(root, "models"), hubUrl: "http://192.0.2.1:9" };
const lexiconPath = join(root, "models", "vi-lexicon", "lexicon.tsv");
const [first, ...others] = shortSeries["bai-1"];
const changed = { ...shortSeries, "bai-1": [first.replace("3.093", "2.750"), ...others] };

let models: IndexModels;
beforeAll(async () => {
  models = { embedder: await loadEmbedder(model), lexicon: await readLexicon(lexiconPath) };
});

/** Opens an index, changes the corpus, and has a thread follow it. */
async function follow(
  {
    modelsUsed = models,
    signal = new AbortController().signal,
  }: { modelsUsed?: IndexModels; signal?: AbortSignal } = {},
  change: (shelf: Shelf) => Promise<void> = ({ corpusDir }) => writeSeries(corpusDir, changed),
) {
  const { updateInThread, readUpdated } = await compiledLibrary();
  const shelf = await newShelf();
  const before = await openLibrary({ ...shelf, ...models });
  await change(shelf);
  const served = { corpus: before.corpusHash, slugs: ["bai-1", "bai-2"] };
  const updating = updateInThread({ ...shelf, model, lexiconPath, served }, modelsUsed, signal);
  return { shelf, before, updating, readUpdated };
}

test("a thread brings an index up to date, and hands over what it found", async () => {
  const { updating, readUpdated, shelf } = await follow({}, async ({ corpusDir }) => {
    await writeSeries(corpusDir, changed);
    await writeFile(join(corpusDir, "bai-3.md"), "hỏng");
  });
  const updated = await updating;
  expect(updated.embedded).toBe(1);
  expect(updated.problems).toMatchObject([
    { code: "CORPUS_FRONT_MATTER", parameters: { file: "bai-3.md", line: 1 } },
  ]);
  const library = await readUpdated(updated, models, false);
  expect(library.passages.text(0)).toContain("2.750");
  expect(await generations(shelf.indexDir)).toHaveLength(1);
});

test("what fails in the thread is told as what it is", async () => {
  const { updating } = await follow({}, ({ corpusDir }) => writeSeries(corpusDir, {}));
  await expect(updating).rejects.toMatchObject({ code: "CORPUS_EMPTY" });
});

test("a model that is another on the disk by now asks for a restart, and nothing is written", async () => {
  const embedder = {
    ...models.embedder,
    fingerprint: "what was loaded",
    embed: async () => [],
    dimensions: 4,
  };
  const { updating, shelf, before } = await follow({ modelsUsed: { ...models, embedder } });
  await expect(updating).rejects.toMatchObject({ code: "RESTART_NEEDED" });
  expect(before.state).toBe("built");
  expect(await generations(shelf.indexDir)).toHaveLength(1);
});

test("a thread that is given up leaves the old index whole", async () => {
  const stop = new AbortController();
  const { updating, shelf, before } = await follow({ signal: stop.signal });
  stop.abort();
  await expect(updating).rejects.toMatchObject({ code: "INTERNAL" });
  await writeSeries(shelf.corpusDir, shortSeries);
  expect(await openLibrary({ ...shelf, ...models })).toMatchObject({
    state: "reused",
    corpusHash: before.corpusHash,
    problems: [],
  });
  const again = follow({ signal: stop.signal }).then(({ updating: rejected }) => rejected);
  await expect(again).rejects.toThrow("aborted");
});
