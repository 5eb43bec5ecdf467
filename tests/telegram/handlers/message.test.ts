import { describe, expect, test } from "vitest";
import { vi } from "../../../src/locales/index.js";
import { PARAGRAPH } from "../fixtures.js";
import { Desk, GROUP, LAN, MINH, message, methods } from "./desk.js";

const CITATION = "Bài 2 › THỰC HIỆN NHIỀU GIẢI PHÁP HIỆU QUẢ › đoạn 13";
const ASKED = { text: "Ô Môn còn bao nhiêu hộ nghèo?" };
const ANSWER = { message_id: 1_000, from: { id: 1, is_bot: true }, text: "Bài 2 › …" };

describe("a question", () => {
  test("gets one message, as a reply to it, without a preview of links", async () => {
    const calls = await new Desk().message(ASKED);
    expect(calls).toHaveLength(1);
    expect(calls[0]).toMatchObject({
      method: "sendMessage",
      payload: {
        chat_id: 7,
        text: `${CITATION}\n${PARAGRAPH}`,
        reply_parameters: { message_id: 5, allow_sending_without_reply: true },
        link_preview_options: { is_disabled: true },
      },
    });
    expect(calls[0]?.payload).not.toHaveProperty("message_thread_id");
  });

  test("in a topic is answered there, elsewhere no thread is named", async () => {
    const asked = { text: "/hoi Ô Môn?", chat: GROUP, message_thread_id: 3 };
    const [inTopic] = await new Desk().message({ ...asked, is_topic_message: true });
    expect(inTopic?.payload.message_thread_id).toBe(3);
    const [inThread] = await new Desk().message(asked);
    expect(inThread?.payload).not.toHaveProperty("message_thread_id");
  });

  test("is logged and counted without what was asked, or by whom", async () => {
    const desk = new Desk();
    await desk.message(ASKED);
    expect(desk.counted).toEqual(["answered private"]);
    expect(desk.log).toEqual([
      {
        level: "info",
        fields: { updateId: 1, chatType: "private", outcome: "answered", tookMs: 3.5 },
        message: "question answered",
      },
    ]);
  });

  test("in a private chat is completed from the one before, a forwarded message is not", async () => {
    const desk = new Desk();
    await desk.message(ASKED);
    await desk.message({ text: "còn Thới Lai?", message_id: 6 });
    await desk.message({ text: "Tin báo.", message_id: 7, forward_origin: { type: "hidden_user" } });
    expect(desk.asked.map(({ options }) => [options?.previous, options?.isStatement])).toEqual([
      [undefined, false],
      [ASKED.text, false],
      [undefined, true],
    ]);
  });

  test("in a group is completed only from the answer that it replies to", async () => {
    const desk = new Desk();
    await desk.message({ text: `/hoi ${ASKED.text}`, chat: GROUP });
    await desk.message({ text: "/hoi còn Thới Lai?", chat: GROUP, message_id: 6 });
    await desk.message({ text: "còn Trà Nóc?", chat: GROUP, message_id: 7, reply_to_message: ANSWER });
    expect(desk.asked.map(({ options }) => options?.previous)).toEqual([undefined, undefined, ASKED.text]);
  });

  test("that found nothing is not asked on from", async () => {
    const desk = new Desk();
    await desk.message({ text: "thời tiết" });
    await desk.message({ text: "còn mai?", message_id: 6 });
    expect(desk.asked[1]?.options?.previous).toBeUndefined();
  });
});

describe("everything else that is written", () => {
  const text = async (content: object) =>
    (await new Desk().message(content)).map(({ payload }) => payload.text);

  test("gets its reply", async () => {
    expect(await text({ text: "cảm ơn" })).toEqual([vi.telegram.welcome]);
    expect(await text({ text: "/settings" })).toEqual([vi.telegram.unknownCommand]);
    expect(await text({ photo: [] })).toEqual([vi.telegram.textOnly]);
    expect((await text({ text: "/start" }))[0]).toMatch(/^Chào bạn!/);
    expect((await text({ text: "/start hoi" }))[0]).toMatch(/^Chào bạn!/);
    expect((await text({ text: "/help" }))[0]).toContain("@trich_dan_bot");
    expect((await text({ text: "/nguon" }))[0]).toMatch(/^Nguồn trích dẫn/);
    expect((await text({ text: "/muc_luc" }))[0]).toMatch(/^Mục lục/);
    expect((await text({ text: "/muc_luc 2" }))[0]).toMatch(/^Mục lục/);
    expect((await text({ text: "/start bai-2_13" }))[0]).toBe(`${CITATION}\n${PARAGRAPH}`);
    expect((await text({ text: "/start bai-2/13" }))[0]).toBe(`${CITATION}\n${PARAGRAPH}`);
  });

  test("a bare command asks back, and only whoever sent it", async () => {
    const [call] = await new Desk().message({ text: "/hoi", chat: GROUP });
    expect(call?.payload).toMatchObject({
      text: vi.telegram.askBack,
      reply_markup: { force_reply: true, selective: true },
    });
  });

  test("figures are looked up by topic, fewer in a group", async () => {
    const desk = new Desk();
    await desk.message({ text: "/so_lieu hộ\nnghèo" });
    await desk.message({ text: "/so_lieu", chat: GROUP });
    expect(desk.topics).toEqual([
      { topic: "hộ nghèo", offset: 0, limit: 6 },
      { topic: "", offset: 0, limit: 3 },
    ]);
  });

  test("that asks nothing of the bot gets silence", async () => {
    const desk = new Desk();
    for (const content of [
      { text: "chào cả nhà", chat: GROUP },
      { pinned_message: {} },
      { text: "a", from: { ...LAN, is_bot: true } },
    ])
      expect(await desk.message(content)).toEqual([]);
  });

  test("an album gets one reply", async () => {
    const desk = new Desk();
    const sent = [1, 2, 3].map((message_id) => ({ message_id, photo: [], media_group_id: "a" }));
    for (const content of sent) await desk.message(content);
    await desk.message({ ...sent[0], media_group_id: "b" });
    expect(methods(desk.calls)).toEqual(["sendMessage", "sendMessage"]);
  });
});

