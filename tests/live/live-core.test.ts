import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, onTestFinished, test } from "vitest";
import { coreOf } from "../../src/core.js";
import { embeddedEngine } from "../../src/engine.js";
import type { IndexUpdate, Reload, Served } from "../../src/index/index.js";
import { updateIndex } from "../../src/index/live/update.js";
import { LiveCore } from "../../src/live/index.js";
import { newShelf, open } from "../index/opening.js";
import { until } from "../support/bot-api/index.js";
import { FakeEmbedder } from "../support/fake-embedder.js";
import { bundledJudge } from "../support/judge.js";
import { shortSeries, smallLexicon, writeSeries } from "../support/series.js";

const models = { embedder: new FakeEmbedder(), lexicon: smallLexicon(), judge: bundledJudge };
const question = "Quận Ô Môn còn bao nhiêu hộ nghèo?";
const [first, ...others] = shortSeries["bai-1"];
const withFigure = (figure: string) => ({
  ...shortSeries,
  "bai-1": [first.replace("3.093", figure), ...others],
});

/** A core over a series of the test's own, whose index is brought up to date in this thread. */
async function follow(before: () => Promise<void> = async () => {}, watched = false) {
  const shelf = await newShelf();
  const updates: Served[] = [];
  const told: Reload[] = [];
  const askers: (readonly number[])[] = [];
  const update = async (served: Served): Promise<IndexUpdate> => {
    updates.push(served);
    await before();
    return updateIndex({ ...shelf, ...models, served });
  };
  const core = coreOf(await open(shelf), models);
  const live = new LiveCore(core, {
    ...shelf,
    models,
    engine: embeddedEngine(shelf.indexDir, models),
    update,
    seen: watched ? "" : null,
    onReload: (reload, asking) => {
      told.push(reload);
      askers.push(asking);
    },
  });
  onTestFinished(() => live.close());
  const write = (figure: string) => writeSeries(shelf.corpusDir, withFigure(figure));
  return { shelf, live, updates, told, askers, write };
}

const answerOf = async ({ answerer }: Pick<LiveCore, "answerer">) =>
  (await answerer.answer(question)).excerpts[0]?.text;

/** Holds work up until it is let go on. */
function gate() {
  const waiting: (() => void)[] = [];
  return {
    waiting,
    pass: () => new Promise<void>((resolve) => waiting.push(resolve)),
    open: () => waiting.shift()?.(),
  };
}

test("after a change the next question is answered from the new text, and what changed is told", async () => {
  const { live, write, told } = await follow();
  const before = live.current;
  expect(await answerOf(live)).toContain("3.093");
  await write("2.750");
  expect(await live.reload()).toMatchObject({
    difference: { added: [], changed: [{ slug: "bai-1" }], withdrawn: [], passages: 5 },
    problems: [],
  });
  expect(await answerOf(live)).toContain("2.750");
  expect(live.library).toBe(live.current.library);
  expect(live.figures).toBe(live.current.figures);
  expect(live.current).not.toBe(before);
  // Who began with the old one finishes with it.
  expect(await answerOf(before)).toContain("3.093");
  expect(told).toHaveLength(1);
});

test("without a change the same core stays", async () => {
  const { live, updates } = await follow();
  const before = live.current;
  expect(await live.reload()).toEqual({ difference: null, problems: [] });
  expect(live.current).toBe(before);
  expect(updates).toEqual([{ corpus: before.library.corpusHash, slugs: ["bai-1", "bai-2"] }]);
});

test("whatever fails leaves the old core, and the next reading begins anew", async () => {
  const { live, shelf, write, told } = await follow();
  const before = live.current;
  await rm(shelf.corpusDir, { recursive: true });
  expect(await live.reload()).toMatchObject({ error: { code: "CORPUS_MISSING" } });
  await writeSeries(shelf.corpusDir, {});
  expect(await live.reload()).toMatchObject({ error: { code: "CORPUS_EMPTY" } });
  expect(live.current).toBe(before);
  await write("2.750");
  await live.reload();
  expect(await answerOf(live)).toContain("2.750");
  expect(told).toHaveLength(3);
});

test("what no error of the table names is told, too", async () => {
  const { live } = await follow(async () => {
    throw new RangeError("beyond");
  });
  expect(await live.reload()).toMatchObject({
    error: { code: "INTERNAL", parameters: { reason: "beyond" } },
  });
});

test("a broken file is told with its line and keeps its article, and a mended one is answered from", async () => {
  const { live, shelf, write } = await follow();
  await writeFile(join(shelf.corpusDir, "bai-1.md"), "hỏng");
  expect(await live.reload()).toMatchObject({
    difference: null,
    problems: [{ code: "CORPUS_FRONT_MATTER", parameters: { file: "bai-1.md", line: 1 } }],
  });
  expect(await answerOf(live)).toContain("3.093");
  await write("2.600");
  expect(await live.reload()).toMatchObject({ difference: { changed: [{ slug: "bai-1" }] }, problems: [] });
  expect(await answerOf(live)).toContain("2.600");
});

