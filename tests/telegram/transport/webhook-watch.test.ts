import { Bot } from "grammy";
import { describe, expect, test } from "vitest";
import { WebhookWatch } from "../../../src/telegram/transport/webhook-watch.js";
import { type LogLine, recordingLogger } from "../test-bot.js";
import { me, refusal, Script, TOKEN } from "./scripted-api.js";
import { TestClock } from "./test-clock.js";

const url = "https://bot.example/telegram";
const info = (address: string, more: object = {}) => ({
  ok: true,
  result: { url: address, has_custom_certificate: false, pending_update_count: 0, ...more },
});
const good = info(url);
const gone = info("");
const taken = info("https://other.example/secret-path");

/** Looks at the webhook as often as there are responses; gives what was found after each. */
async function watch(responses: readonly (object | Error)[], clock = new TestClock()) {
  const script = new Script();
  script.answer("getWebhookInfo", ...responses);
  const { api } = new Bot(TOKEN, { botInfo: me });
  api.config.use(script.transformer);
  const log: LogLine[] = [];
  const ending = new AbortController();
  const troubles: (string | null)[] = [];
  let registered = 0;
  const pausing = {
    now: () => clock.now(),
    wait: async (ms: number) => {
      if (clock.waits.length > 0) troubles.push(watched.trouble);
      if (clock.waits.length === responses.length) ending.abort();
      await clock.wait(ms);
    },
  };
  const watched = new WebhookWatch({
    api,
    url,
    register: async () => {
      registered++;
    },
    logger: recordingLogger(log),
    clock: pausing,
    signal: ending.signal,
  });
  await watched.run();
  return { troubles, log, registered };
}

const warnings = (log: readonly LogLine[]) => log.filter(({ level }) => level === "warn");

test("nothing is done while Telegram delivers here", async () => {
  expect(await watch([good, good])).toEqual({ troubles: [null, null], log: [], registered: 0 });
  const written = info("https://BOT.example:443/telegram");
  expect(await watch([written])).toMatchObject({ registered: 0 });
});

test.each([
  ["gone", gone, "none"],
  ["somebody else's", taken, "other.example"],
])(
  "a webhook that is %s is set again, and the log says whose it was, by the host",
  async (_name, found, host) => {
    const { registered, log, troubles } = await watch([good, found, good]);
    expect([registered, troubles]).toEqual([1, [null, null, null]]);
    expect(warnings(log)).toMatchObject([{ fields: { host, repairs: 1 } }]);
    expect(JSON.stringify(log)).not.toContain("secret-path");
  },
);

test("two deployments do not take it from each other for ever: after some times it is left, and health says so", async () => {
  const { registered, log, troubles } = await watch(Array.from({ length: 9 }, () => taken));
  expect(registered).toBe(5);
  expect(troubles.slice(5)).toEqual(Array.from({ length: 4 }, () => "webhook taken away"));
  expect(log.filter(({ level }) => level === "error")).toHaveLength(1);
});

test("what happens once in many hours is set again each time", async () => {
  const clock = new TestClock(() => {
    clock.time += 7_200_000;
  });
  const { registered } = await watch(
    Array.from({ length: 9 }, () => gone),
    clock,
  );
  expect(registered).toBe(9);
});

describe("deliveries that fail", () => {
  const failing = (date: number, pending_update_count = 3) =>
    info(url, {
      pending_update_count,
      last_error_date: date,
      last_error_message: "Wrong response: 404 Not Found",
    });

  test("are told, and told again when they succeed", async () => {
    const clock = new TestClock();
    const now = clock.now() / 1_000;
    const { troubles, log } = await watch([failing(now), failing(now + 60), good], clock);
    expect(troubles).toEqual(["deliveries fail", "deliveries fail", null]);
    expect(log.map(({ level }) => level)).toEqual(["warn", "info"]);
  });

  test("long ago, or with nothing that waits, are none", async () => {
    const clock = new TestClock();
    const now = clock.now() / 1_000;
    expect((await watch([failing(now - 600), failing(now, 0)], clock)).troubles).toEqual([null, null]);
  });
});

test("a Telegram that cannot be asked tells nothing, and is asked again", async () => {
  const { troubles, log } = await watch([refusal(502, "Bad Gateway"), new Error("socket hang up"), good]);
  expect(troubles).toEqual([null, null, null]);
  expect(warnings(log)).toEqual([]);
});

test("a token that is revoked ends it", async () => {
  await expect(watch([refusal(401, "Unauthorized")])).rejects.toMatchObject({
    code: "TELEGRAM_TOKEN_INVALID",
  });
});
