import { setTimeout as delay } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { person, privateChat, type TestChat, until } from "../../support/bot-api/index.js";
import { startWorld } from "../../support/bot-process.js";

const CHATS = 200;
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

/** Everybody asks so many questions at once; a hundredth of the answers meets 429 or a dropped connection. */
function askAll(questions: number): TestChat[] {
  world.bot.keepsCalls = false;
  world.server.faults.randomly(
    ["sendMessage"],
    0.01,
    7,
    { code: 429, description: "Too Many Requests: retry after 1", retryAfter: 1 },
    "drop",
  );
  const chats = Array.from({ length: CHATS }, () => privateChat(world.bot, person()));
  for (let question = 0; question < questions; question++)
    for (const chat of chats) chat.say(`${texts[question % texts.length]} (${question})`);
  return chats;
}

/** Which of its questions each chat was answered, in the order of the answers. */
function answered({ replies }: TestChat): number[] {
  return replies.map(({ reply_to_message: asked }) => Number(/\((\d+)\)$/.exec(asked?.text ?? "")?.[1]));
}

function count(chats: readonly TestChat[]): number {
  return chats.reduce((sum, { replies }) => sum + replies.length, 0);
}

/** Waits until each chat has so many answers, and for those that would be too many; then looks at their order. */
async function eachAnsweredInOrder(chats: readonly TestChat[], questions: number): Promise<void> {
  await until(() => count(chats) >= CHATS * questions || undefined, 60_000, "not everything was answered");
  await delay(300);
  const inOrder = Array.from({ length: questions }, (_, question) => question);
  for (const chat of chats) expect(answered(chat)).toEqual(inOrder);
}

test("200 chats ask 10 questions each while calls fail: each is answered once, in order, in flat memory", {
  timeout: 120_000,
}, async () => {
  const { memoryHeld } = await world.start("webhook");
  const chats = askAll(10);
  await until(() => count(chats) >= 1_000 || undefined, 60_000, "not half of it was answered");
  const half = await memoryHeld();
  await eachAnsweredInOrder(chats, 10);
  expect(world.server.faults.happened).toBeGreaterThan(5);
  expect(world.bot.refusals).toEqual([]);
  // Each of the 1,000 answers between the two leaves less than 2 kB.
  expect((await memoryHeld()) - half).toBeLessThan(2e6);
});

test("a stop in the middle of 200 chats' questions finishes what is in flight; a restart answers the rest, nothing twice", {
  timeout: 120_000,
}, async () => {
  const first = await world.start("polling");
  const chats = askAll(5);
  await until(() => count(chats) >= 300 || undefined, 60_000, "not a third of it was answered");
  expect(await first.stop()).toBe(0);
  expect(count(chats)).toBeLessThan(1_000);
  await world.start("polling");
  await eachAnsweredInOrder(chats, 5);
  expect(world.bot.refusals).toEqual([]);
});