describe("who is not registered", () => {
  test("is told the number to register, once in a private chat; nothing is looked up", async () => {
    const desk = new Desk({ allowedChats: [-1], adminIds: [8] });
    const [told] = await desk.message(ASKED);
    expect(told?.payload.text).toBe(vi.telegram.notAllowed(7));
    expect(await desk.message(ASKED)).toEqual([]);
    expect(desk.asked).toEqual([]);
    await desk.message({ ...ASKED, from: MINH });
    expect(desk.asked).toHaveLength(1);
  });

  test("a registered group that becomes a supergroup is served on, and the administrator warned", async () => {
    const desk = new Desk({ allowedChats: [-5] });
    await desk.message({ migrate_from_chat_id: -5, chat: GROUP });
    expect(desk.log).toMatchObject([{ level: "warn", fields: { from: -5, to: -100 } }]);
    await desk.message({ text: "/hoi Ô Môn?", chat: GROUP });
    expect(desk.asked).toHaveLength(1);
  });
});

describe("an edited question", () => {
  const edited = (content: object) => ({
    edited_message: message({ edit_date: 1_100, ...content }),
  });

  test("gets its answer edited; the same text, thanks and what is no question change nothing", async () => {
    const desk = new Desk();
    await desk.message(ASKED);
    for (const same of [ASKED, { text: "cảm ơn" }, { text: "/help" }, { photo: [] }])
      expect(await desk.handle(edited(same))).toEqual([]);
    const calls = await desk.handle(edited({ text: "Cái Răng?" }));
    expect(calls).toHaveLength(1);
    expect(calls[0]).toMatchObject({ method: "editMessageText", payload: { chat_id: 7, message_id: 1_000 } });
    expect(calls[0]?.payload.text).toMatch(/^Loạt bài không nêu điều này/);
    expect(await desk.handle(edited({ text: "Cái Răng?" }))).toEqual([]);
    expect(desk.counted).toEqual(["answered private", "related private"]);
  });

  test("whose answer was deleted gets a new reply, which is edited from then on", async () => {
    const desk = new Desk();
    await desk.message(ASKED);
    desk.refusals.set("editMessageText", {
      error_code: 400,
      description: "Bad Request: message to edit not found",
    });
    expect(methods(await desk.handle(edited({ text: "Cái Răng?" })))).toEqual([
      "editMessageText",
      "sendMessage",
    ]);
    desk.refusals.clear();
    const [again] = await desk.handle(edited({ text: "Ô Môn?" }));
    expect(again).toMatchObject({ method: "editMessageText", payload: { message_id: 1_001 } });
  });

  test("that has the same answer is left alone", async () => {
    const desk = new Desk();
    await desk.message(ASKED);
    desk.refusals.set("editMessageText", {
      error_code: 400,
      description: "Bad Request: message is not modified: same",
    });
    expect(methods(await desk.handle(edited({ text: "hộ nghèo Ô Môn?" })))).toEqual(["editMessageText"]);
    expect(desk.log.filter(({ level }) => level === "error")).toEqual([]);
  });

  test("that was no question before is answered soon after, not later", async () => {
    const desk = new Desk();
    expect(methods(await desk.handle(edited({ edit_date: 1_900, ...ASKED })))).toEqual(["sendMessage"]);
    expect(await desk.handle(edited({ ...ASKED, message_id: 6, edit_date: 1_901 }))).toEqual([]);
  });

  test("of somebody who is not registered gets silence", async () => {
    expect(await new Desk({ allowedChats: [-1] }).handle(edited(ASKED))).toEqual([]);
  });
});

describe("when something breaks", () => {
  test("the person is told, and the log says where, not what was asked", async () => {
    const desk = new Desk();
    const calls = await desk.message({ text: "câu hỏng bí mật" });
    expect(calls.map(({ payload }) => payload.text)).toEqual([vi.telegram.apology]);
    expect(desk.log).toMatchObject([
      { level: "error", fields: { updateId: 1, chatType: "private", error: "RangeError" } },
    ]);
    expect(JSON.stringify(desk.log)).not.toMatch(/bí mật/i);
    expect(desk.counted).toEqual(["apology private"]);
  });

  test("an old answer stands, without more words", async () => {
    const desk = new Desk();
    await desk.message(ASKED);
    expect(await desk.handle({ edited_message: message({ text: "hỏng", edit_date: 1_001 }) })).toEqual([]);
    expect(desk.log.at(-1)).toMatchObject({ level: "error" });
  });

  test("nothing is said where the chat is closed or the network gone, and the rest goes on", async () => {
    const desk = new Desk();
    desk.refusals.set("sendMessage", {
      error_code: 403,
      description: "Forbidden: bot was blocked by the user",
    });
    expect(methods(await desk.message(ASKED))).toEqual(["sendMessage"]);
    expect(desk.log.map(({ level }) => level)).toEqual(["debug"]);
    expect(desk.counted).toEqual([]);
    desk.refusals.set("sendMessage", { error_code: 500, description: "Internal Server Error" });
    expect(methods(await desk.message(ASKED))).toEqual(["sendMessage", "sendMessage"]);
    desk.refusals.clear();
    expect(methods(await desk.message(ASKED))).toEqual(["sendMessage"]);
  });
});
