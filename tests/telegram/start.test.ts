import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, test } from "vitest";
import { AppError, describeError } from "../../src/errors.js";
import { startBot } from "../../src/telegram/index.js";
import { caller, person, privateChat, startBotApi, until } from "../support/bot-api/index.js";
import { afterTest, type LogLine } from "./test-bot.js";
import { TestClock } from "./transport/test-clock.js";
import { botApi, dependencies, start, world } from "./transport/world.js";

const TOKEN = "987654321:AAwrong-secret_0123456789abcdefghij";

/** The error with which a start fails. */
async function failure(token: string, apiRoot: string): Promise<AppError> {
  const error = await startBot({ token, apiRoot, ...(await dependencies()) }).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof AppError)) throw new Error("the start was to fail with an AppError");
  const told = `${describeError(error, "vi")} ${describeError(error, "en")} ${error.stack} ${JSON.stringify(error)}`;
  expect(told).not.toContain(token);
  expect(describeError(error, "vi")).not.toMatch(/\n/);
  expect(error.cause).toBeUndefined();
  return error;
}

describe("a start that cannot succeed is told in one line, without the token", () => {
  test("a wrong token", async () => {
    const { server } = await startBotApi();
    afterTest(() => server.close());
    expect((await failure(TOKEN, server.root)).code).toBe("TELEGRAM_TOKEN_INVALID");
  });

  test.each(["khong-phai-token", "9876543", ":abc", "123:ab c", '"123:abc"', "123:abc/../x", "bot123:abc"])(
    "a malformed token, before anything is sent: %s",
    async (token) => {
      expect((await failure(token, "http://127.0.0.1:9")).code).toBe("TELEGRAM_TOKEN_MALFORMED");
    },
  );
});

/** Starts against a root where it cannot succeed, gives up after some tries, and gives what it told of. */
async function trouble(apiRoot: string, token = TOKEN): Promise<{ told: AppError[]; log: LogLine[] }> {
  const log: LogLine[] = [];
  const told: AppError[] = [];
  const stop = new AbortController();
  const clock = new TestClock((count) => count === 3 && stop.abort());
  const options = { clock, signal: stop.signal, onTrouble: (error: AppError) => told.push(error) };
  const starting = startBot({ token, apiRoot, ...(await dependencies(log)), ...options });
  await expect(starting).rejects.toThrow("aborted");
  for (const error of told) {
    const all = `${describeError(error, "vi")} ${describeError(error, "en")} ${error.stack} ${JSON.stringify([error, log])}`;
    expect(all).not.toContain(token);
    expect(error.cause).toBeUndefined();
  }
  return { told, log };
}

describe("a start that may succeed later is tried on", () => {
  test("where nobody listens at the root, which is named without credentials", async () => {
    const { told, log } = await trouble("http://user:sec@ret@127.0.0.1:9/key");
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({
      code: "TELEGRAM_UNREACHABLE",
      parameters: { root: "http://127.0.0.1:9", reason: "ECONNREFUSED" },
    });
    expect(log.filter(({ level }) => level === "warn")).toHaveLength(1);
  });

  test("where something else than the Bot API listens", async () => {
    for (const page of ["<html>Hello</html>", "{}", "null", '{"ok":true,"result":{}}']) {
      const web = createServer((_, response) => response.end(page));
      await new Promise<void>((resolve) => web.listen(0, "127.0.0.1", resolve));
      const { told } = await trouble(`http://127.0.0.1:${(web.address() as AddressInfo).port}`);
      expect(told[0]?.message).toContain("not a Bot API response");
      web.closeAllConnections();
      web.close();
    }
  });

  test("where a host has no address", async () => {
    expect((await trouble("http://bot-api.invalid")).told[0]?.message).toMatch(/ENOTFOUND|EAI_AGAIN/);
  });

  test.each([
    ["502", { code: 502, description: "Bad Gateway" }, "HTTP 502"],
    ["429", { code: 429, description: "Too Many Requests: retry after 5", retryAfter: 5 }, "HTTP 429"],
    ["a dropped connection", "drop", "ECONNRESET"],
  ] as const)("after %s, and then it runs", async (_name, fault, reason) => {
    const { server, state } = await botApi();
    server.faults.script("getMe", fault, fault);
    const told: AppError[] = [];
    const clock = new TestClock();
    const { running, log } = await start(server, state, { clock, onTrouble: (error) => told.push(error) });
    expect(running.username).toBe("trich_dan_bot");
    expect(told.map(({ message }) => message)).toEqual([expect.stringContaining(reason)]);
    expect(clock.waits).toEqual([500, 1_000]);
    expect(log.filter(({ level }) => level === "warn")).toHaveLength(1);
  });

  test("before the network is there, and what waits at Telegram is answered then", async () => {
    const { server, state } = await botApi();
    const chat = privateChat(state, person());
    chat.say("Ô Môn?");
    await server.close();
    const clock = new TestClock((count) => count === 4 && server.listen());
    await start(server, state, { clock });
    expect(await chat.reply()).toBeDefined();
  });

  test("where only the call after the first fails", async () => {
    const { server, state } = await botApi();
    server.faults.script("getWebhookInfo", "drop", "drop", "drop", "drop");
    const { running } = await start(server, state, { clock: new TestClock() });
    expect(running.username).toBe("trich_dan_bot");
  });

  test("for hours, and says so once in a while", async () => {
    const { server, state } = await botApi();
    const fault = { code: 503, description: "Service Unavailable" };
    server.faults.script("getMe", ...Array.from({ length: 100 }, () => fault));
    const clock = new TestClock();
    const { log } = await start(server, state, { clock });
    // 93 waits of half a minute after the first few: 47 minutes.
    expect(Math.max(...clock.waits)).toBe(30_000);
    expect(log.filter(({ level }) => level === "warn")).toHaveLength(10);
  });

  test("until the token turns out to be wrong", async () => {
    const { server, state } = await botApi();
    server.faults.script("getMe", "drop", { code: 401, description: "Unauthorized" });
    await expect(start(server, state, { clock: new TestClock() })).rejects.toMatchObject({
      code: "TELEGRAM_TOKEN_INVALID",
    });
  });
});

