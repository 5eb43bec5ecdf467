import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { person, privateChat, until } from "../../tests/support/bot-api/index.js";
import { type Percentiles, percentilesOf } from "../scale/figures.js";
import { readNews } from "../scale/news.js";
import { writeNewsCorpus } from "../scale/news-corpus.js";
import { makeQuestions } from "../scale/questions.js";
import { markdownTable } from "../table.js";
import { startBotProcess } from "./bot-process.js";

/** From the update handed to the bot to its answering call, in ms, over HTTP on this machine. */
export interface TelegramLatency {
  readonly passages: number;
  readonly questions: number;
  /** One question after the other. */
  readonly alone: Percentiles;
  /** Thirty questions a second, come what may. */
  readonly steady: Percentiles;
  readonly residentBytes: number | null;
}

const QUESTIONS = 1_000;
const WARM_UPS = 100;
/** Time between questions of the steady stream, in ms. */
const INTERVAL = 1_000 / 30;

/**
 * Measures the real bot against a Bot API server of its own.
 * @param passages size of the corpus, cut from the news
 */
export async function measureTelegram(
  passages: number,
  news: string,
  onProgress: (message: string) => void,
): Promise<TelegramLatency> {
  const folder = await mkdtemp(join(tmpdir(), "trich-dan-telegram-"));
  try {
    onProgress(`writing ${passages} passages`);
    const articles = await readNews(news, passages);
    const texts = articles.flatMap((article) => article.paragraphs);
    await writeNewsCorpus(join(folder, "corpus"), articles);
    onProgress("building the index and starting the bot");
    const process = await startBotProcess({
      CORPUS_DIR: join(folder, "corpus"),
      INDEX_DIR: join(folder, "index"),
    });
    const questions = makeQuestions(texts, 2 * QUESTIONS + WARM_UPS).map(({ text }) => text);
    onProgress("asking");
    await askAll(process.bot, questions.slice(0, WARM_UPS), 0);
    const alone = percentilesOf(
      await askAll(process.bot, questions.slice(WARM_UPS, WARM_UPS + QUESTIONS), 0),
    );
    const steady = percentilesOf(await askAll(process.bot, questions.slice(WARM_UPS + QUESTIONS), INTERVAL));
    const residentBytes = await process.residentBytes();
    const refused = process.bot.refusals.length;
    await process.stop();
    if (refused > 0) throw new Error(`${refused} calls were refused`);
    return { passages: texts.length, questions: QUESTIONS, alone, steady, residentBytes };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

type Bot = Awaited<ReturnType<typeof startBotProcess>>["bot"];

/**
 * Asks each question in a chat of its own, until there is none left or it is time to end.
 * @param interval between questions, in ms; 0: after the answer
 * @returns the time of each, in ms
 */
export async function askAll(
  bot: Bot,
  questions: Iterable<string>,
  interval: number,
  isDone = () => false,
): Promise<number[]> {
  const times: Promise<number>[] = [];
  for (const question of questions) {
    if (isDone()) break;
    const chat = privateChat(bot, person());
    const message = chat.say(question);
    const time = until(() => answeredAt(bot, chat.id), 30_000).then((at) => {
      const update = bot.updateOf.get(message.message_id) ?? -1;
      return at - (bot.deliveredAt.get(update) ?? Number.NaN);
    });
    times.push(time);
    if (interval > 0) await delay(interval);
    else await time;
  }
  return Promise.all(times);
}

/** When the answer for a chat came in. */
function answeredAt(bot: Bot, chatId: number): number | undefined {
  // The latest calls are the likeliest.
  for (let index = bot.calls.length - 1; index >= Math.max(0, bot.calls.length - 200); index--) {
    const call = bot.calls[index];
    if (call?.method === "sendMessage" && call.parameters.chat_id === chatId) return call.at;
  }
  return undefined;
}

/** The figures as a table. */
export function telegramTable({ passages, alone, steady, residentBytes }: TelegramLatency): string {
  const row = (name: string, { p50, p95, p99 }: Percentiles) => [
    name,
    ...[p50, p95, p99].map((ms) => ms.toFixed(1)),
  ];
  const memory =
    residentBytes === null ? "" : `\n\nResident memory afterwards: ${Math.round(residentBytes / 1e6)} MB.`;
  return `${markdownTable(
    [`${passages.toLocaleString("en")} passages, ms`, "p50", "p95", "p99"],
    [row("one question after the other", alone), row("30 questions a second", steady)],
  )}${memory}`;
}
