import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, test } from "vitest";
import { AppError, describeError } from "../../src/errors.js";
import { startBot } from "../../src/telegram/index.js";
import { person, privateChat, startBotApi, until } from "../support/bot-api/index.js";
import { afterTest } from "./test-bot.js";
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

  test("nobody listens at the root, which is named without credentials", async () => {
    const error = await failure(TOKEN, "http://user:secret@127.0.0.1:9/");
    expect(error.code).toBe("TELEGRAM_UNREACHABLE");
    expect(error.message).toContain("http://127.0.0.1:9");
    expect(error.message).toContain("ECONNREFUSED");
    expect(error.message).not.toContain("user:secret");
  });

  test("something else than the Bot API listens there", async () => {
    for (const page of ["<html>Hello</html>", "{}", "null", '{"ok":true,"result":{}}']) {
      const web = createServer((_, response) => response.end(page));
      await new Promise<void>((resolve) => web.listen(0, "127.0.0.1", resolve));
      const error = await failure(TOKEN, `http://127.0.0.1:${(web.address() as AddressInfo).port}`);
      expect(error.code).toBe("TELEGRAM_UNREACHABLE");
      expect(error.message).toContain("not a Bot API response");
      web.closeAllConnections();
      web.close();
    }
  });

  test("the Bot API itself has a fault", async () => {
    const { server, bot } = await startBotApi();
    afterTest(() => server.close());
    server.faults.script("getMe", { code: 502, description: "Bad Gateway" });
    expect((await failure(bot.token, server.root)).message).toContain("HTTP 502");
    server.faults.script("getMe", "drop");
    expect((await failure(bot.token, server.root)).message).toContain("ECONNRESET");
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
      "callback_query",
      "inline_query",
      "guest_message",
      "my_chat_member",
    ]);
  });

  test("takes a root that ends in a slash", async () => {
    const { server, state } = await botApi();
    const { running } = await start(server, state, { apiRoot: `${server.root}/` });
    expect(running.username).toBe("trich_dan_bot");
  });

  test("ends with a clear error when another process polls with the same token", async () => {
    const { running, state, server } = await world();
    await until(() => state.poll.isHeld || undefined);
    await fetch(`${server.root}/bot${state.token}/getUpdates`, { method: "POST" });
    await expect(running.finished).rejects.toMatchObject({ code: "TELEGRAM_CONFLICT" });
    await running.stop();
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