describe("a started bot", () => {
  test("knows its name and asks Telegram for what it handles only", async () => {
    const { running, state } = await world();
    expect(running).toMatchObject({ username: "trich_dan_bot", port: null });
    await until(() => state.poll.isHeld || undefined);
    expect(state.allowedUpdates).toEqual([
      "message",
      "edited_message",
      "channel_post",
      "edited_channel_post",
      "callback_query",
      "inline_query",
      "guest_message",
      "business_connection",
      "business_message",
      "edited_business_message",
      "my_chat_member",
    ]);
  });

  test("takes a root that ends in a slash", async () => {
    const { server, state } = await botApi();
    const { running } = await start(server, state, { apiRoot: `${server.root}/` });
    expect(running.username).toBe("trich_dan_bot");
  });

  const conflict = {
    code: 409,
    description:
      "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
  };

  test("goes on after a passing conflict, as when a connection of its own broke", async () => {
    const { running, chat, state, server } = await world();
    await until(() => state.poll.isHeld || undefined);
    await fetch(`${server.root}/bot${state.token}/getUpdates`, { method: "POST" });
    chat.say("Ô Môn?");
    expect(await chat.reply()).toBeDefined();
    expect(running.username).toBe("trich_dan_bot");
  });

  test("goes on after conflicts for some seconds, and again after others much later", async () => {
    const { server, state } = await botApi();
    const clock = new TestClock();
    server.faults.script("getUpdates", ...Array.from({ length: 6 }, () => conflict));
    const { chat } = await start(server, state, { clock });
    expect(await chat.ask("Ô Môn?")).toBeDefined();
    clock.time += 120_000;
    server.faults.script("getUpdates", ...Array.from({ length: 6 }, () => conflict));
    chat.say("Trà Nóc?");
    await chat.reply();
    expect(await chat.ask("Thới Lai?")).toBeDefined();
  });

  test("ends after a minute of conflicts, and says who may be receiving and what to do", async () => {
    const { server, state } = await botApi();
    const clock = new TestClock();
    server.faults.script("getUpdates", ...Array.from({ length: 20 }, () => conflict));
    const { running } = await start(server, state, { clock });
    const error = await running.finished.catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: "TELEGRAM_CONFLICT", parameters: { seconds: 60 } });
    expect((error as Error).message).toMatch(/another server, in a container.*\/revoke/);
    expect(clock.waits.reduce((sum, wait) => sum + wait, 0)).toBeGreaterThanOrEqual(60_000);
    await running.stop();
  });

  test("ends, too, where two processes take the messages from each other", async () => {
    const { server, state } = await botApi();
    const clock = new TestClock();
    const { running, chat } = await start(server, state, { clock });
    for (let turn = 0; turn < 7; turn++) {
      await until(() => state.poll.isHeld || undefined);
      clock.time += 10_000;
      // The other one asks, and is answered in its turn.
      server.faults.script("getUpdates", conflict);
      chat.say(`câu ${turn}`);
      if (turn < 5) await chat.reply();
    }
    await expect(running.finished).rejects.toMatchObject({ code: "TELEGRAM_CONFLICT" });
  });

  test("leaves another deployment's webhook alone, and says whose it is", async () => {
    const { server, state } = await botApi();
    const call = caller(server, state);
    await call("setWebhook", { url: "https://other.example/secret-path" });
    const error = await start(server, state).catch((reason: unknown) => reason);
    expect(error).toMatchObject({
      code: "TELEGRAM_WEBHOOK_IN_USE",
      parameters: { host: "other.example" },
    });
    expect((error as Error).message).not.toContain("secret-path");
    expect(state.webhook?.url).toBe("https://other.example/secret-path");
  });

  test("takes a webhook away where it is told to, and what waits is not lost", async () => {
    const { server, state } = await botApi();
    await caller(server, state)("setWebhook", { url: "https://127.0.0.1:1/telegram" });
    const waiting = privateChat(state, person());
    waiting.say("Ô Môn?");
    const { log } = await start(server, state, { mode: { kind: "polling", deleteWebhook: true } });
    expect(await waiting.reply()).toBeDefined();
    expect(state.webhook).toBeNull();
    expect(log).toContainEqual(expect.objectContaining({ level: "warn", fields: { host: "127.0.0.1:1" } }));
  });

  test("says in the log from which host it takes a webhook over", async () => {
    const { server, state } = await botApi();
    await caller(server, state)("setWebhook", { url: "https://other.example/secret-path" });
    const url = "http://127.0.0.1:1/telegram";
    const { log } = await start(server, state, { mode: { kind: "webhook", url } });
    expect(log).toContainEqual(expect.objectContaining({ level: "warn", fields: { host: "other.example" } }));
    expect(state.webhook?.url).toBe(url);
  });

  test("needs no word where the server knows no webhooks", async () => {
    const { server, state } = await botApi();
    server.faults.script("getWebhookInfo", { code: 404, description: "Not Found: method not found" });
    expect((await start(server, state)).running.username).toBe("trich_dan_bot");
  });

  test("that polls says whose webhook takes its messages, once that has gone on for a minute", async () => {
    const { server, state } = await botApi();
    const clock = new TestClock();
    const { running } = await start(server, state, { clock });
    await until(() => state.poll.isHeld || undefined);
    await caller(server, state)("setWebhook", { url: "https://other.example/t" });
    await expect(running.finished).rejects.toMatchObject({
      code: "TELEGRAM_WEBHOOK_IN_USE",
      parameters: { host: "other.example" },
    });
    expect(state.webhook?.url).toBe("https://other.example/t");
  });

  test("ends with a clear error when its token is revoked", async () => {
    const { running, state, server } = await world();
    await until(() => state.poll.isHeld || undefined);
    server.faults.script("getUpdates", { code: 401, description: "Unauthorized" });
    privateChat(state, person()).say("Ô Môn?");
    await expect(running.finished).rejects.toMatchObject({ code: "TELEGRAM_TOKEN_INVALID" });
  });
});

