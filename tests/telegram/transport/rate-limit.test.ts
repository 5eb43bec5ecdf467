import { Bot } from "grammy";
import type { Update } from "grammy/types";
import { afterEach, describe, expect, test, vi as time } from "vitest";
import { MemoryRateLimits } from "../../../src/coordination/local/memory-rate-limits.js";
import { en, vi } from "../../../src/locales/index.js";
import { type Metrics, noMetrics } from "../../../src/telegram/metrics.js";
import { rateLimit } from "../../../src/telegram/transport/rate-limit.js";
import type { Limits } from "../../../src/telegram/types.js";
import { type LogLine, recordingLogger } from "../test-bot.js";
import { me, refusal, Script, TOKEN } from "./scripted-api.js";
import { edit, inGroup, lan, message, minh, press, typed } from "./updates.js";

afterEach(() => {
  time.useRealTimers();
});

/** A bot that only counts what is let through. */
function limited(limits: Limits) {
  const bot = new Bot(TOKEN, { botInfo: me });
  const script = new Script();
  const log: LogLine[] = [];
  const counted: string[] = [];
  const metrics: Metrics = { ...noMetrics, limited: (kind) => counted.push(kind) };
  let taken = 0;
  bot.api.config.use(script.transformer);
  bot.use(rateLimit(limits, new MemoryRateLimits(), recordingLogger(log), metrics));
  bot.use(() => {
    taken++;
  });
  const send = async (...updates: Update[]) => {
    for (const update of updates) await bot.handleUpdate(update);
  };
  return { send, script, log, counted, taken: () => taken };
}

const times = (count: number, make: () => Update) => Array.from({ length: count }, make);

describe("a person who writes too much", () => {
  test("is told once, in their language, how long to wait; the rest is dropped", async () => {
    const { send, script, taken, counted } = limited({ user: 3, chat: 0 });
    await send(...times(10, () => message("hộ nghèo", minh)));
    expect(taken()).toBe(3);
    expect(counted).toEqual(Array(7).fill("message"));
    expect(script.of("sendMessage")).toEqual([
      expect.objectContaining({
        chat_id: minh.id,
        text: en.telegram.slowDown(60),
        reply_parameters: expect.objectContaining({ allow_sending_without_reply: true }),
      }),
    ]);
  });

  test("is served again when the minute is over, and told again if need be", async () => {
    time.useFakeTimers();
    const { send, script, taken } = limited({ user: 2, chat: 0 });
    await send(...times(4, () => message("hộ nghèo")));
    time.advanceTimersByTime(40_000);
    await send(message("hộ nghèo"));
    expect(taken()).toBe(2);
    time.advanceTimersByTime(20_001);
    await send(...times(4, () => message("hộ nghèo")));
    expect(taken()).toBe(4);
    expect(script.of("sendMessage")).toHaveLength(2);
  });

  test("leaves others alone, and the chat's share too", async () => {
    const { send, taken } = limited({ user: 2, chat: 4 });
    await send(...times(9, () => inGroup("/hoi hộ nghèo")));
    expect(taken()).toBe(2);
    await send(...times(2, () => inGroup("/hoi hộ nghèo", minh)));
    expect(taken()).toBe(4);
  });

  test("is told by the button that was pressed", async () => {
    const { send, script } = limited({ user: 1, chat: 0 });
    await send(...times(4, () => press("x")));
    expect(script.calls).toEqual([
      { method: "answerCallbackQuery", payload: { callback_query_id: "c1", text: vi.telegram.slowDown(60) } },
    ]);
  });

  test("is not told because of an edit", async () => {
    const { send, script, taken } = limited({ user: 1, chat: 0 });
    await send(message("a"), edit("b"), edit("c"));
    expect(taken()).toBe(1);
    expect(script.calls).toEqual([]);
    await send(message("d"));
    expect(script.of("sendMessage")).toHaveLength(1);
  });

  test("does no harm where the notice cannot be sent", async () => {
    const { send, script, log } = limited({ user: 1, chat: 0 });
    script.answer("sendMessage", refusal(403, "Forbidden: bot was blocked by the user"));
    await send(message("a"), message("b"), message("c"));
    expect(log.map(({ level }) => level)).toEqual(["debug"]);
  });
});

