import { join } from "node:path";
import { type Answer, createAnswerer, Searcher } from "../../src/answer/index.js";
import { type Database, migrate, openPostgres } from "../../src/database/index.js";
import {
  type DatabaseLibrary,
  type EmbeddedLibrary,
  type Library,
  openDatabaseLibrary,
  openLibrary,
  publishGeneration,
} from "../../src/index/index.js";
import { type Percentiles, percentilesOf } from "../scale/figures.js";
import { withLoopDelay } from "../scale/loop-delay.js";
import { readNews } from "../scale/news.js";
import { writeNewsCorpus } from "../scale/news-corpus.js";
import { makeQuestions, readWrittenQuestions } from "../scale/questions.js";
import { loadModels } from "../setup.js";
import { withIndexDir } from "../temporary-index.js";
import { type ReplicaFigures, replicaFigures } from "./replica.js";

/** How answers out of the database agree with those out of the embedded index, in shares of the questions. */
export interface Agreement {
  readonly questions: number;
  readonly outcome: number;
  readonly first: number;
  readonly firstThree: number;
  /** Answers that are the same in everything, excerpts, scores and confidence. */
  readonly whole: number;
  /** Of the embedded index's candidates, those that the database nominated, too. */
  readonly candidates: number;
}

/** One way of nominating. */
export interface WayFigures {
  readonly way: "pg_textsearch" | "plain SQL";
  /** From question to Answer, in ms: asked one by one, each right after the embedded index was asked the same. */
  readonly times: Percentiles;
  readonly embeddedTimes: Percentiles;
  readonly agreement: Agreement;
  /** Questions a second that four askers get answered. */
  readonly perSecond: number;
}

/** Everything that was measured. */
export interface DatabaseFigures {
  readonly passages: number;
  readonly server: string;
  readonly extensions: readonly string[];
  readonly publishMs: number;
  readonly publishWaitMs: number;
  readonly bytes: number;
  readonly ways: readonly WayFigures[];
  readonly replica: ReplicaFigures;
}

/** What to measure with. */
export interface DatabaseOptions {
  readonly url: string;
  readonly passages: number;
  readonly news: string;
  readonly questions?: string | undefined;
  readonly asked: number;
  readonly onProgress: (message: string) => void;
}

const warmUps = 50;
const askers = 4;

type Models = Awaited<ReturnType<typeof loadModels>>;

/** Builds an index of news, publishes it to a database and asks both the same questions. What was published stays the current generation. */
export function measureDatabase(options: DatabaseOptions): Promise<DatabaseFigures> {
  return withIndexDir(async (folder) => {
    const { onProgress: say } = options;
    say(`reading ${options.passages} passages`);
    const articles = await readNews(options.news, options.passages);
    const texts = articles.flatMap(({ paragraphs }) => paragraphs);
    const written =
      options.questions === undefined ? [] : await readWrittenQuestions(options.questions, texts);
    const made = makeQuestions(texts, options.asked + warmUps);
    const questions = [...written, ...made].slice(0, options.asked + warmUps).map(({ text }) => text);
    await writeNewsCorpus(join(folder, "corpus"), articles);
    const models = await loadModels();
    say("building the embedded index");
    const embedded = await openLibrary({
      ...models,
      corpusDir: join(folder, "corpus"),
      indexDir: join(folder, "index"),
    });
    const database = await openPostgres(options.url);
    try {
      return await measureOn(database, embedded, questions, models, options);
    } finally {
      await database.close();
    }
  });
}

async function measureOn(
  database: Database,
  embedded: EmbeddedLibrary,
  questions: readonly string[],
  models: Models,
  { url, onProgress: say }: DatabaseOptions,
): Promise<DatabaseFigures> {
  await migrate(database);
  say("publishing");
  const start = performance.now();
  const { loopDelayMs, result } = await withLoopDelay(() => publishGeneration(database, embedded, models));
  const publishMs = performance.now() - start;
  if (!result.isNew) say("the same generation stood there already: the time to publish is none");
  const ways: WayFigures[] = [];
  const extensions = await extensionsOf(database);
  const library = await openDatabaseLibrary(database, models, "bench");
  if (!library) throw new Error("nothing was published");
  for (const way of library.generation.details.withWords
    ? (["pg_textsearch", "plain SQL"] as const)
    : (["plain SQL"] as const)) {
    say(`asking, words looked up by ${way}`);
    ways.push(
      await measureWay(way, embedded, await nominatedBy(way, database, models, library), questions, models),
    );
  }
  await useWords(database, library, library.generation.details.withWords);
  say("a replica of its own");
  const replica = await replicaFigures(url, questions.slice(0, warmUps));
  const [version] = await database.query<{ server_version: string }>("show server_version");
  return {
    passages: embedded.passages.size,
    server: `PostgreSQL ${version?.server_version}`,
    extensions,
    publishMs,
    publishWaitMs: loopDelayMs,
    bytes: await bytesOf(database, library.generation.id),
    ways,
    replica,
  };
}

