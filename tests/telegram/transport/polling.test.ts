import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { type BotState, person, privateChat, until } from "../../support/bot-api/index.js";
import { PARAGRAPH } from "../fixtures.js";
import { world } from "./world.js";

const QUESTION = "quan o mon con bao nhieu ho ngheo";

const callsOf = (state: BotState, name: string) => state.calls.filter(({ method }) => method === name);

describe("when getUpdates is refused with an odd time to wait", () => {
  test.each([
    ["none", undefined],
    ["0 s", 0],
    ["a negative one", -5],
    ["a part of a second", 0.001],
    ["one that no timer holds", 3_000_000],
  ])("it is not asked again at once: %s", async (_name, retryAfter) => {
    const { state, server } = await world();
    await until(() => state.poll.isHeld || undefined);
    const fault = {
      code: 429,
      description: "Too Many Requests",
      ...(retryAfter === undefined ? {} : { retryAfter }),
    };
    server.faults.randomly("getUpdates", 1, 1, fault);
    // The held request ends with an update; those after it are refused.
    privateChat(state, person()).say(QUESTION);
    await delay(1_200);
    expect(callsOf(state, "getUpdates").length).toBeLessThan(6);
  });
});

describe("an answer is sent once", () => {
  test.each([
    ["the response that brought the question is cut", "getUpdates", { cut: 30 }],
    ["the response that brought the question is lost", "getUpdates", "lost"],
    ["Telegram's response to it is cut", "sendMessage", { cut: 45 }],
    ["Telegram's response to it is cut at once", "sendMessage", { cut: 1 }],
    ["a server in front of Telegram has a fault", "sendMessage", { page: "<html>502</html>", status: 502 }],
    ["somebody else answers", "sendMessage", { page: "<html>Welcome</html>", status: 200 }],
  ] as const)("when %s", { timeout: 20_000 }, async (_name, method, fault) => {
    const { chat, state, server } = await world();
    await until(() => state.poll.isHeld || undefined);
    if (method === "getUpdates") {
      // The held request ends; the next one meets the fault.
      privateChat(state, person()).say("a");
    }
    server.faults.script(method, fault);
    chat.say(QUESTION);
    expect((await chat.reply()).text).toContain(PARAGRAPH);
    await until(() => state.poll.unconfirmed.length === 0 || undefined);
    await delay(700);
    expect(chat.replies).toHaveLength(1);
    expect(state.refusals).toEqual([]);
  });

  test("after a gap of seconds in the network, in order, while others are answered", {
    timeout: 30_000,
  }, async () => {
    const { chat, state, server } = await world();
    await until(() => state.poll.isHeld || undefined);
    server.faults.script("sendMessage", "drop", "drop", "drop");
    const asked = ["một", "hai", "ba"].map((word) => chat.say(`câu ${word}`));
    await until(() => callsOf(state, "sendMessage")[0]);
    const other = privateChat(state, person());
    await other.ask(QUESTION);
    expect(chat.replies).toHaveLength(0);
    for (const message of asked)
      expect((await chat.reply()).reply_to_message?.message_id).toBe(message.message_id);
    expect([chat.replies.length, other.replies.length]).toEqual([3, 1]);
  });
});

describe("what Telegram is told to forget", () => {
  test("is never an update that is open, though newer ones are answered", { timeout: 20_000 }, async () => {
    const { chat, state, server } = await world();
    await until(() => state.poll.isHeld || undefined);
    const busy = { code: 429, description: "Too Many Requests: retry after 3", retryAfter: 3 };
    server.faults.script("sendMessage", busy);
    chat.say(QUESTION);
    const first = await until(() => state.poll.unconfirmed[0]?.update_id);
    await until(() => callsOf(state, "sendMessage")[0]);
    for (let turn = 0; turn < 2; turn++) await privateChat(state, person()).ask(QUESTION);
    expect(chat.replies).toEqual([]);
    const offsets = callsOf(state, "getUpdates").map(({ parameters }) => Number(parameters.offset ?? 0));
    expect(Math.max(...offsets)).toBeLessThanOrEqual(first);
    expect(state.poll.unconfirmed).toHaveLength(3);
    await chat.reply();
    await until(() => state.poll.unconfirmed.length === 0 || undefined);
    expect(chat.replies).toHaveLength(1);
  });

  test("goes beyond a hundred updates only as they are answered: a burst is answered whole, each once", {
    timeout: 60_000,
  }, async () => {
    const { state } = await world();
    const chats = Array.from({ length: 250 }, () => privateChat(state, person()));
    for (const chat of chats) chat.say(QUESTION);
    await until(() => chats.every(({ replies }) => replies.length > 0) || undefined, 40_000);
    await until(() => state.poll.unconfirmed.length === 0 || undefined);
    expect(chats.every(({ replies }) => replies.length === 1)).toBe(true);
  });
});