describe("a stop", () => {
  test("confirms what was received and resolves `finished`", async () => {
    const { running, chat, state } = await world();
    await chat.ask("Ô Môn?");
    await running.stop();
    await running.finished;
    expect(state.poll.unconfirmed).toEqual([]);
    chat.say("Trà Nóc?");
    expect(state.poll.unconfirmed).toHaveLength(1);
    expect(state.poll.isHeld).toBe(false);
  });

  test("lets running answers finish", async () => {
    const { running, chat, answerer } = await world();
    answerer.latency = 400;
    chat.say("Ô Môn?");
    await until(() => answerer.questions[0]);
    await running.stop();
    expect(chat.replies).toHaveLength(1);
  });

  test("may be asked for twice, and right after the start", async () => {
    const { running } = await world();
    await Promise.all([running.stop(), running.stop()]);
    await running.finished;
  });

  test("waits only so long for Telegram", async () => {
    const { running, chat, server, log, state } = await world({ stopPatience: 500 });
    server.faults.script("sendMessage", {
      code: 429,
      description: "Too Many Requests: retry after 30",
      retryAfter: 30,
    });
    chat.say("Ô Môn?");
    await until(() => state.calls.find(({ method }) => method === "sendMessage"));
    const asked = Date.now();
    await running.stop();
    expect(Date.now() - asked).toBeLessThan(5_000);
    expect(log.some(({ fields }) => fields.pending === 1)).toBe(true);
  });

  test("leaves what it had to give up at Telegram, for the next start", async () => {
    const { running, chat, server, state } = await world({ stopPatience: 500 });
    server.faults.script("sendMessage", {
      code: 429,
      description: "Too Many Requests: retry after 30",
      retryAfter: 30,
    });
    await until(() => state.poll.isHeld || undefined);
    // What the bot was given is confirmed by its next request, which does not come through.
    server.faults.script("getUpdates", "drop");
    chat.say("Ô Môn?");
    await until(() => state.calls.find(({ method }) => method === "sendMessage"));
    await running.stop();
    expect(state.calls.at(-1)).toMatchObject({ method: "getUpdates", parameters: { timeout: 0 } });
    expect(state.poll.unconfirmed).toHaveLength(1);
  });

  test("nothing is answered twice after a restart, and nothing is lost", async () => {
    const { running, chat, state, server } = await world();
    await chat.ask("câu một");
    const stopped = running.stop();
    chat.say("câu hai");
    await stopped;
    const next = await start(server, state);
    await until(() => chat.replies[1]);
    await until(() => state.poll.unconfirmed.length === 0 || undefined);
    expect(next.answerer.questions).toEqual(["câu hai"]);
    expect(chat.replies).toHaveLength(2);
  });

  test("works while Telegram is out of reach", async () => {
    const { running, server, state } = await world();
    await until(() => state.poll.isHeld || undefined);
    await server.close();
    const asked = Date.now();
    await running.stop();
    expect(Date.now() - asked).toBeLessThan(6_000);
  });
});
