import { Api, HttpError, type Transformer } from "grammy";
import { afterEach, beforeEach, describe, expect, test, vi as time } from "vitest";
import { noMetrics } from "../../../src/telegram/metrics.js";
import {
  abortWith,
  countCalls,
  retryApiErrors,
  retryDroppedConnections,
} from "../../../src/telegram/transport/api-transformers.js";
import { followMigrations } from "../../../src/telegram/transport/migration.js";
import { refusal, Script, TOKEN } from "./scripted-api.js";

beforeEach(() => {
  time.useFakeTimers();
});
afterEach(() => {
  time.useRealTimers();
});

function api(...transformers: Transformer[]) {
  const script = new Script();
  const made = new Api(TOKEN);
  made.config.use(script.transformer, ...transformers);
  return { api: made, script };
}

/** How a call ends, and after how many seconds. */
async function outcome(call: Promise<unknown>): Promise<{ ok: boolean; seconds: number }> {
  const start = Date.now();
  const ended = call.then(
    () => ({ ok: true, seconds: (Date.now() - start) / 1000 }),
    () => ({ ok: false, seconds: (Date.now() - start) / 1000 }),
  );
  await time.advanceTimersByTimeAsync(1_000_000);
  return ended;
}

const busy = (seconds: number) =>
  refusal(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds });
const dropped = () => new HttpError("dropped", new Error("ECONNRESET"));

describe("when Telegram asks to wait", () => {
  test.each([
    ["sendMessage", 60, true],
    ["sendMessage", 61, false],
    ["answerInlineQuery", 3, true],
    ["answerInlineQuery", 4, false],
    ["answerCallbackQuery", 5, true],
    ["answerCallbackQuery", 6, false],
    ["answerGuestQuery", 10, true],
    ["answerGuestQuery", 11, false],
    ["sendChatAction", 1, false],
    ["getUpdates", 1, false],
    ["getMe", 1, false],
  ] as const)("%s waits %i s: %s", async (method, seconds, waits) => {
    const { api: bot, script } = api(retryApiErrors());
    script.answer(method, busy(seconds));
    const call = (bot.raw[method] as (payload: object) => Promise<unknown>)({});
    expect(await outcome(call)).toEqual({ ok: waits, seconds: waits ? seconds : 0 });
  });

  test("a reply is tried three times more, not for ever", async () => {
    const { api: bot, script } = api(retryApiErrors());
    script.answer("sendMessage", ...Array(10).fill(busy(2)));
    expect((await outcome(bot.sendMessage(1, "a"))).ok).toBe(false);
    expect(script.of("sendMessage")).toHaveLength(4);
  });

  test("a stop ends the wait", async () => {
    const shutdown = new AbortController();
    const { api: bot, script } = api(retryApiErrors(), abortWith(shutdown.signal));
    script.answer("sendMessage", busy(50));
    const call = bot.sendMessage(1, "a").then(
      () => "sent",
      () => "ended",
    );
    await time.advanceTimersByTimeAsync(49_000);
    shutdown.abort();
    expect(await call).toBe("ended");
    expect(script.of("sendMessage")).toHaveLength(1);
  });
});

test("a dropped connection is tried again twice; what would be stale is not", async () => {
  time.useRealTimers();
  const { api: bot, script } = api(retryDroppedConnections([1, 2]));
  script.answer("sendMessage", dropped(), dropped());
  await bot.sendMessage(1, "a");
  script.answer("sendMessage", dropped(), dropped(), dropped());
  await expect(bot.sendMessage(1, "a")).rejects.toThrow(HttpError);
  script.answer("sendChatAction", dropped());
  await expect(bot.sendChatAction(1, "typing")).rejects.toThrow(HttpError);
  expect(script.of("sendMessage")).toHaveLength(6);
  expect(script.of("sendChatAction")).toHaveLength(1);
});

test("a stop ends the pause before a dropped request is sent again", async () => {
  time.useRealTimers();
  const shutdown = new AbortController();
  const { api: bot, script } = api(retryDroppedConnections([600_000]), abortWith(shutdown.signal));
  script.answer("sendMessage", dropped());
  const call = bot.sendMessage(1, "a");
  setTimeout(() => shutdown.abort(), 5);
  await expect(call).rejects.toThrow();
  expect(script.of("sendMessage")).toHaveLength(1);
});

test("every request is counted with its result, those tried again too", async () => {
  time.useRealTimers();
  const calls: string[] = [];
  const apiCalled = (method: string, status: string) => calls.push(`${method} ${status}`);
  const { api: bot, script } = api(
    countCalls({ ...noMetrics, apiCalled }),
    retryDroppedConnections([1]),
    retryApiErrors(),
  );
  script.answer("sendMessage", dropped(), busy(0.01), refusal(400, "Bad Request"));
  await expect(bot.sendMessage(1, "a")).rejects.toThrow("Bad Request");
  await bot.getMe();
  expect(calls).toEqual(["sendMessage network", "sendMessage 429", "sendMessage 400", "getMe ok"]);
});

describe("a group that became a supergroup", () => {
  const upgraded = () =>
    refusal(400, "Bad Request: group chat was upgraded to a supergroup chat", { migrate_to_chat_id: -1002 });

  test("gets the message at its new id, without what only the old one has; later ones go there at once", async () => {
    const { api: bot, script } = api(followMigrations());
    script.answer("sendMessage", upgraded());
    const other = { reply_parameters: { message_id: 7 }, message_thread_id: 3, disable_notification: true };
    expect((await outcome(bot.sendMessage(-1, "a", other))).ok).toBe(true);
    await outcome(bot.sendMessage("-1", "b", other));
    await outcome(bot.sendMessage(-3, "c", other));
    expect(script.of("sendMessage")).toEqual([
      { chat_id: -1, text: "a", ...other },
      { chat_id: -1002, text: "a", disable_notification: true },
      { chat_id: -1002, text: "b", disable_notification: true },
      { chat_id: -3, text: "c", ...other },
    ]);
  });

  test("is tried once only; and the ids of its old messages are not taken for new ones", async () => {
    const { api: bot, script } = api(followMigrations());
    script.answer("sendMessage", upgraded(), upgraded());
    expect((await outcome(bot.sendMessage(-1, "a"))).ok).toBe(false);
    expect(script.of("sendMessage")).toHaveLength(2);
    script.answer("editMessageText", upgraded());
    expect((await outcome(bot.editMessageText(-1, 7, "a"))).ok).toBe(false);
    expect(script.of("editMessageText")).toHaveLength(1);
  });
});
