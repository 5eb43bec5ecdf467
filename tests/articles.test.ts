import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from "vitest";
import { type ArticleNews, openArticles } from "../src/articles.js";
import type { Database } from "../src/database/index.js";
import { DatabaseStore, Editorial } from "../src/editorial/index.js";
import { AppError } from "../src/errors.js";
import { articleDraft, corpusOf, handIn, office, publish, readLines } from "./editorial/support.js";
import { until } from "./support/bot-api/index.js";
import { openPlainPglite } from "./support/database/pglite.js";
import { temporaryFolder } from "./support/temporary.js";

let database: Database;
beforeAll(async () => {
  database = await openPlainPglite();
});
beforeEach(() => database.query("drop schema if exists trich_dan cascade"));
afterAll(() => database.close());

/** Finds the articles of a machine whose CORPUS_DIR has two. */
async function machine(given: { readonly CORPUS_DIR?: string; readonly INDEX_DIR?: string } = {}) {
  const { corpusDir } = await office();
  const settings = {
    CORPUS_DIR: corpusDir,
    INDEX_DIR: join(await temporaryFolder(), "index"),
    DATABASE_URL: "postgres://localhost/none",
    ...given,
  };
  const news: ArticleNews[] = [];
  const open = (by: Database = database) => openArticles(settings, (told) => news.push(told), by);
  return { ...settings, news, open };
}

const down: Database = {
  query: () => Promise.reject(new AppError("DATABASE_UNAVAILABLE", { reason: "57P03" })),
  transaction: () => Promise.reject(new AppError("DATABASE_UNAVAILABLE", { reason: "57P03" })),
  listen: async () => ({ close: async () => {} }),
  close: async () => {},
};

async function editorialOver(): Promise<Editorial> {
  const store = new DatabaseStore({ database, bot: 1, folder: await temporaryFolder() });
  const editorial = new Editorial(store, { read: readLines });
  onTestFinished(() => editorial.close());
  return editorial;
}

test("without a database the articles are those of CORPUS_DIR, which is watched, and nothing else is touched", async () => {
  const { CORPUS_DIR, INDEX_DIR } = await machine();
  const articles = await openArticles({ CORPUS_DIR, INDEX_DIR }, () => {
    throw new Error("there is no news");
  });
  expect(articles).toMatchObject({ folder: CORPUS_DIR, database: null, follow: null });
  await articles.refresh();
  await articles.close();
  await expect(readdir(INDEX_DIR)).rejects.toThrow("ENOENT");
});

test("the first machine gives the database its articles and says so; later ones read those, whatever they have themselves", async () => {
  const [first, second] = [
    await machine(),
    await machine({ CORPUS_DIR: join(await temporaryFolder(), "x") }),
  ];
  const one = await first.open();
  expect(first.news).toEqual([{ kind: "filled", folder: first.CORPUS_DIR, articles: 2, versions: 0 }]);
  expect(one.folder).toBe(join(first.INDEX_DIR, "articles"));
  expect(await corpusOf(one.folder)).toEqual(await corpusOf(first.CORPUS_DIR));
  const other = await second.open();
  expect(second.news).toEqual([]);
  expect(await corpusOf(other.folder)).toEqual(await corpusOf(first.CORPUS_DIR));
  await first.open();
  expect(first.news).toHaveLength(1);
});

test("a folder with texts that the database never had is told of by file, with what to do", async () => {
  const { CORPUS_DIR, news, open } = await machine();
  await open();
  news.pop();
  for (let part = 3; part < 9; part++) await writeFile(join(CORPUS_DIR, `bai-${part}.md`), "x");
  const articles = await open();
  expect(news).toMatchObject([
    {
      kind: "trouble",
      error: {
        code: "LIBRARY_DIFFERS",
        parameters: {
          folder: CORPUS_DIR,
          count: 6,
          names: "bai-3.md, bai-4.md, bai-5.md, bai-6.md, bai-7.md, …",
        },
      },
    },
  ]);
  expect(Object.keys(await corpusOf(articles.folder))).toEqual(["bai-1.md", "bai-2.md"]);
});

test("while the database is down, what was read from it last is read, and that is told; without anything that is not possible", async () => {
  const { INDEX_DIR, news, open } = await machine();
  await expect(open(down)).rejects.toMatchObject({ code: "DATABASE_UNAVAILABLE" });
  await open();
  news.pop();
  const articles = await open(down);
  expect(news).toMatchObject([{ kind: "trouble", error: { code: "DATABASE_UNAVAILABLE" } }]);
  expect(articles.folder).toBe(join(INDEX_DIR, "articles"));
  await expect(articles.refresh()).rejects.toMatchObject({ code: "DATABASE_UNAVAILABLE" });
  expect(Object.keys(await corpusOf(articles.folder))).toEqual(["bai-1.md", "bai-2.md"]);
});

test("what is wrong with the database for good is no reason to go on with what was read", async () => {
  const { open } = await machine();
  await open();
  const refusing = {
    ...down,
    query: () => Promise.reject(new AppError("DATABASE_REFUSED", { reason: "28P01" })),
  };
  await expect(open(refusing)).rejects.toMatchObject({ code: "DATABASE_REFUSED" });
});

test("where INDEX_DIR cannot be written, the articles are read from a folder that goes with the process", async () => {
  const file = join(await temporaryFolder(), "tệp");
  await writeFile(file, "");
  const { open, CORPUS_DIR } = await machine({ INDEX_DIR: file });
  const articles = await open();
  expect(await corpusOf(articles.folder)).toEqual(await corpusOf(CORPUS_DIR));
  await articles.close();
  await expect(readdir(articles.folder)).rejects.toThrow("ENOENT");
  // It is not this one's to close.
  expect(await database.query("select 1")).toHaveLength(1);
});

test("what another machine publishes is told, and is there once the articles are refreshed", async () => {
  const { open } = await machine();
  const articles = await open();
  let told = 0;
  const following = await articles.follow?.(async () => {
    await articles.refresh();
    told++;
    return true;
  });
  onTestFinished(() => following?.close());
  const editorial = await editorialOver();
  const [draft] = await handIn(editorial, articleDraft(3, "việc mới"));
  if (draft) await publish(editorial, draft);
  await until(() => told || undefined, 20_000, "it was not told");
  expect(Object.keys(await corpusOf(articles.folder)).sort()).toEqual(["bai-1.md", "bai-2.md", "bai-3.md"]);
});

test("an empty library of a machine without articles is one that is yet to be given any", async () => {
  const { open, news } = await machine({ CORPUS_DIR: join(await temporaryFolder(), "x") });
  const articles = await open();
  expect([news, await readdir(articles.folder)]).toEqual([[], []]);
  await rm(articles.folder, { recursive: true });
  await mkdir(articles.folder);
  await articles.refresh();
});
