import { setTimeout as delay } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { person, privateChat, type TestChat, until } from "../../support/bot-api/index.js";
import { type Receiving, startWorld } from "../../support/bot-process.js";
import { temporaryFolder } from "../../support/temporary.js";

const QUESTION = "quan o mon con bao nhieu ho ngheo";

let world: Awaited<ReturnType<typeof startWorld>>;

beforeEach(async () => {
  world = await startWorld();
});

afterEach(() => world.end());

/** So many people ask so many questions each, at once. */
function askAll(people: number, questions: number): TestChat[] {
  const chats = Array.from({ length: people }, () => privateChat(world.bot, person()));
  for (let question = 0; question < questions; question++)
    for (const chat of chats) chat.say(`${QUESTION} (${question})`);
  return chats;
}

/** Which of its questions each chat was answered, in the order of the answers. */
function answered({ replies }: TestChat): number[] {
  return replies.map(({ reply_to_message: asked }) => Number(/\((\d+)\)$/.exec(asked?.text ?? "")?.[1]));
}

const count = (chats: readonly TestChat[]) => chats.reduce((sum, { replies }) => sum + replies.length, 0);

/** What was answered more than once, over all chats. */
function repeated(chats: readonly TestChat[]): number {
  return chats.reduce((sum, chat) => sum + answered(chat).length - new Set(answered(chat)).size, 0);
}

async function allAnswered(chats: readonly TestChat[], questions: number): Promise<void> {
  const isDone = () => chats.every((chat) => new Set(answered(chat)).size === questions) || undefined;
  await until(isDone, 60_000, "not everything was answered");
  await until(() => world.bot.pendingCount === 0 || undefined, 60_000, "not everything was confirmed");
  await delay(300);
  expect(world.bot.refusals).toEqual([]);
}

describe.each<Receiving>(["polling", "webhook"])("by %s", (receiving) => {
  test("a bot that is killed in a burst of 300 questions loses none: the next one answers what was left", {
    timeout: 150_000,
  }, async () => {
    const env = { INDEX_DIR: await temporaryFolder() };
    const first = await world.start(receiving, env);
    const chats = askAll(100, 3);
    await until(() => count(chats) >= 60 || undefined, 60_000, "not a fifth was answered");
    await first.kill();
    expect(count(chats)).toBeLessThan(300);
    await world.start(receiving, env);
    await allAnswered(chats, 3);
    // Of an answer that was under way at that very moment nobody knows whether it arrived.
    expect(repeated(chats)).toBeLessThan(10);
  });

  test.each([
    ["asks to wait", { code: 429, description: "Too Many Requests: retry after 60", retryAfter: 60 }],
    ["has a fault", { code: 502, description: "Bad Gateway" }],
    ["does not answer", "hang"],
    ["is hidden behind somebody's page", { page: "<html>502</html>", status: 502 }],
  ] as const)(
    "what a stop has to give up while Telegram %s is answered by the next start, once",
    { timeout: 150_000 },
    async (_name, fault) => {
      const first = await world.start(receiving);
      world.server.faults.randomly("sendMessage", 1, 7, fault);
      const chats = askAll(20, 1);
      await until(() => world.server.faults.happened >= 20 || undefined, 60_000, "not all were tried");
      expect(await first.stop()).toBe(0);
      world.server.faults.calm();
      await world.start(receiving);
      await allAnswered(chats, 1);
      expect(repeated(chats)).toBe(0);
    },
  );
});
