import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rankingQuality } from "../../../bench/metrics.js";
import { createAnswerer, createFigureFinder, Searcher } from "../../../src/answer/index.js";
import { type Database, migrate, openPostgres } from "../../../src/database/index.js";
import {
  type EmbeddedLibrary,
  type Library,
  openDatabaseLibrary,
  publishGeneration,
  type Scope,
  scopeOf,
} from "../../../src/index/index.js";
import { joinedLibrary } from "../../quality/joined-library.js";
import { questionFiles } from "../../quality/questions.js";
import { goldenLines, openWorld, type World } from "../../quality/world.js";
import { openPglite, openPgliteWithVector } from "../../support/database/pglite.js";
import { hasPgvector, startPostgres } from "../../support/database/postgres-server.js";
import { bundledJudge } from "../../support/judge.js";

interface Line {
  readonly question: string;
}

let world: World;
let embedded: EmbeddedLibrary;
let questions: readonly string[];

beforeAll(async () => {
  world = await openWorld();
  embedded = await joinedLibrary(world);
  const files = [...questionFiles, "second-article/questions.jsonl"];
  const golden = files.flatMap((file) => goldenLines<Line>(file).map(({ question }) => question));
  // Each is asked of either engine; a ninth of them is enough to see a difference.
  questions = [
    ...golden.filter((_, at) => at % 9 === 0),
    ...world.mini.questions.slice(0, 20).map(({ text }) => text),
  ];
});

/** A database of a server of its own, over real connections: both sides of a search are asked at once. */
async function connectServer(): Promise<Database> {
  const server = await startPostgres();
  const database = await openPostgres(await server.createDatabase("library"));
  return {
    query: (text, values, longest) => database.query(text, values, longest),
    transaction: (work) => database.transaction(work),
    listen: (channel, onNotice, onGap) => database.listen(channel, onNotice, onGap),
    async close() {
      await database.close();
      server.remove();
    },
  };
}

const engines: readonly (readonly [name: string, connect: () => Promise<Database>])[] = [
  ["pgvector and pg_textsearch", () => openPglite()],
  ["pgvector alone", openPgliteWithVector],
  ...(hasPgvector ? [["a server of its own", connectServer] as const] : []),
];

/** Every engine that candidates come from answers as the embedded one. */
describe.each(engines)("a library in PostgreSQL with %s", (_, connect) => {
  let database: Database;
  let library: Library;

  beforeAll(async () => {
    database = await connect();
    await migrate(database);
    await publishGeneration(database, embedded, world);
    const opened = await openDatabaseLibrary(database, world, "test");
    if (!opened) throw new Error("nothing was published");
    library = opened;
  });
  afterAll(() => database.close());

  const searcherOf = (of: Library) => new Searcher(of, world.embedder, bundledJudge);
  const scope = (): Scope =>
    scopeOf(
      embedded.passages.articles,
      embedded.passages.articles.flatMap(({ slug }, at) => (slug === "tin" ? [] : [at])),
    );

  test("holds the same passages", () => {
    expect(library.passages.size).toBe(embedded.passages.size);
    for (let passage = 0; passage < embedded.passages.size; passage++) {
      expect(library.passages.passage(passage)).toEqual(embedded.passages.passage(passage));
      expect(library.search.forward.sentences(passage)).toEqual(
        embedded.search.forward.sentences(passage).map(({ tokens: _tokens, ...sentence }) => sentence),
      );
    }
  });

  test.each([
    ["everything", () => null],
    ["a part of it", scope],
  ])("answers the golden questions in %s as the embedded index does", async (_name, scoped) => {
    const [one, other] = [createAnswerer(searcherOf(embedded)), createAnswerer(searcherOf(library))];
    for (const question of questions) {
      const [expected, answer] = [
        await one.answer(question, { scope: scoped() }),
        await other.answer(question, { scope: scoped() }),
      ];
      expect({ ...answer, tookMs: 0 }).toEqual({ ...expected, tookMs: 0 });
    }
  });

  test("gives the same raw scores", async () => {
    const [one, other] = [searcherOf(embedded), searcherOf(library)];
    let compared = 0;
    for (const question of questions.slice(0, 60)) {
      const expected = new Map((await one.retrieve(question)).candidates.map((each) => [each.passage, each]));
      for (const { passage, lexical, dense, whole, similarities } of (await other.retrieve(question))
        .candidates) {
        const same = expected.get(passage);
        if (!same) continue;
        compared++;
        expect([lexical, dense, whole, similarities]).toEqual([
          same.lexical,
          same.dense,
          same.whole,
          same.similarities,
        ]);
      }
    }
    expect(compared).toBeGreaterThan(5_000);
  });

  test("ranks the questions of the news as well", async () => {
    const first = embedded.passages.articleNamed("tin")?.first ?? Number.NaN;
    const quality = async (of: Library) => {
      const searcher = searcherOf(of);
      const ranks: number[] = [];
      for (const { text, passage } of world.mini.questions.slice(0, 60)) {
        const { ranked } = await searcher.search(text);
        ranks.push(ranked.findIndex((each) => each.passage === first + passage));
      }
      return rankingQuality(ranks).ndcg10;
    };
    expect(await quality(embedded)).toBeGreaterThan(0.5);
    expect(Math.abs((await quality(library)) - (await quality(embedded)))).toBeLessThan(0.002);
  });

  test("finds the same figures", async () => {
    const [one, other] = [createFigureFinder(searcherOf(embedded)), createFigureFinder(searcherOf(library))];
    for (const topic of ["", "hộ nghèo", "cải tạo vườn tạp"])
      for (const scoped of [null, scope()])
        expect(await other.find(topic, 0, 10, scoped)).toEqual(await one.find(topic, 0, 10, scoped));
  });
});
