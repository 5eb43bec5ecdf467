import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { vi } from "../../../src/locales/index.js";
import { caller, group, person, privateChat, until } from "../../support/bot-api/index.js";
import { type BotProcess, startWorld } from "../../support/bot-process.js";
import { startSocksProxy } from "../../support/proxy/socks-proxy.js";
import { temporaryFolder } from "../../support/temporary.js";

const QUESTION = "quan o mon con bao nhieu ho ngheo";
const ANSWER = /^Bài 2 › THỰC HIỆN NHIỀU GIẢI PHÁP HIỆU QUẢ › đoạn 11\n/;

let world: Awaited<ReturnType<typeof startWorld>>;

describe("the running bot", () => {
  let running: BotProcess;

  beforeAll(async () => {
    world = await startWorld();
    running = await world.start("polling");
  });

  afterAll(() => world.end());

  test("asks for the kinds of update that it handles, and no others", async () => {
    expect(world.bot.allowedUpdates).toEqual([
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

  test("tells on its port that it is well, and counts without naming anybody", async () => {
    const { url } = running;
    const chat = privateChat(world.bot, person());
    await chat.ask(QUESTION);
    expect(await (await fetch(`${url}/healthz`)).json()).toMatchObject({ status: "ok" });
    const metrics = await (await fetch(`${url}/metrics`)).text();
    expect(metrics).toMatch(/outcome="answered",place="private"\} 1/);
    // A time or a size may hold the same digits among others.
    expect(metrics).not.toMatch(new RegExp(`(?<![\\d.])${chat.id}(?![\\d.])|ngheo|Lan Anh`));
  });

  test("waits out 429, tries again after 5xx and dropped connections, and answers once", async () => {
    world.server.faults.script(
      "sendMessage",
      { code: 429, description: "Too Many Requests: retry after 1", retryAfter: 1 },
      "drop",
      { code: 502, description: "Bad Gateway" },
    );
    const chat = privateChat(world.bot, person());
    chat.say(QUESTION);
    expect((await chat.reply()).text).toMatch(ANSWER);
    await chat.staysSilent();
  });

  test("goes on after Telegram was away, and never tells the token", async () => {
    await world.server.close();
    await world.server.listen();
    const chat = privateChat(world.bot, person());
    chat.say(QUESTION);
    expect((await chat.reply()).text).toMatch(ANSWER);
    expect(running.printed()).not.toContain(world.bot.token);
  });
});

describe("a bot that is started", () => {
  beforeEach(async () => {
    world = await startWorld();
  });

  afterEach(() => world.end());

  test("serves listed chats and administrators only, and tells others the number to register", async () => {
    const admin = person();
    const listed = person();
    await world.start("polling", { ALLOWED_CHATS: String(listed.id), ADMIN_IDS: String(admin.id) });
    for (const chat of [
      privateChat(world.bot, listed),
      privateChat(world.bot, admin),
      group(world.bot, admin),
    ])
      expect((await chat.ask(`/hoi ${QUESTION}`)).text).toMatch(ANSWER);
    const stranger = privateChat(world.bot, person());
    expect((await stranger.ask(QUESTION)).text).toBe(vi.telegram.notAllowed(stranger.id));
    stranger.say(QUESTION);
    await stranger.staysSilent();
  });

  test("answers no more than its limits allow, and says so once", async () => {
    await world.start("polling", { RATE_LIMIT_USER: "3" });
    const chat = privateChat(world.bot, person());
    for (let count = 0; count < 8; count++) chat.say(QUESTION);
    const replies = [await chat.reply(), await chat.reply(), await chat.reply(), await chat.reply()];
    expect(replies.filter(({ text }) => ANSWER.test(text ?? ""))).toHaveLength(3);
    expect(replies.filter(({ text }) => /Bạn chờ khoảng \d+ giây/.test(text ?? ""))).toHaveLength(1);
    await chat.staysSilent();
    expect((await privateChat(world.bot, person()).ask(QUESTION)).text).toMatch(ANSWER);
  });

  test("goes on after a conflict that passes, as after its own connection broke", async () => {
    const { printed } = await world.start("polling");
    const chat = privateChat(world.bot, person());
    world.server.faults.script("getUpdates", {
      code: 409,
      description:
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    });
    // The held request ends with the next update; the one after it meets the conflict.
    chat.say(QUESTION);
    expect((await chat.reply()).text).toMatch(ANSWER);
    chat.say(QUESTION);
    expect((await chat.reply()).text).toMatch(ANSWER);
    expect(printed()).toContain("receiving messages again");
  });

  test("before its network is there waits for it, tells why in one line, and then answers", async () => {
    const chat = privateChat(world.bot, person());
    chat.say(QUESTION);
    await world.server.close();
    const { printed } = await world.launch("polling");
    await until(() => printed().includes("ECONNREFUSED") || undefined, 30_000);
    expect(printed()).toContain("Không dùng được Bot API");
    await world.server.listen();
    expect((await chat.reply(30_000)).text).toMatch(ANSWER);
    expect(printed().split("Không dùng được Bot API")).toHaveLength(2);
  });

  test("behind a proxy that its environment names answers through it", async () => {
    const leadsTo = Number(new URL(world.server.root).port);
    const { port, asked } = await startSocksProxy({ leadsTo, credentials: "lan:se@cret" });
    const { printed } = await world.start("polling", {
      TELEGRAM_API_ROOT: "http://bot-api.invalid",
      all_proxy: `socks5://lan:se%40cret@127.0.0.1:${port}`,
      http_proxy: "",
      HTTP_PROXY: "",
    });
    expect((await privateChat(world.bot, person()).ask(QUESTION)).text).toMatch(ANSWER);
    expect(asked).toContain("bot-api.invalid:80");
    expect(printed()).not.toMatch(/se@cret|se%40cret/);
  });

  test("tells on its port that it starts while its index is built, and that it is well afterwards", async () => {
    const folder = await temporaryFolder();
    const paragraphs = Array.from(
      { length: 4_000 },
      (_, number) => `Đoạn thứ ${number} nói về xã số ${number}.`,
    );
    const front = "---\nseries: Loạt bài\npart: 1\ntitle: Bài dài\n---\n\n";
    await writeFile(join(folder, "bai-1.md"), `${front}${paragraphs.join("\n\n")}\n`);
    const index = await temporaryFolder();
    const bot = await world.launch("webhook", { CORPUS_DIR: folder, INDEX_DIR: index });
    const ask = (path: string, method = "GET") => fetch(bot.url + path, { method }).catch(() => null);
    const first = await untilDone(() => ask("/healthz"));
    expect([first.status, await first.json()]).toMatchObject([503, { status: "starting", mode: "webhook" }]);
    expect((await ask("/telegram", "POST"))?.status).not.toBe(200);
    await untilDone(async () => ((await ask("/healthz"))?.status === 200 ? true : null));
    expect((await ask("/metrics"))?.status).toBe(404);
  });

  test.each([
    ["4000", {}],
    ["900", { CONNECT_ATTEMPT_MS: "900" }],
  ])("gives each address of a host %s ms to connect, by its settings", async (ms, settings) => {
    const report = new URL("../../support/report-attempt.mjs", import.meta.url).href;
    const bot = await world.start("polling", { NODE_OPTIONS: `--import ${report}`, ...settings });
    await bot.stop();
    expect(bot.printed()).toContain(`ATTEMPT ${ms}\n`);
  });

  test("says that its token has a webhook elsewhere, and leaves that alone", async () => {
    await caller(world.server, world.bot)("setWebhook", { url: "https://other.example/secret" });
    const bot = await world.launch("polling");
    expect(await bot.exited).toBe(2);
    expect(bot.printed()).toContain("other.example");
    expect(bot.printed()).not.toContain("secret");
    expect(world.bot.webhook?.url).toBe("https://other.example/secret");
  });

  test("with a wrong token says so in one line, and ends", async () => {
    const token = "987654321:AAwrong-secret_0123456789abcdefghij";
    const starting = world.start("polling", { BOT_TOKEN: token });
    const printed = await starting.then(
      () => "",
      (error: Error) => error.message,
    );
    expect(printed.split("\n").filter((line) => line.includes("BOT_TOKEN"))).toHaveLength(1);
    expect(printed).toContain("(2)");
    expect(printed).not.toMatch(/\n\s+at /);
    expect(printed).not.toContain(token);
  });

  test("changes from webhook to polling without losing what waits", async () => {
    const first = await world.start("webhook");
    expect(await first.stop()).toBe(0);
    const chat = privateChat(world.bot, person());
    chat.say(QUESTION);
    await world.start("polling", { DELETE_WEBHOOK: "true" });
    expect((await chat.reply()).text).toMatch(ANSWER);
  });
});

/** The first result that is not null. */
async function untilDone<Result>(look: () => Promise<Result | null>): Promise<Result> {
  for (;;) {
    const result = await look();
    if (result !== null) return result;
    await setImmediate();
  }
}

describe("the webhook", () => {
  let running: BotProcess;

  beforeAll(async () => {
    world = await startWorld();
    running = await world.start("webhook");
  });

  afterAll(() => world.end());

  test("answers an update that is delivered twice once", async () => {
    const { url } = running;
    const chat = privateChat(world.bot, person());
    const message = { message_id: 900_001, date: 1, chat: chat.state.chat, from: chat.user, text: QUESTION };
    const headers = {
      "content-type": "application/json",
      "x-telegram-bot-api-secret-token": world.bot.webhook?.secret ?? "",
    };
    const body = JSON.stringify({ update_id: 42, message });
    const deliver = () => fetch(`${url}/telegram`, { method: "POST", headers, body });
    expect((await deliver()).status).toBe(200);
    expect((await deliver()).status).toBe(200);
    await chat.reply();
    await chat.staysSilent();
  });

  test("takes nothing without the secret, nothing too large, and nothing that is no update", async () => {
    const { url } = running;
    const secret = world.bot.webhook?.secret ?? "";
    expect(secret.length).toBeGreaterThanOrEqual(32);
    const post = async (token: string, body: string) => {
      const headers = { "content-type": "application/json", "x-telegram-bot-api-secret-token": token };
      return (await fetch(`${url}/telegram`, { method: "POST", headers, body })).status;
    };
    const chat = privateChat(world.bot, person());
    const update = JSON.stringify({
      update_id: 1,
      message: { message_id: 1, date: 1, chat: chat.state.chat, from: chat.user, text: QUESTION },
    });
    expect(await post("wrong", update)).toBe(401);
    expect(await post(secret, `"${"a".repeat(2_000_000)}"`)).toBe(413);
    expect(await post(secret, "no JSON")).toBe(400);
    expect(chat.replies).toEqual([]);
  });
});
