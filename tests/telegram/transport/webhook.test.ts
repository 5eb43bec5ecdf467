import { request } from "node:http";
import { Bot } from "grammy";
import { Hono } from "hono";
import { afterEach, describe, expect, test, vi as time } from "vitest";
import { allowedUpdates } from "../../../src/telegram/transport/allowed-updates.js";
import { listen } from "../../../src/telegram/transport/http-server.js";
import { receiveByWebhook, registerWebhook } from "../../../src/telegram/transport/webhook.js";
import { errorOf } from "../../support/error-of.js";
import { afterTest, type LogLine, recordingLogger } from "../test-bot.js";
import { me, refusal, Script, TOKEN } from "./scripted-api.js";
import { trackerAlone } from "./tracker-alone.js";
import { message } from "./updates.js";

const secret = "s".repeat(43);
const address = { url: "https://bot.example/telegram?x=1", secret };

function webhook() {
  const app = new Hono();
  const bot = new Bot(TOKEN, { botInfo: me });
  const tracker = trackerAlone();
  const handled: number[] = [];
  /** What the work on an update waits for. */
  const work = { until: Promise.resolve() };
  bot.use(tracker.middleware, async ({ update }) => {
    handled.push(update.update_id);
    await work.until;
  });
  const log: LogLine[] = [];
  const receiver = receiveByWebhook(app, bot, address, tracker, recordingLogger(log));
  const post = async (body: string, token: string | null = secret) =>
    (
      await app.request("/telegram", {
        method: "POST",
        body,
        headers: token === null ? {} : { "x-telegram-bot-api-secret-token": token },
      })
    ).status;
  return { receiver, handled, post, tracker, work };
}

describe("a delivery", () => {
  test("with the secret is handled", async () => {
    const { handled, post } = webhook();
    const update = message("Ô Môn?");
    expect(await post(JSON.stringify(update))).toBe(200);
    expect(handled).toEqual([update.update_id]);
  });

  test.each([
    ["missing", null],
    ["wrong", "t".repeat(43)],
    ["too short", "s"],
    ["too long", `${secret}s`],
  ])("whose secret is %s is refused unread", async (_name, token) => {
    const { handled, post } = webhook();
    expect(await post(JSON.stringify(message("Ô Môn?")), token)).toBe(401);
    expect(handled).toEqual([]);
  });

  test.each([
    ["", 400],
    ["no JSON", 400],
    ["null", 400],
    ["[]", 400],
    ["{}", 400],
    ['{"update_id":"1"}', 400],
    ['{"update_id":1.5}', 400],
    [`{"update_id":1,"x":"${"x".repeat(1_100_000)}"}`, 413],
  ])("of %.30j gets its status", async (body, status) => {
    const { handled, post } = webhook();
    expect(await post(body)).toBe(status);
    expect(handled).toEqual([]);
  });

  test("that comes while the bot stops is left for later", async () => {
    const { receiver, handled, post } = webhook();
    expect(receiver.isHealthy()).toBe(true);
    await receiver.stop();
    await receiver.ended;
    expect(receiver.isHealthy()).toBe(false);
    expect(await post(JSON.stringify(message("Ô Môn?")))).toBe(503);
    expect(handled).toEqual([]);
  });
});

describe("a delivery is acknowledged", () => {
  afterEach(() => void time.useRealTimers());

  /** An update whose work waits until it is let go. */
  function waiting() {
    time.useFakeTimers();
    const given = webhook();
    let finish = () => {};
    given.work.until = new Promise((resolve) => {
      finish = resolve;
    });
    const update = JSON.stringify(message("Ô Môn?"));
    return { ...given, finish: () => finish(), deliver: () => given.post(update) };
  }

  test("when its answer was sent, however long that takes; until then it is sent back, to come again", async () => {
    const { handled, deliver, finish } = waiting();
    const first = deliver();
    await time.advanceTimersByTimeAsync(50_000);
    expect(await first).toBe(503);
    const second = deliver();
    await time.advanceTimersByTimeAsync(20_000);
    finish();
    expect(await second).toBe(200);
    expect(await deliver()).toBe(200);
    expect(handled).toHaveLength(1);
  });

  test("not before: two deliveries of one update wait for the same work", async () => {
    const { handled, deliver, finish } = waiting();
    let done = 0;
    const both = [deliver(), deliver()].map((status) => status.then(() => done++));
    await time.advanceTimersByTimeAsync(49_000);
    expect(done).toBe(0);
    finish();
    await Promise.all(both);
    expect([done, handled.length]).toEqual([2, 1]);
  });

  test("never, when its work was given up by a stop", async () => {
    const { deliver, tracker, finish } = waiting();
    const status = deliver();
    await time.advanceTimersByTimeAsync(0);
    tracker.close();
    finish();
    expect(await status).toBe(503);
  });
});