/** The library as one that has no pg_textsearch, or has it, opens it. */
async function nominatedBy(
  way: WayFigures["way"],
  database: Database,
  models: Models,
  library: DatabaseLibrary,
): Promise<Library> {
  await useWords(database, library, way === "pg_textsearch");
  const opened = await openDatabaseLibrary(database, models, "bench");
  if (!opened) throw new Error("nothing was published");
  return opened;
}

async function useWords(
  database: Database,
  { generation }: DatabaseLibrary,
  withWords: boolean,
): Promise<void> {
  await database.query("update trich_dan.generations set details = $2 where id = $1", [
    generation.id,
    JSON.stringify({ ...generation.details, withWords }),
  ]);
}

async function measureWay(
  way: WayFigures["way"],
  embedded: Library,
  library: Library,
  questions: readonly string[],
  { embedder, judge }: Models,
): Promise<WayFigures> {
  const [one, other] = [new Searcher(embedded, embedder, judge), new Searcher(library, embedder, judge)];
  const [before, answerer] = [createAnswerer(one), createAnswerer(other)];
  for (const question of questions.slice(-warmUps)) {
    await before.answer(question);
    await answerer.answer(question);
  }
  const timed = questions.slice(0, -warmUps);
  const times: number[] = [];
  const embeddedTimes: number[] = [];
  const pairs: [Answer, Answer][] = [];
  let [there, wanted] = [0, 0];
  for (const question of timed) {
    const started = performance.now();
    const expected = await before.answer(question);
    const between = performance.now();
    const answer = await answerer.answer(question);
    times.push(performance.now() - between);
    embeddedTimes.push(between - started);
    pairs.push([expected, answer]);
    const found = new Set((await other.retrieve(question)).candidates.map(({ passage }) => passage));
    const { candidates } = await one.retrieve(question);
    there += candidates.filter(({ passage }) => found.has(passage)).length;
    wanted += candidates.length;
  }
  const start = performance.now();
  const rest = [...timed];
  const ask = async () => {
    for (let question = rest.pop(); question !== undefined; question = rest.pop())
      await answerer.answer(question);
  };
  await Promise.all(Array.from({ length: askers }, ask));
  const perSecond = (1000 * timed.length) / (performance.now() - start);
  const share = (same: (one: Answer, other: Answer) => boolean) =>
    pairs.filter(([expected, answer]) => same(expected, answer)).length / Math.max(1, pairs.length);
  const ids = ({ excerpts }: Answer, count: number) =>
    excerpts
      .slice(0, count)
      .map(({ id }) => id)
      .join(" ");
  return {
    way,
    times: percentilesOf(times),
    embeddedTimes: percentilesOf(embeddedTimes),
    perSecond,
    agreement: {
      questions: pairs.length,
      outcome: share((a, b) => a.outcome === b.outcome),
      first: share((a, b) => ids(a, 1) === ids(b, 1)),
      firstThree: share((a, b) => ids(a, 3) === ids(b, 3)),
      whole: share((a, b) => JSON.stringify({ ...a, tookMs: 0 }) === JSON.stringify({ ...b, tookMs: 0 })),
      candidates: there / Math.max(1, wanted),
    },
  };
}

async function extensionsOf(database: Database): Promise<string[]> {
  const rows = await database.query<{ name: string }>(
    "select extname || ' ' || extversion as name from pg_extension where extname in ('vector', 'pg_textsearch') order by 1",
  );
  return rows.map(({ name }) => name);
}

/** Size of a generation's tables and their indexes on the disk. */
async function bytesOf(database: Database, generation: number): Promise<number> {
  const [row] = await database.query<{ bytes: string }>(
    `select coalesce(sum(pg_total_relation_size(c.oid)), 0)::text as bytes from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'trich_dan' and c.relkind = 'r' and c.relname like $1`,
    [`generation\\_${generation}\\_%`],
  );
  return Number(row?.bytes);
}