describe("one person in a group", () => {
  test("cannot use up its share, though the limits are the same: others are answered", async () => {
    const { send, taken } = limited({ user: 3, chat: 3 });
    await send(...times(60, () => inGroup("/hoi hộ nghèo")));
    expect(taken()).toBe(3);
    await send(...times(3, () => inGroup("/hoi hộ nghèo", minh)));
    expect(taken()).toBe(6);
  });

  test("cannot use it up by pressing buttons, nor their own questions", async () => {
    const { send, taken } = limited({ user: 3, chat: 3 });
    const pressed = () => {
      const { callback_query: query, ...update } = press("x", minh);
      const message = { ...query?.message, chat: inGroup("a").message?.chat };
      return { ...update, callback_query: { ...query, message } } as Update;
    };
    await send(...times(60, pressed));
    expect(taken()).toBe(3);
    await send(
      ...times(3, () => inGroup("/hoi hộ nghèo")),
      ...times(3, () => inGroup("/hoi hộ nghèo", minh)),
    );
    expect(taken()).toBe(9);
  });

  test("nor by what is not answered for lack of their own share", async () => {
    const { send, taken } = limited({ user: 2, chat: 10 });
    await send(...times(100, () => inGroup("/hoi a")), ...times(100, () => inGroup("/hoi b", minh)));
    expect(taken()).toBe(4);
  });
});

test("what is typed inline has a share of its own, and gets an empty answer beyond it", async () => {
  const { send, script, taken } = limited({ user: 2, chat: 0 });
  await send(...times(5, () => typed("hộ")), message("hộ nghèo"));
  expect(taken()).toBe(3);
  expect(script.calls).toEqual([
    {
      method: "answerInlineQuery",
      payload: { inline_query_id: "i1", results: [], cache_time: 1, is_personal: true },
    },
  ]);
});

test("a chat in which too much is asked is told once", async () => {
  const { send, script, taken } = limited({ user: 0, chat: 2 });
  await send(inGroup("/hoi a"), inGroup("/hoi b", minh), inGroup("/hoi c"), inGroup("/hoi d", minh));
  expect(taken()).toBe(2);
  expect(script.of("sendMessage")).toEqual([expect.objectContaining({ chat_id: -1009 })]);
});

test("in a group only what is meant for the bot counts", async () => {
  const { send, taken } = limited({ user: 2, chat: 2 });
  const chatter = ["xin chào", "/hoi@another_bot a", "a / b", "@another_bot"];
  await send(...chatter.map((text) => inGroup(text)), ...chatter.map((text) => inGroup(text)));
  expect(taken()).toBe(8);
  const reply = { message_id: 1, from: me, date: 1, chat: { id: -1009, type: "supergroup" } } as never;
  await send(inGroup("@Trich_Dan_Bot a"), inGroup("còn nữa", lan, { reply_to_message: reply }));
  await send(inGroup("/hoi a"));
  expect(taken()).toBe(10);
});

test("groups whose administrators write in the group's name do not share one limit", async () => {
  const { send, taken } = limited({ user: 1, chat: 0 });
  const anonymous = { id: 1087968824, is_bot: true, first_name: "Group" };
  for (const id of [-1001, -1002, -1003]) {
    const chat = { id, type: "supergroup", title: "Họp" } as const;
    await send(message("/hoi a", anonymous, { chat, sender_chat: chat }));
  }
  expect(taken()).toBe(3);
});

test("0 means no limit", async () => {
  const { send, taken } = limited({ user: 0, chat: 0 });
  await send(...times(500, () => message("a")));
  expect(taken()).toBe(500);
});
