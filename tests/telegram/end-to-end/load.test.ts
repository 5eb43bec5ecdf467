import { readFile } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { person, privateChat, type TestChat, until } from "../../support/bot-api/index.js";
import { startWorld } from "../../support/bot-process.js";

const CHATS = 200;
const QUESTIONS = 10;
const ALL = CHATS * QUESTIONS;
const texts = [
  "quan o mon con bao nhieu ho ngheo",
  "Trưởng phòng Nông nghiệp huyện Thới Lai là ai?",
  "Thời tiết ngày mai thế nào?",
  "Quận Cái Răng có bao nhiêu hộ nghèo?",
];

let world: Awaited<ReturnType<typeof startWorld>>;

beforeEach(async () => {
  world = await startWorld();
});

afterEach(() => world.end());

/** Everybody asks everything at once; a hundredth of the answers meets 429 or a dropped connection. */
function askAll(): TestChat[] {
  world.bot.keepsCalls = false;
  world.server.faults.randomly(
    ["sendMessage"],
    0.01,
    7,
    { code: 429, description: "Too Many Requests: retry after 1", retryAfter: 1 },
    "drop",
  );
  const chats = Array.from({ length: CHATS }, () => privateChat(world.bot, person()));
  for (let question = 0; question < QUESTIONS; question++)
    for (const chat of chats) chat.say(`${texts[question % texts.length]} (${question})`);
  return chats;
}

/** Which of its questions each chat was answered, in the order of the answers. */
function answered({ replies }: TestChat): number[] {
  return replies.map(({ reply_to_message: asked }) => Number(/\((\d+)\)$/.exec(asked?.text ?? "")?.[1]));
}

const everyQuestion = Array.from({ length: QUESTIONS }, (_, question) => question);

function count(chats: readonly TestChat[]): number {
  return chats.reduce((sum, { state }) => sum + state.messages.size, 0) - ALL;
}

async function allAnswered(chats: readonly TestChat[]): Promise<void> {
  await until(() => count(chats) >= ALL || undefined, 60_000, "not everything was answered");
  // Answers beyond those would come now.
  await delay(300);
}

test("200 chats ask 10 questions each while calls fail: each is answered once, in order, in flat memory", {
  timeout: 120_000,
}, async () => {
  const { pid } = await world.start("webhook");
  const chats = askAll();
  await until(() => count(chats) >= ALL / 2 || undefined, 60_000, "not half of it was answered");
  const half = await residentMemory(pid);
  await allAnswered(chats);
  for (const chat of chats) expect(answered(chat)).toEqual(everyQuestion);
  expect(world.server.faults.happened).toBeGreaterThan(5);
  expect(world.bot.refusals).toEqual([]);
  // The second half needs no more than what the garbage collector leaves for later.
  expect((await residentMemory(pid)) - half).toBeLessThan(60e6);
});

test("a stop in the middle of that finishes what is in flight; after the restart the rest is answered, nothing twice", {
  timeout: 120_000,
}, async () => {
  const first = await world.start("polling");
  const chats = askAll();
  await until(() => count(chats) >= ALL / 3 || undefined, 60_000, "not a third of it was answered");
  expect(await first.stop()).toBe(0);
  expect(count(chats)).toBeLessThan(ALL);
  await world.start("polling");
  await allAnswered(chats);
  for (const chat of chats) expect(answered(chat)).toEqual(everyQuestion);
  expect(world.bot.refusals).toEqual([]);
});

/** Memory that a process holds, in bytes (Linux's /proc; 0 elsewhere). */
async function residentMemory(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) * 1024;
}