test("changes during a reading lead to one more, however many ask for it", async () => {
  const { waiting, pass, open: go } = gate();
  const { live, updates, write } = await follow(pass);
  const running = live.reload();
  const asked = [live.reload(), live.reload(), live.reload()];
  expect(updates).toHaveLength(1);
  await write("2.750");
  go();
  await running;
  await until(() => waiting[0]);
  expect(updates).toHaveLength(2);
  go();
  const ended = await Promise.all(asked);
  expect(new Set(ended).size).toBe(1);
  expect(updates).toHaveLength(2);
  expect(await answerOf(live)).toContain("2.750");
});

test("who asks while a change is being read is told of it, and excused from nothing but their own reading", async () => {
  const { waiting, pass, open: go } = gate();
  const { live, write, askers } = await follow(pass);
  await write("2.750");
  const running = live.reload(7);
  const asked = [live.reload(8), live.reload(9), live.reload(8)];
  await until(() => waiting[0]);
  go();
  expect(await running).toMatchObject({ difference: { changed: [{ slug: "bai-1" }] } });
  await until(() => waiting[0]);
  go();
  for (const reload of await Promise.all(asked))
    expect(reload).toMatchObject({ difference: { changed: [{ slug: "bai-1" }] }, problems: [] });
  expect(askers).toEqual([[7], [8, 9]]);
});

test("the folder is followed where it is watched", async () => {
  const { live, write, told } = await follow(undefined, true);
  live.watch();
  live.watch();
  await until(() => told[0]);
  await write("2.750");
  await until(() => told[1]);
  expect(await answerOf(live)).toContain("2.750");
});

test("a core that is closed changes no more and tells nothing", async () => {
  const { waiting, pass, open: go } = gate();
  const { live, write, told } = await follow(pass);
  const before = live.current;
  await write("2.750");
  const running = live.reload();
  await until(() => waiting[0]);
  const closed = live.close();
  go();
  await Promise.all([running, closed]);
  expect(live.current).toBe(before);
  expect(told).toEqual([]);
});

test("the old core is garbage once its last question is answered", async () => {
  const { live, write } = await follow();
  setFlagsFromString("--expose-gc");
  const collectGarbage = runInNewContext("gc");
  const old = new WeakRef(live.current.library.passages.arrays.textBytes);
  const asking = answerOf(live);
  await write("2.750");
  await live.reload();
  expect(await asking).toContain("3.093");
  // What is looked at lasts to the end of the turn.
  for (let left = 20; left > 0 && old.deref(); left--) {
    await setImmediate();
    collectGarbage();
  }
  expect(old.deref()).toBeUndefined();
});

/** A core whose articles somebody else changes, and says so. */
async function followOthers(isPublished: boolean) {
  const shelf = await newShelf();
  const events: string[] = [];
  let change: () => Promise<boolean> = async () => false;
  const articles = {
    follow: async (onChange: () => Promise<boolean>) => {
      events.push("follow");
      change = onChange;
      return { close: async () => void events.push("unfollow") };
    },
    close: async () => void events.push("close"),
  };
  const engine = {
    ...embeddedEngine(shelf.indexDir, models),
    follow: async () => void events.push("generations"),
    close: async () => void events.push("engine"),
  };
  const live = new LiveCore(coreOf(await open(shelf), models), {
    ...shelf,
    articles,
    isPublished,
    models,
    engine,
    update: (served) => updateIndex({ ...shelf, ...models, served }),
    seen: null,
    onReload: () => events.push("read"),
  });
  return { shelf, live, events, change: () => change() };
}

test("articles that others change are read when they say so, and it is told whether they could be", async () => {
  const { shelf, live, events, change } = await followOthers(false);
  live.watch();
  live.watch();
  expect(events).toEqual(["generations", "follow"]);
  await writeSeries(shelf.corpusDir, withFigure("2.750"));
  expect(await change()).toBe(true);
  expect(await answerOf(live)).toContain("2.750");
  await writeSeries(shelf.corpusDir, {});
  expect(await change()).toBe(false);
  expect(await answerOf(live)).toContain("2.750");
  await live.close();
  expect(events).toEqual(["generations", "follow", "read", "read", "unfollow", "engine", "close"]);
});

test("an index that others published is compared with the articles once it is followed: it may be older", async () => {
  const { shelf, live, events } = await followOthers(true);
  await writeSeries(shelf.corpusDir, withFigure("2.750"));
  live.watch();
  live.watch();
  await until(() => events.includes("read") || undefined);
  expect(await answerOf(live)).toContain("2.750");
  expect(events).toEqual(["generations", "follow", "read"]);
  await live.close();
});
