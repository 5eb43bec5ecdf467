import { once } from "node:events";
import { readdirSync } from "node:fs";
import { createServer } from "node:net";
import { setImmediate } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { vi } from "../../../src/locales/index.js";
import { person, privateChat, until } from "../../support/bot-api/index.js";
import { startWorld } from "../../support/bot-process.js";
import { temporaryFolder } from "../../support/temporary.js";

const { botStopped, botStopping } = vi.terminal;
let world: Awaited<ReturnType<typeof startWorld>>;

beforeEach(async () => {
  world = await startWorld();
});

afterEach(() => world.end());

const count = (text: string, part: string) => text.split(part).length - 1;

test("a bot that sends its last answers is not killed by further signals, of either kind", async () => {
  const bot = await world.start("polling");
  const chat = privateChat(world.bot, person());
  // Telegram makes the answer wait, well within what a stop waits for.
  world.server.faults.script("sendMessage", {
    code: 429,
    description: "Too Many Requests: retry after 2",
    retryAfter: 2,
  });
  chat.say("quan o mon con bao nhieu ho ngheo");
  const isIdle = async () => (await (await fetch(`${bot.url}/healthz`)).text()).includes('"pending":0');
  while (await isIdle()) await setImmediate();
  bot.signal("SIGTERM");
  await until(() => bot.printed().includes(botStopping) || undefined);
  for (const name of ["SIGTERM", "SIGINT", "SIGINT", "SIGTERM"] as const) bot.signal(name);
  expect((await chat.reply()).text).toMatch(/^Bài 2 › /);
  expect(await bot.exited).toBe(0);
  expect(chat.replies).toHaveLength(1);
  expect([count(bot.printed(), botStopping), count(bot.printed(), botStopped)]).toEqual([1, 1]);
});

describe("a signal that comes while the bot starts", () => {
  test("ends it in good order, from the first line on", async () => {
    const early = new URL("../../support/early-signal.mjs", import.meta.url).href;
    const bot = await world.launch("polling", { NODE_OPTIONS: `--import ${early}` });
    expect(await bot.exited).toBe(0);
    expect(bot.printed()).toBe(`${botStopped}\n`);
    expect(world.bot.calls).toEqual([]);
  });

  test("ends it in good order while it waits for its network", async () => {
    await world.server.close();
    const bot = await world.launch("polling");
    await until(() => bot.printed().includes("ECONNREFUSED") || undefined, 30_000);
    bot.signal("SIGTERM");
    expect(await bot.exited).toBe(0);
    expect(count(bot.printed(), botStopped)).toBe(1);
  });

  test.each(["SIGTERM", "SIGINT"] as const)(
    "ends it in good order: %s before the index is there",
    async (name) => {
      const folder = await temporaryFolder();
      const bot = await world.launch("polling", { INDEX_DIR: folder });
      await until(() => readdirSync(folder).length > 0 || undefined, 30_000);
      bot.signal(name);
      expect(await bot.exited).toBe(0);
      expect(count(bot.printed(), botStopped)).toBe(1);
      // What it left of the index harms no later start.
      expect(await (await world.start("polling", { INDEX_DIR: folder })).stop()).toBe(0);
    },
  );

  test.each(["polling", "webhook"] as const)(
    "ends it in good order, although Telegram does not answer: %s",
    async (receiving) => {
      const silent = createServer();
      await once(silent.listen(0, "127.0.0.1"), "listening");
      onTestFinished(() => void silent.close());
      const { port } = silent.address() as { port: number };
      const bot = await world.launch(receiving, { TELEGRAM_API_ROOT: `http://127.0.0.1:${port}` });
      const [connection] = await once(silent, "connection");
      bot.signal("SIGTERM");
      bot.signal("SIGINT");
      expect(await bot.exited).toBe(0);
      connection.destroy();
      expect(bot.printed()).toBe(`${botStopped}\n`);
    },
  );
});
