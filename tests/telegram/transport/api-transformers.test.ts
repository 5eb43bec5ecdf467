import { Api, HttpError, type Transformer } from "grammy";
import { afterEach, beforeEach, describe, expect, test, vi as time } from "vitest";
import { noMetrics } from "../../../src/telegram/metrics.js";
import { abortWith, countCalls, limitTime } from "../../../src/telegram/transport/api-transformers.js";
import { followMigrations } from "../../../src/telegram/transport/migration.js";
import { retryCalls } from "../../../src/telegram/transport/retry.js";
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

const dropped = () => new HttpError("dropped", new Error("ECONNRESET"));

test("every request is counted with its result, those tried again too", async () => {
  const calls: string[] = [];
  const apiCalled = (method: string, status: string) => calls.push(`${method} ${status}`);
  const { api: bot, script } = api(countCalls({ ...noMetrics, apiCalled }), retryCalls());
  script.answer(
    "sendMessage",
    dropped(),
    refusal(429, "Too Many Requests", { retry_after: 1 }),
    refusal(400, "Bad Request"),
  );
  expect((await outcome(bot.sendMessage(1, "a"))).ok).toBe(false);
  await bot.getMe();
  expect(calls).toEqual(["sendMessage network", "sendMessage 429", "sendMessage 400", "getMe ok"]);
});

describe("a request that takes too long", () => {
  /** A connection that never answers, for as long as it is waited for. */
  const silent: Transformer = (_previous, _method, _payload, signal) =>
    new Promise((_, reject) =>
      signal?.addEventListener("abort", () => reject(new HttpError("gone", signal))),
    );

  test.each([
    ["sendMessage", 15],
    ["answerInlineQuery", 15],
  ] as const)("is given up: %s after %i s", async (method, seconds) => {
    const made = new Api(TOKEN);
    made.config.use(silent, limitTime(15_000));
    const call = (made.raw[method] as (payload: object) => Promise<unknown>)({});
    expect(await outcome(call)).toEqual({ ok: false, seconds });
  });

  test("is let be where it waits for updates, until it is stopped", async () => {
    const made = new Api(TOKEN);
    const stop = new AbortController();
    made.config.use(silent, limitTime(15_000), abortWith(stop.signal));
    const call = outcome(made.getUpdates());
    await time.advanceTimersByTimeAsync(0);
    stop.abort();
    expect((await call).ok).toBe(false);
  });

  test("is given up at once when the bot stops", async () => {
    const made = new Api(TOKEN);
    const stop = new AbortController();
    made.config.use(silent, limitTime(15_000), abortWith(stop.signal));
    const call = made.sendMessage(1, "a").catch(() => "ended");
    stop.abort();
    expect(await call).toBe("ended");
  });
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

  test("is told of with both ids, once", async () => {
    const moves: number[][] = [];
    const { api: bot, script } = api(followMigrations((from, to) => moves.push([from, to])));
    script.answer("sendMessage", upgraded());
    await outcome(bot.sendMessage(-1, "a"));
    await outcome(bot.sendMessage(-1, "b"));
    expect(moves).toEqual([[-1, -1002]]);
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
