import { Api, HttpError } from "grammy";
import { afterEach, beforeEach, describe, expect, test, vi as time } from "vitest";
import { CutResponseError } from "../../../src/telegram/transport/api-fetch.js";
import { abortWith } from "../../../src/telegram/transport/api-transformers.js";
import { retryCalls } from "../../../src/telegram/transport/retry.js";
import { refusal, Script, TOKEN } from "./scripted-api.js";

beforeEach(() => {
  time.useFakeTimers();
});
afterEach(() => {
  time.useRealTimers();
});

function api(shutdown = new AbortController()) {
  const script = new Script();
  const made = new Api(TOKEN);
  made.config.use(
    script.transformer,
    retryCalls(undefined, () => 0),
    abortWith(shutdown.signal),
  );
  return { api: made, script };
}

/** How a call ends, and after how many seconds. */
async function outcome(call: Promise<unknown>): Promise<{ ok: boolean; seconds: number; result?: unknown }> {
  const start = Date.now();
  const seconds = () => (Date.now() - start) / 1000;
  const ended = call.then(
    (result) => ({ ok: true, seconds: seconds(), result }),
    () => ({ ok: false, seconds: seconds() }),
  );
  await time.advanceTimersByTimeAsync(3_600_000);
  return ended;
}

const busy = (seconds?: unknown) =>
  refusal(429, "Too Many Requests", seconds === undefined ? {} : { retry_after: seconds });
const dropped = () => new HttpError("dropped", new Error("ECONNRESET"));
const cut = (status: number, text: string) => new HttpError("cut", new CutResponseError(status, text));

describe("when Telegram asks to wait", () => {
  test.each([
    ["sendMessage", 600, true],
    ["sendMessage", 601, false],
    ["editMessageText", 61, true],
    ["answerInlineQuery", 4, true],
    ["answerInlineQuery", 5, false],
    ["answerCallbackQuery", 10, true],
    ["answerCallbackQuery", 11, false],
    ["answerGuestQuery", 15, true],
    ["answerGuestQuery", 16, false],
    ["sendChatAction", 1, false],
    ["getUpdates", 1, false],
    ["getMe", 1, false],
  ] as const)("%s waits %i s: %s", async (method, seconds, waits) => {
    const { api: bot, script } = api();
    script.answer(method, busy(seconds));
    const call = (bot.raw[method] as (payload: object) => Promise<unknown>)({});
    expect(await outcome(call)).toMatchObject({ ok: waits, seconds: waits ? seconds : 0 });
  });

  test.each([
    ["nothing", undefined, 0.5],
    ["0 s", 0, 0.5],
    ["a negative time", -5, 0.5],
    ["a part of a second", 0.01, 0.5],
    ["one second and a half", 1.5, 1.5],
    ["no number", "soon", 0.5],
  ])("for %s, it waits a sensible time all the same", async (_name, asked, seconds) => {
    const { api: bot, script } = api();
    script.answer("sendMessage", busy(asked));
    expect(await outcome(bot.sendMessage(1, "a"))).toMatchObject({ ok: true, seconds });
  });

  test("for ever with no time to wait, the pauses grow", async () => {
    const { api: bot, script } = api();
    script.answer("sendMessage", ...Array(10_000).fill(busy(0)));
    const { ok, seconds } = await outcome(bot.sendMessage(1, "a"));
    expect(ok).toBe(false);
    expect(seconds).toBeGreaterThan(500);
    expect(script.of("sendMessage").length).toBeLessThan(30);
  });

  test("for longer than a timer holds, a reply is given up", async () => {
    const { api: bot, script } = api();
    script.answer("sendMessage", busy(3_000_000));
    expect(await outcome(bot.sendMessage(1, "a"))).toMatchObject({ ok: false, seconds: 0 });
  });

  test("a stop ends the wait", async () => {
    const shutdown = new AbortController();
    const { api: bot, script } = api(shutdown);
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

describe("when no response comes", () => {
  test.each([
    ["half a minute", 6],
    ["eight minutes", 20],
  ])("for %s, a reply is sent all the same", async (_name, tries) => {
    const { api: bot, script } = api();
    script.answer("sendMessage", ...Array.from({ length: tries }, dropped));
    const { ok, seconds } = await outcome(bot.sendMessage(1, "a"));
    expect(ok).toBe(true);
    expect(seconds).toBeLessThan(600);
    expect(script.of("sendMessage")).toHaveLength(tries + 1);
  });

  test("ever, it is given up after ten minutes; what would be stale, at once", async () => {
    const { api: bot, script } = api();
    const forEver = Array.from({ length: 100 }, dropped);
    for (const method of ["sendMessage", "answerCallbackQuery", "sendChatAction"])
      script.answer(method, ...forEver);
    expect((await outcome(bot.sendMessage(1, "a"))).seconds).toBeGreaterThan(540);
    expect((await outcome(bot.answerCallbackQuery("1"))).seconds).toBeLessThanOrEqual(10);
    expect(await outcome(bot.sendChatAction(1, "typing"))).toMatchObject({ ok: false, seconds: 0 });
  });

  test.each([502, 500, 504])("but a fault of a server, it is tried again: %i", async (code) => {
    const { api: bot, script } = api();
    script.answer("sendMessage", refusal(code, "Bad Gateway"), refusal(code, "Bad Gateway"));
    expect((await outcome(bot.sendMessage(1, "a"))).ok).toBe(true);
  });

  test.each([400, 403, 404])("but a refusal, it is not: %i", async (code) => {
    const { api: bot, script } = api();
    script.answer("sendMessage", refusal(code, "no"));
    expect(await outcome(bot.sendMessage(1, "a"))).toMatchObject({ ok: false, seconds: 0 });
  });
});

describe("when a response is cut", () => {
  test("after it said that the message was sent, it is not sent again, and its number is known", async () => {
    const { api: bot, script } = api();
    script.answer("sendMessage", cut(200, '{"ok":true,"result":{"message_id":4711,"from":{"id'));
    expect(await outcome(bot.sendMessage(1, "a"))).toMatchObject({ ok: true, result: { message_id: 4711 } });
    expect(script.of("sendMessage")).toHaveLength(1);
  });

  test("before its number, the message counts as sent all the same", async () => {
    const { api: bot, script } = api();
    script.answer("sendMessage", cut(200, '{"ok":tr'));
    expect(await outcome(bot.sendMessage(1, "a"))).toMatchObject({ ok: true, result: { message_id: 0 } });
    script.answer("editMessageText", cut(200, ""));
    expect(await outcome(bot.editMessageText(1, 2, "a"))).toMatchObject({ ok: true, result: true });
    expect(script.calls).toHaveLength(2);
  });

  test("although it told of a fault, or its result is needed, the call is made again", async () => {
    const { api: bot, script } = api();
    script.answer("sendMessage", cut(502, "<html>"));
    script.answer("getChatMember", cut(200, '{"ok":true,"resu'));
    expect((await outcome(bot.sendMessage(1, "a"))).ok).toBe(true);
    expect((await outcome(bot.getChatMember(1, 2))).ok).toBe(true);
    expect(script.calls).toHaveLength(4);
  });
});
