import { readdirSync } from "node:fs";
import { rename } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { Message } from "grammy/types";
import { afterEach, beforeEach, expect, test } from "vitest";
import { person, privateChat, type TestChat, until } from "../../support/bot-api/index.js";
import { type BotProcess, startWorld } from "../../support/bot-process.js";
import { type Series, writeSeries } from "../../support/series.js";
import { temporaryFolder } from "../../support/temporary.js";

const chatCount = 200;
const districts = ["Ô Môn", "Thốt Nốt", "Cái Răng", "Bình Thủy"];
const perArticle = 60;

/** A series whose every sentence tells which version of it is read; large enough that its index takes a while. */
function version(letter: "A" | "B", articles = 10): Series {
  const paragraphs = (article: number) =>
    Array.from({ length: perArticle }, (_, at) => {
      const number = article * perArticle + at;
      const district = districts[number] ?? `Tân ${number}`;
      return `Theo bản ${letter}, quận ${district} còn ${number + 1_000} hộ nghèo. Bản ${letter} ghi rõ ấp số ${number}.`;
    });
  return Object.fromEntries(Array.from({ length: articles }, (_, at) => [`bai-${at + 1}`, paragraphs(at)]));
}

let world: Awaited<ReturnType<typeof startWorld>>;
let folder: string;
let bot: BotProcess;

beforeEach(async () => {
  world = await startWorld();
  folder = await temporaryFolder();
});

afterEach(() => world.end());

async function start(articles?: number): Promise<void> {
  await writeSeries(join(folder, "corpus"), version("A", articles));
  const settings = { CORPUS_DIR: join(folder, "corpus"), INDEX_DIR: join(folder, "index") };
  bot = await world.start("polling", {
    ...settings,
    WATCH_CORPUS: "off",
    RATE_LIMIT_USER: "0",
    RATE_LIMIT_CHAT: "0",
  });
}

/** Puts another version in place by a rename, and has it read. */
async function change(letter: "A" | "B", articles?: number): Promise<void> {
  await writeSeries(join(folder, "next"), version(letter, articles));
  await rename(join(folder, "corpus"), join(folder, `before-${Math.random()}`));
  await rename(join(folder, "next"), join(folder, "corpus"));
  bot.signal("SIGHUP");
}

const readings = () => bot.printed().split("the corpus was read again").length - 1;

/** The letters of the versions that a message quotes. */
function versionsIn({ text = "" }: Message): string[] {
  return [...new Set([...text.matchAll(/[Bb]ản ([AB])/g)].map(([, letter = ""]) => letter))];
}

test("200 chats ask while the series changes: each question is answered once, in order, from one version, and the last from the new one", async () => {
  await start();
  const chats = Array.from({ length: chatCount }, () => privateChat(world.bot, person()));
  const ask = (at: number) => {
    for (const chat of chats)
      chat.say(`Quận ${districts[at % districts.length]} còn bao nhiêu hộ nghèo? (${at})`);
  };
  const answered = (chat: TestChat) =>
    chat.replies.map(({ reply_to_message: asked }) => Number(/\((\d+)\)$/.exec(asked?.text ?? "")?.[1]));
  const count = () => chats.reduce((sum, { replies }) => sum + replies.length, 0);
  ask(0);
  await change("B");
  ask(1);
  ask(2);
  await until(() => readings() > 0 || undefined, 100_000, "the series was not read again");
  ask(3);
  await until(() => count() >= 4 * chatCount || undefined, 100_000, "not everything was answered");
  await delay(300);
  for (const chat of chats) {
    expect(answered(chat)).toEqual([0, 1, 2, 3]);
    const versions = chat.replies.map(versionsIn);
    for (const each of versions) expect(each).toHaveLength(1);
    expect(versions.at(-1)).toEqual(["B"]);
    // Nobody is taken back to an older version.
    expect(versions.map(([letter]) => letter).join("")).toMatch(/^A*B+$/);
  }
  expect(world.bot.refusals).toEqual([]);
});

test("a series that changes again and again takes no more memory", async () => {
  await start(2);
  const chat = privateChat(world.bot, person());
  const held: number[] = [];
  for (let round = 0; round < 8; round++) {
    const letter = round % 2 === 0 ? "B" : "A";
    await change(letter, 2);
    await until(() => readings() > round || undefined, 60_000, "the series was not read again");
    expect(versionsIn(await chat.ask("Quận Ô Môn còn bao nhiêu hộ nghèo?"))).toEqual([letter]);
    if (round >= 3) held.push(await bot.memoryHeld());
  }
  // The editions of four rounds take three times that.
  expect((held.at(-1) ?? 0) - (held[0] ?? 0)).toBeLessThan(1e6);
});

test("a stop while the index is being built ends well, and the next start has the old index or the new one", async () => {
  await start();
  await change("B");
  // While it is written, if that is not over within a moment.
  const isWriting = () => readdirSync(join(folder, "index")).some((name) => name.endsWith(".alive"));
  await until(() => isWriting() || readings() > 0 || undefined, 60_000, "no index was written");
  expect(await bot.stop()).toBe(0);
  const settings = { CORPUS_DIR: join(folder, "corpus"), INDEX_DIR: join(folder, "index") };
  bot = await world.start("polling", settings);
  const chat = privateChat(world.bot, person());
  expect(versionsIn(await chat.ask("Quận Ô Môn còn bao nhiêu hộ nghèo?"))).toEqual(["B"]);
  expect(bot.printed()).not.toMatch(/INDEX_DAMAGED|bị hỏng/);
});