describe("the path is taken letter for letter", () => {
  /** Statuses of deliveries to these paths, over a real connection, where the webhook's address is another. */
  async function statuses(url: string, paths: readonly string[]) {
    const app = new Hono();
    const tracker = trackerAlone();
    const bot = new Bot(TOKEN, { botInfo: me });
    bot.use(tracker.middleware);
    receiveByWebhook(app, bot, { url, secret }, tracker, recordingLogger([]));
    const server = await listen(0, "127.0.0.1");
    server.show(app);
    afterTest(() => server.close());
    const deliver = (path: string) =>
      new Promise<number | undefined>((resolve, reject) => {
        const headers = { "x-telegram-bot-api-secret-token": secret };
        const options = { host: "127.0.0.1", port: server.port, method: "POST", path, headers };
        const sent = request(options, ({ statusCode }) => resolve(statusCode));
        sent.on("error", reject).end(JSON.stringify(message("Ô Môn?")));
      });
    return Promise.all(paths.map(deliver));
  }

  test.each([
    ["https://b.example/hook/:id", ["/hook/:id"], ["/hook/42", "/hook/"]],
    ["https://b.example/*", ["/*"], ["/", "/anything"]],
    ["https://b.example/a/:id?", ["/a/:id?x=1"], ["/a", "/a/1"]],
    ["https://b.example/:id{[0-9]+}", ["/:id%7B[0-9]+%7D"], ["/7", "/:id"]],
    [
      "https://b.example/%C4%91%C6%B0%E1%BB%9Dng%20d%E1%BA%ABn",
      ["/%C4%91%C6%B0%E1%BB%9Dng%20d%E1%BA%ABn"],
      ["/"],
    ],
    ["https://b.example/a%2Fb", ["/a%2Fb"], ["/a/b"]],
    ["https://b.example", ["/"], ["/x"]],
    ["https://b.example/healthz", ["/healthz"], ["/healthz/"]],
  ])("%s", async (url, right, wrong) => {
    expect(await statuses(url, right)).toEqual(right.map(() => 200));
    expect(await statuses(url, wrong)).toEqual(wrong.map(() => 404));
  });
});

describe("Telegram is told where to deliver", () => {
  function register(...responses: readonly (object | Error)[]) {
    const script = new Script();
    script.answer("setWebhook", ...responses);
    const { api } = new Bot(TOKEN, { botInfo: me });
    api.config.use(script.transformer);
    return { script, registered: registerWebhook(api, address, "https://api.example") };
  }

  test("with the secret, and the kinds of update that are handled", async () => {
    const { script, registered } = register();
    await registered;
    expect(script.of("setWebhook")).toMatchObject([
      { url: address.url, secret_token: secret, allowed_updates: allowedUpdates },
    ]);
  });

  test("and what it refuses is told in its words", async () => {
    const description = "Bad Request: bad webhook: HTTPS url must be provided for webhook";
    expect(await errorOf(() => register(refusal(400, description)).registered)).toMatchObject({
      code: "TELEGRAM_WEBHOOK_REFUSED",
      parameters: { reason: description },
    });
  });

  test("and a token that is no longer valid is told as that", async () => {
    expect(await errorOf(() => register(refusal(401, "Unauthorized")).registered)).toMatchObject({
      code: "TELEGRAM_TOKEN_INVALID",
    });
  });
});
