import { mkdtemp, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { projectDir } from "../../src/config.js";
import { until } from "../../tests/support/bot-api/index.js";
import { type Percentiles, percentilesOf } from "../scale/figures.js";
import { type NewsArticle, readNews } from "../scale/news.js";
import { writeNewsCorpus } from "../scale/news-corpus.js";
import { makeQuestions } from "../scale/questions.js";
import { markdownTable } from "../table.js";
import { startBotProcess } from "../telegram/bot-process.js";
import { askAll } from "../telegram/latency.js";

/** Questions in one state of the bot: the time from update to answering call, and how long the event loop was held up at most, in ms. */
export interface LiveWindow {
  readonly questions: number;
  readonly times: Percentiles;
  readonly longestWaitMs: number;
}

/** The bot while nothing changes, and while every passage is indexed anew. */
export interface LiveFigures {
  readonly passages: number;
  readonly quiet: LiveWindow;
  readonly reindexing: LiveWindow;
  /** The longest wait of the event loop while every passage is indexed anew and nobody asks. */
  readonly unaskedWaitMs: number;
  /** From the change of the folder to the first question that is asked of the new text. */
  readonly tookMs: number;
}

/** Time between questions, in ms. */
const interval = 100;
const warmUps = 200;
const quietQuestions = 500;
/** How often everything is indexed anew while questions come. */
const rounds = 4;
/** What every paragraph gets in the second state, so that none of its sentences and vectors is known. */
const addition = " Bản sửa lần này.";

/** Measures the real bot against a Bot API server of its own: ten questions a second, come what may, a fifth of what two cores can do. */
export async function measureLive(
  passages: number,
  news: string,
  onProgress: (message: string) => void,
): Promise<LiveFigures> {
  const folder = await mkdtemp(join(tmpdir(), "trich-dan-live-"));
  const corpusDir = join(folder, "corpus");
  try {
    onProgress(`writing ${passages} passages, twice`);
    const articles = await readNews(news, passages);
    await writeNewsCorpus(corpusDir, articles);
    await writeNewsCorpus(join(folder, "edited"), edited(articles));
    const texts = articles.flatMap((article) => article.paragraphs);
    const questions = makeQuestions(texts, warmUps + quietQuestions).map(({ text }) => text);
    onProgress("building the index and starting the bot");
    const lines: string[] = [];
    const bot = await startBotProcess(
      { CORPUS_DIR: corpusDir, INDEX_DIR: join(folder, "index"), LOG_LEVEL: "info" },
      {
        load: pathToFileURL(join(projectDir, "bench", "live", "report-loop.mjs")).href,
        onLine: (line) => lines.push(line),
      },
    );
    const longestWait = async () => {
      const from = lines.length;
      bot.signal("SIGUSR2");
      const line = await until(() => lines.slice(from).find((each) => each.startsWith("LOOP ")), 30_000);
      return Number(line.slice("LOOP ".length));
    };
    /** Puts the other text in place. */
    const swap = async () => {
      await rename(corpusDir, join(folder, "aside"));
      await rename(join(folder, "edited"), corpusDir);
      await rename(join(folder, "aside"), join(folder, "edited"));
    };
    const readings = () => lines.filter((line) => line.includes("the corpus was read again")).length;
    await askAll(bot.bot, questions.slice(0, warmUps), interval);
    onProgress("asking while nothing changes");
    await longestWait();
    const quiet = windowOf(await askAll(bot.bot, questions.slice(warmUps), interval), await longestWait());
    onProgress("asking while everything is indexed anew");
    const start = performance.now();
    const times: number[] = [];
    for (let round = 0; round < rounds; round++) {
      await swap();
      times.push(...(await askAll(bot.bot, endless(questions), interval, () => readings() > round)));
    }
    const tookMs = (performance.now() - start) / rounds;
    const reindexing = windowOf(times, await longestWait());
    onProgress("indexing everything anew while nobody asks");
    await swap();
    await until(() => readings() > rounds || undefined, 600_000);
    const unaskedWaitMs = await longestWait();
    const refused = bot.bot.refusals.length;
    await bot.stop();
    if (refused > 0) throw new Error(`${refused} calls were refused`);
    return {
      passages: texts.length,
      quiet,
      reindexing,
      unaskedWaitMs,
      tookMs,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function windowOf(spent: readonly number[], longestWaitMs: number): LiveWindow {
  return { questions: spent.length, times: percentilesOf(spent), longestWaitMs };
}

function edited(articles: readonly NewsArticle[]): NewsArticle[] {
  return articles.map(({ paragraphs }) => ({ paragraphs: paragraphs.map((text) => text + addition) }));
}

function* endless<T>(items: readonly T[]): Generator<T> {
  for (;;) yield* items;
}

/** The figures as a table. */
export function liveTable({ passages, quiet, reindexing, unaskedWaitMs, tookMs }: LiveFigures): string {
  const row = (name: string, { questions, times, longestWaitMs }: LiveWindow) => [
    name,
    questions.toLocaleString("en"),
    ...[times.p50, times.p95, times.p99, longestWaitMs].map((ms) => ms.toFixed(1)),
  ];
  const table = markdownTable(
    [
      `${passages.toLocaleString("en")} passages, ms`,
      "questions",
      "p50",
      "p95",
      "p99",
      "longest wait of the event loop",
    ],
    [row("nothing changes", quiet), row("every passage is indexed anew", reindexing)],
  );
  const unasked = `While every passage is indexed anew and nobody asks, the event loop waits ${unaskedWaitMs.toFixed(1)} ms at most.`;
  return `${table}\n\n${unasked} From the change to answers from the new text: ${(tookMs / 1_000).toFixed(1)} s.`;
}
