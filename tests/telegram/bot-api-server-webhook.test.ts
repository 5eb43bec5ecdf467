import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { Api } from "grammy";
import type { Update } from "grammy/types";
import { afterEach, beforeEach, expect, test } from "vitest";
import {
  type BotApiServer,
  type BotState,
  caller,
  person,
  privateChat,
  refused,
  startBotApi,
  until,
} from "../support/bot-api/index.js";

let server: BotApiServer;
let bot: BotState;
let api: Api;
let call: ReturnType<typeof caller>;
let url: string;
let seen: { readonly update: Update; readonly headers: IncomingMessage["headers"] }[];
let answer: (update: Update, response: ServerResponse) => unknown;
const texts = () => seen.map(({ update }) => update.message?.text);

const hook = createServer(async (request, response) => {
  let body = "";
  for await (const chunk of request) body += chunk;
  const update = JSON.parse(body) as Update;
  seen.push({ update, headers: request.headers });
  await answer(update, response);
});

beforeEach(async () => {
  ({ server, bot } = await startBotApi());
  api = new Api(bot.token, { apiRoot: server.root });
  call = caller(server, bot);
  await new Promise<void>((resolve) => hook.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(hook.address() as AddressInfo).port}/telegram`;
  seen = [];
  answer = (_, response) => response.end();
});
afterEach(async () => {
  await server.close();
  hook.closeAllConnections();
  await new Promise((resolve) => hook.close(resolve));
});

test("updates are delivered with the secret, and in order over one connection", async () => {
  const chat = privateChat(bot, person());
  chat.say("trước");
  await api.setWebhook(url, { secret_token: "bi-mat_1", max_connections: 1, allowed_updates: ["message"] });
  let running = 0;
  let most = 0;
  answer = async (_, response) => {
    most = Math.max(most, ++running);
    await delay(10);
    running--;
    response.end();
  };
  const message = chat.say("một");
  chat.edit(message, "hai");
  chat.say("ba");
  await until(() => bot.pendingCount === 0 || undefined);
  expect(texts()).toEqual(["trước", "một", "ba"]);
  expect(most).toBe(1);
  expect(seen[0]?.headers).toMatchObject({
    "x-telegram-bot-api-secret-token": "bi-mat_1",
    "content-type": "application/json",
  });
  const id = bot.updateOf.get(message.message_id) ?? 0;
  expect(bot.deliveredAt.get(id)).toBeGreaterThan(0);
});

test("those of different chats are delivered side by side, as many as the bot takes", async () => {
  await api.setWebhook(url, { max_connections: 3 });
  const open: ServerResponse[] = [];
  answer = (_, response) => open.push(response);
  for (const text of ["1", "2", "3", "4"]) privateChat(bot, person()).say(text);
  await until(() => open.length === 3 || undefined);
  await delay(50);
  expect(open).toHaveLength(3);
  expect((await api.getWebhookInfo()).pending_update_count).toBe(4);
  for (const response of open.splice(0)) response.end();
  await until(() => open.length === 1 || undefined);
  open[0]?.end();
  await until(() => bot.pendingCount === 0 || undefined);
});

test("those of one chat are delivered one after the other", async () => {
  await api.setWebhook(url);
  const open: ServerResponse[] = [];
  answer = (_, response) => open.push(response);
  const chat = privateChat(bot, person());
  for (const text of ["1", "2"]) chat.say(text);
  privateChat(bot, person()).say("3");
  await until(() => open.length === 2 || undefined);
  expect(texts().sort()).toEqual(["1", "3"]);
  for (const response of open.splice(0)) response.end();
  await until(() => open.length === 1 || undefined);
  open[0]?.end();
  await until(() => bot.pendingCount === 0 || undefined);
  expect(texts().at(-1)).toBe("2");
});

test("what is not taken is delivered again, and the error told", async () => {
  const refusals = [500, 302, 404];
  answer = (_, response) => {
    response.statusCode = refusals.shift() ?? 204;
    response.end();
  };
  await api.setWebhook(url);
  privateChat(bot, person()).say("một");
  await until(() => bot.pendingCount === 0 || undefined);
  expect(texts()).toEqual(["một", "một", "một", "một"]);
  expect(new Set(seen.map(({ update }) => update.update_id)).size).toBe(1);
  expect(await api.getWebhookInfo()).toMatchObject({
    url,
    pending_update_count: 0,
    max_connections: 40,
    last_error_message: "Wrong response from the webhook: 404 Not Found",
    last_error_date: expect.any(Number),
  });
});

test("updates wait while nobody listens, or Telegram itself is gone", async () => {
  await api.setWebhook("http://127.0.0.1:9/telegram");
  privateChat(bot, person()).say("một");
  await until(() => bot.webhook?.lastError ?? undefined);
  expect((await api.getWebhookInfo()).last_error_message).toBe("Connection refused");
  await api.setWebhook(url);
  await until(() => bot.pendingCount === 0 || undefined);
  await server.close();
  privateChat(bot, person()).say("hai");
  await delay(60);
  expect(texts()).toEqual(["một"]);
  await server.listen();
  await until(() => bot.pendingCount === 0 || undefined);
  expect(texts()).toEqual(["một", "hai"]);
});

test("a call in the response is done and checked", async () => {
  const chat = privateChat(bot, person());
  answer = ({ message }, response) => {
    response.setHeader("content-type", "application/json");
    const text = message?.text === "rỗng" ? " " : "đáp";
    response.end(JSON.stringify({ method: "sendMessage", chat_id: chat.id, text }));
  };
  await api.setWebhook(url);
  expect((await chat.ask("hỏi")).text).toBe("đáp");
  expect(bot.refusals).toEqual([]);
  chat.say("rỗng");
  await until(() => bot.refusals[0]);
  expect(bot.refusals).toMatchObject([
    { method: "sendMessage", description: "Bad Request: message text is empty" },
  ]);
});

test("getUpdates and a webhook exclude each other; what was not taken is kept, or dropped", async () => {
  const waiting = call("getUpdates", { timeout: 5 });
  await until(() => bot.poll.isHeld || undefined);
  answer = (_, response) => {
    response.statusCode = 503;
    response.end();
  };
  await api.setWebhook(url);
  expect(await waiting).toEqual(refused(409, "Conflict: terminated by setWebhook request"));
  expect(await call("getUpdates")).toEqual(
    refused(
      409,
      "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    ),
  );
  const chat = privateChat(bot, person());
  for (const text of ["một", "hai"]) chat.say(text);
  await until(() => seen.length > 2 || undefined);
  await api.deleteWebhook();
  expect((await api.getUpdates()).map(({ message }) => message?.text)).toEqual(["một", "hai"]);
  expect(await api.getWebhookInfo()).toMatchObject({ url: "", pending_update_count: 2 });
  await api.deleteWebhook({ drop_pending_updates: true });
  expect(bot.pendingCount).toBe(0);
});

test.each([
  [{ url: "example.org" }, "bad webhook: invalid webhook URL specified"],
  [{ url: "ftp://example.org/" }, "bad webhook: invalid webhook URL specified"],
  [{ secret_token: "" }, "secret token contains unallowed characters"],
  [{ secret_token: "a b" }, "secret token contains unallowed characters"],
  [{ secret_token: "a".repeat(257) }, "secret token is too long"],
  [{ max_connections: 0 }, "max_connections must be from 1 to 100"],
  [{ max_connections: 101 }, "max_connections must be from 1 to 100"],
  [{ allowed_updates: "message" }, "can't parse allowed updates: expected an Array"],
  [{ allowed_updates: ["mesage"] }, 'this strict server knows no update "mesage"'],
  [{ secret: "a" }, 'this strict server takes no parameter "secret"'],
])("a webhook with %j is refused", async (more, description) => {
  const given = await call("setWebhook", { url: "https://example.org/", ...more });
  expect(given).toEqual(refused(400, `Bad Request: ${description}`));
  expect(bot.webhook).toBeNull();
});
