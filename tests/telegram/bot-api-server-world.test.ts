import { Api } from "grammy";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  type BotApiServer,
  type BotState,
  caller,
  channelPost,
  group,
  letIn,
  person,
  privateChat,
  refused,
  sayAnonymously,
  startBotApi,
  topic,
} from "../support/bot-api/index.js";

let server: BotApiServer;
let bot: BotState;
let api: Api;
let call: ReturnType<typeof caller>;

beforeEach(async () => {
  ({ server, bot } = await startBotApi());
  api = new Api(bot.token, { apiRoot: server.root });
  call = caller(server, bot);
});
afterEach(() => server.close());

const bad = (description: string) => refused(400, `Bad Request: ${description}`);

describe("privacy mode", () => {
  test("lets service messages and what was sent through the bot pass, but no posts and mentions", () => {
    const forum = group(bot, person(), { forum: true });
    channelPost(forum, "bài mới @trich_dan_bot");
    forum.say("@trich_dan_bot");
    forum.forward("Ô Môn?");
    expect(bot.poll.unconfirmed).toEqual([]);
    topic(forum, "Ngân sách");
    letIn(forum);
    sayAnonymously(forum, "/hoi a");
    forum.edit(forum.say("b"), "/hoi b");
    forum.post({ text: "a", via_bot: bot.me });
    expect(bot.poll.unconfirmed.flatMap((update) => Object.keys(update).slice(1))).toEqual([
      "message",
      "my_chat_member",
      "message",
      "message",
      "edited_message",
      "message",
    ]);
  });

  test("turned off, or for an administrator, lets everything pass", () => {
    const seen = group(bot, person(), { seesEverything: true });
    expect(channelPost(seen, "bài mới")).toMatchObject({
      is_automatic_forward: true,
      sender_chat: { type: "channel" },
      forward_origin: { type: "channel" },
      from: { id: 777_000 },
    });
    bot.me.can_read_all_group_messages = true;
    group(bot, person()).say("xin chào");
    expect(bot.poll.unconfirmed).toHaveLength(2);
  });
});

test("an edited caption stays one; a message's update is known", () => {
  const chat = privateChat(bot, person());
  const photo = chat.photo("Ô Môn?");
  const first = bot.updateOf.get(photo.message_id) ?? 0;
  expect(chat.edit(photo, "Trà Nóc?")).toMatchObject({ caption: "Trà Nóc?", edit_date: expect.any(Number) });
  expect(bot.updateOf.get(photo.message_id)).toBe(first + 1);
});

describe("what the bot says of itself", () => {
  test("menus are kept by scope and language", async () => {
    const chat = group(bot, person());
    const menu = (description: string) => [{ command: "hoi", description }];
    await api.setMyCommands(menu("a"));
    await api.setMyCommands(menu("b"), { scope: { type: "all_group_chats" }, language_code: "en" });
    await api.setMyCommands(menu("c"), { scope: { type: "chat_member", chat_id: chat.id, user_id: 1 } });
    expect([...bot.menus.keys()]).toEqual(["", "all_group_chats:en", `chat_member:${chat.id}:1:`]);
    expect(await api.getMyCommands({ scope: { type: "all_group_chats" }, language_code: "en" })).toEqual(
      menu("b"),
    );
    expect(await api.getMyCommands({ scope: { type: "all_group_chats" } })).toEqual([]);
    await api.deleteMyCommands();
    expect(await api.getMyCommands()).toEqual([]);
  });

  test.each([
    [{ commands: [{ command: "Hoi", description: "a" }] }, "BOT_COMMAND_INVALID"],
    [{ commands: [{ command: "a".repeat(33), description: "a" }] }, "BOT_COMMAND_INVALID"],
    [{ commands: [{ command: "hoi" }] }, "BOT_COMMAND_DESCRIPTION_INVALID"],
    [{ commands: [{ command: "hoi", description: "a".repeat(257) }] }, "BOT_COMMAND_DESCRIPTION_INVALID"],
    [
      { commands: [{ command: "a", description: "a", x: 1 }] },
      'this strict server takes no "x" in a command',
    ],
    [{ scope: { type: "everyone" } }, "can't parse BotCommandScope: unsupported type"],
    [{ scope: { type: "chat" } }, 'can\'t parse BotCommandScope: wrong "chat_id"'],
    [{ scope: { type: "chat", chat_id: 1 } }, "chat not found"],
    [{ language_code: "en-GB" }, "invalid language code specified"],
  ])("a menu with %j is refused", async (more, description) => {
    expect(await call("setMyCommands", { commands: [], ...more })).toEqual(bad(description));
  });

  test("name and descriptions have their limits, and are everyone's where a language has none", async () => {
    for (const [method, field, limit] of [
      ["Name", "name", 64],
      ["Description", "description", 512],
      ["ShortDescription", "short_description", 120],
    ] as const) {
      expect((await call(`setMy${method}`, { [field]: "a".repeat(limit) })).status).toBe(200);
      expect(await call(`setMy${method}`, { [field]: "a".repeat(limit + 1) })).toEqual(
        bad(`${field} is too long`),
      );
      const { body } = await call(`getMy${method}`, { language_code: "en" });
      expect(body.result).toEqual({ [field]: "a".repeat(limit) });
    }
  });

  test("getMe tells what a test allows; a picture's file is found, another is not", async () => {
    Object.assign(bot.me, { supports_inline_queries: false });
    expect(await api.getMe()).toMatchObject({ supports_inline_queries: false, supports_guest_queries: true });
    privateChat(bot, person()).photo();
    expect((await api.getFile("photo")).file_path).toBe("photos/file_0.jpg");
    expect(await call("getFile", { file_id: "x" })).toEqual(bad("invalid file_id"));
    expect((await call("getMe", { a: 1 })).status).toBe(400);
  });
});

