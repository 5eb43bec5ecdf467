import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { createAnswerer, Searcher } from "../src/answer/index.js";
import { openArticles } from "../src/articles.js";
import { coreOf } from "../src/core.js";
import { type Database, migrate } from "../src/database/index.js";
import { filesOf, putFiles } from "../src/editorial/index.js";
import { postgresEngine } from "../src/engine.js";
import { AppError } from "../src/errors.js";
import type { Reload, Served } from "../src/index/index.js";
import { updateIndex } from "../src/index/live/update.js";
import { LiveCore } from "../src/live/index.js";
import { newShelf } from "./index/opening.js";
import { PATIENCE, until } from "./support/bot-api/until.js";
import { openPglite } from "./support/database/pglite.js";
import { FakeEmbedder } from "./support/fake-embedder.js";
import { bundledJudge } from "./support/judge.js";
import { type Series, shortSeries, smallLexicon, writeSeries } from "./support/series.js";
import { temporaryFolder } from "./support/temporary.js";

const models = { embedder: new FakeEmbedder(), lexicon: smallLexicon(), judge: bundledJudge };
const question = "Quận Ô Môn còn bao nhiêu hộ nghèo?";

let database: Database;
beforeAll(async () => {
  database = await openPglite();
  await migrate(database);
});
afterAll(() => database.close());

/** A process with a shelf of its own; the database stays open when it ends. */
async function newProcess(shared: Database = { ...database, query: database.query, close: async () => {} }) {
  const shelf = await newShelf();
  const engine = postgresEngine(shared, shelf.indexDir, models);
  const options = { ...shelf, ...models };
  return { shelf, engine, options };
}

test("one process publishes its articles, another that has none answers from them and follows each change", async () => {
  const writer = await newProcess();
  await writeSeries(writer.shelf.corpusDir, shortSeries);
  const reader = await newProcess();
  await writeSeries(reader.shelf.corpusDir, {});
  await expect(reader.engine.open(reader.options)).rejects.toMatchObject({ code: "LIBRARY_NOT_PUBLISHED" });

  const told: Reload[] = [];
  const live = async ({ engine, options, shelf }: typeof writer) => {
    const core = coreOf(await engine.open(options), models);
    const update = (served: Served) => updateIndex({ ...options, served });
    const { corpusDir } = shelf;
    const onReload = (reload: Reload) => void told.push(reload);
    const opened = new LiveCore(core, { corpusDir, models, engine, update, seen: null, onReload });
    onTestFinished(() => opened.close());
    opened.watch();
    return opened;
  };
  const [first, second] = [await live(writer), await live(reader)];
  const answerOf = async ({ answerer }: LiveCore) => (await answerer.answer(question)).excerpts[0]?.text;
  expect(await answerOf(second)).toContain("3.093");

  const [paragraph, ...others] = shortSeries["bai-1"];
  const changed = { ...shortSeries, "bai-1": [paragraph.replace("3.093", "2.750"), ...others] };
  await writeSeries(writer.shelf.corpusDir, changed);
  const before = second.current;
  expect(await first.reload()).toMatchObject({ difference: { changed: [{ slug: "bai-1" }] } });
  await until(() => (second.current === before ? undefined : second));
  expect(await answerOf(first)).toContain("2.750");
  expect(await answerOf(second)).toContain("2.750");
});

test("what cannot be looked up is told as that, never as not found, and is looked up again once it can be", async () => {
  let isDown = false;
  const down = () => Promise.reject(new AppError("DATABASE_UNAVAILABLE", { reason: "57P01" }));
  const shaky: Database = {
    ...database,
    query: (text, values, longest) => {
      // One side of the search is enough to fail: words without vectors tell nothing.
      if (isDown && text.includes("halfvec")) return down();
      return database.query(text, values, longest);
    },
    close: async () => {},
  };
  const { shelf, engine, options } = await newProcess(shaky);
  onTestFinished(() => engine.close());
  await writeSeries(shelf.corpusDir, shortSeries);
  const answerer = createAnswerer(new Searcher(await engine.index(options), models.embedder, models.judge));
  const before = await answerer.answer(question);
  isDown = true;
  await expect(answerer.answer(question)).rejects.toMatchObject({ code: "DATABASE_UNAVAILABLE" });
  isDown = false;
  expect({ ...(await answerer.answer(question)), tookMs: 0 }).toEqual({ ...before, tookMs: 0 });
});

test("machines whose articles and index are both in the database answer from what one of them is given, also of what was changed while none ran", async () => {
  const shared: Database = { ...database, query: database.query, close: async () => {} };
  const machine = async (series: Series) => {
    const { shelf, engine } = await newProcess(shared);
    await writeSeries(shelf.corpusDir, series);
    const settings = {
      CORPUS_DIR: shelf.corpusDir,
      INDEX_DIR: shelf.indexDir,
      DATABASE_URL: "postgres://x/y",
    };
    const articles = await openArticles(settings, () => {}, shared);
    const options = { ...models, corpusDir: articles.folder, indexDir: shelf.indexDir };
    const start = async () => {
      const live = new LiveCore(coreOf(await engine.open(options), models), {
        corpusDir: articles.folder,
        articles,
        isPublished: true,
        models,
        engine,
        update: async (served: Served) => {
          await articles.refresh();
          return updateIndex({ ...options, served });
        },
        seen: null,
      });
      onTestFinished(() => live.close());
      live.watch();
      return live;
    };
    return { start };
  };
  const [paragraph, ...others] = shortSeries["bai-1"];
  const put = async (figure: string) => {
    const folder = await temporaryFolder();
    await writeSeries(folder, { "bai-1": [paragraph.replace("3.093", figure), ...others] });
    return putFiles(shared, await filesOf(folder));
  };
  const untilTold = async (live: LiveCore, figure: string) => {
    const quoted = async () => (await live.answerer.answer(question)).excerpts[0]?.text ?? "";
    for (const end = Date.now() + PATIENCE; !(await quoted()).includes(figure); await delay(20))
      if (Date.now() > end) throw new Error(`${figure} was never answered`);
  };
  const one = await (await machine(shortSeries)).start();
  await untilTold(one, "3.093");
  await put("1.111");
  await untilTold(one, "1.111");
  const other = await (await machine({})).start();
  await untilTold(other, "1.111");
  await put("2.222");
  await untilTold(one, "2.222");
  await untilTold(other, "2.222");
  await Promise.all([one.close(), other.close()]);
  await put("4.444");
  await untilTold(await (await machine({})).start(), "4.444");
});