describe("faults", () => {
  test("are no refusals, and nothing was done", async () => {
    const chat = privateChat(bot, person());
    const fault = { code: 429, description: "Too Many Requests: retry after 3", retryAfter: 3 };
    server.faults.script("sendMessage", fault, "drop");
    const send = () => call("sendMessage", { chat_id: chat.id, text: "a" });
    expect(await send()).toEqual(refused(429, fault.description, { retry_after: 3 }));
    await expect(send()).rejects.toThrow();
    expect((await send()).status).toBe(200);
    expect(chat.replies).toHaveLength(1);
    expect(bot.refusals).toEqual([]);
    expect(bot.calls).toHaveLength(3);
  });

  test("that lose a response lose it after the call was done, whole or from some byte on", async () => {
    const chat = privateChat(bot, person());
    const send = () => call("sendMessage", { chat_id: chat.id, text: "a" });
    server.faults.script("sendMessage", "lost", { cut: 20 });
    await expect(send()).rejects.toThrow();
    await expect(send()).rejects.toThrow();
    expect(chat.replies).toHaveLength(2);
  });

  test("that hang, or stall, end when the client goes", async () => {
    const chat = privateChat(bot, person());
    server.faults.script("sendMessage", "hang", { stall: 20 });
    for (const done of [0, 1]) {
      const response = fetch(`${server.root}/bot${bot.token}/sendMessage`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ chat_id: chat.id, text: "a" }),
        signal: AbortSignal.timeout(100),
      }).then((begun) => begun.text());
      await expect(response).rejects.toThrow();
      expect(chat.replies).toHaveLength(done);
    }
  });

  test("may be the page of another server", async () => {
    server.faults.script("getMe", { page: "<html>502</html>", status: 502 });
    const response = await fetch(`${server.root}/bot${bot.token}/getMe`);
    expect([response.status, response.headers.get("content-type"), await response.text()]).toEqual([
      502,
      "text/html",
      "<html>502</html>",
    ]);
  });

  test("by chance are the same for the same seed", async () => {
    const fault = { code: 502, description: "Bad Gateway" };
    const run = async () => {
      server.faults.calm();
      server.faults.randomly("*", 0.5, 7, fault);
      const statuses: number[] = [];
      for (let turn = 0; turn < 20; turn++) statuses.push((await call("getMe")).status);
      return statuses;
    };
    const first = await run();
    expect(new Set(first)).toEqual(new Set([200, 502]));
    expect(await run()).toEqual(first);
    server.faults.calm();
    server.faults.randomly(["sendMessage"], 1, 7, fault);
    expect((await call("getMe")).status).toBe(200);
  });

  test("methods may take their time, and calls need not be kept", async () => {
    server.latency.set("getMe", 60).set("*", 0);
    bot.keepsCalls = false;
    const start = performance.now();
    await call("getMe");
    expect(performance.now() - start).toBeGreaterThanOrEqual(55);
    expect(bot.calls).toEqual([]);
  });
});

test("a long queue is confirmed quickly", async () => {
  const chat = privateChat(bot, person());
  for (let index = 0; index < 20_000; index++) chat.say("a");
  const start = performance.now();
  let read = 0;
  for (let offset = 0; ; ) {
    const updates = await bot.poll.read(offset, 100, 0, new AbortController().signal);
    if (updates.length === 0) break;
    read += updates.length;
    offset = (updates.at(-1)?.update_id ?? 0) + 1;
  }
  expect(read).toBe(20_000);
  expect(performance.now() - start).toBeLessThan(1_000);
});
