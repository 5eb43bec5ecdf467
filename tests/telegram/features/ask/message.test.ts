import { afterEach, beforeEach, describe, expect, test, vi as vitest } from "vitest";
import { vi } from "../../../../src/locales/index.js";
import { PARAGRAPH, series } from "../../fixtures.js";
import { GROUP, HandlerHarness, LAN, MINH, methods } from "../handler-harness.js";

const CITATION = "Bài 2 › THỰC HIỆN NHIỀU GIẢI PHÁP HIỆU QUẢ › đoạn 13";
const ASKED = { text: "Ô Môn còn bao nhiêu hộ nghèo?" };

describe("everything else that is written", () => {
  const text = async (content: object) =>
    (await new HandlerHarness().message(content)).map(({ payload }) => payload.text);

  test("gets its reply", async () => {
    expect(await text({ text: "cảm ơn" })).toEqual([vi.smallTalk.thanks(null)]);
    expect(await text({ text: "bạn là ai" })).toEqual([
      vi.smallTalk.identity(series.passages.articles[0]?.series ?? null),
    ]);
    expect((await text({ text: "giúp với" }))[0]).toContain("/so_lieu");
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
    const [call] = await new HandlerHarness().message({ text: "/hoi", chat: GROUP });
    expect(call?.payload).toMatchObject({
      text: vi.telegram.askForQuestion,
      reply_markup: { force_reply: true, selective: true },
    });
  });

  test("figures are looked up by topic, fewer in a group", async () => {
    const harness = new HandlerHarness();
    await harness.message({ text: "/so_lieu hộ\nnghèo" });
    await harness.message({ text: "/so_lieu", chat: GROUP });
    expect(harness.topics).toEqual([
      { topic: "hộ nghèo", offset: 0, limit: 6 },
      { topic: "", offset: 0, limit: 3 },
    ]);
  });

  test("that asks nothing of the bot gets silence", async () => {
    const harness = new HandlerHarness();
    for (const content of [
      { text: "chào cả nhà", chat: GROUP },
      { pinned_message: {} },
      { text: "a", from: { ...LAN, is_bot: true } },
    ])
      expect(await harness.message(content)).toEqual([]);
  });

  describe("an album", () => {
    const pictures = (captions: readonly (string | undefined)[]) =>
      captions.map((caption, at) => ({
        message_id: at + 1,
        photo: [],
        media_group_id: "a",
        ...(caption === undefined ? {} : { caption }),
      }));

    beforeEach(() => void vitest.useFakeTimers());
    afterEach(() => void vitest.useRealTimers());

    test("without words gets one reply", async () => {
      const harness = new HandlerHarness();
      const sent = pictures([undefined, undefined, undefined]);
      for (const content of sent) await harness.message(content);
      await harness.message({ ...sent[0], media_group_id: "b" });
      await vitest.runAllTimersAsync();
      expect(harness.calls.map(({ payload }) => payload.text)).toEqual(Array(2).fill(vi.telegram.textOnly));
    });

    test.each([
      ["first", [ASKED.text, undefined, undefined]],
      ["second", [undefined, ASKED.text, undefined]],
      ["last", [undefined, undefined, ASKED.text]],
    ])("whose caption is on the %s picture gets its answer alone", async (_which, captions) => {
      const harness = new HandlerHarness();
      for (const content of pictures(captions)) await harness.message(content);
      await vitest.runAllTimersAsync();
      expect(methods(harness.calls)).toEqual(["sendMessage"]);
      expect(harness.asked.map(({ question }) => question)).toEqual([ASKED.text]);
    });
  });
});

describe("a channel's post", () => {
  const CHANNEL = { id: -700, type: "channel", title: "Kênh" };
  const post = (content: object) => ({
    channel_post: { message_id: 5, date: 1_000, chat: CHANNEL, sender_chat: CHANNEL, ...content },
  });

  test("is answered where it calls the bot, and once more when it is edited", async () => {
    const harness = new HandlerHarness();
    const [call] = await harness.handle(post({ text: "/hoi Ô Môn?" }));
    expect(call).toMatchObject({ method: "sendMessage", payload: { chat_id: -700 } });
    const edited = { ...post({ text: "/hoi Trà Nóc?" }).channel_post, edit_date: 1_100 };
    expect(methods(await harness.handle({ edited_channel_post: edited }))).toEqual(["editMessageText"]);
    expect(harness.asked.map(({ question }) => question)).toEqual(["Ô Môn?", "Trà Nóc?"]);
  });

  test("is asked back about without a markup that channels refuse", async () => {
    const [call] = await new HandlerHarness().handle(post({ text: "/hoi" }));
    expect(call?.payload).not.toHaveProperty("reply_markup");
  });

  test("that does not call the bot is left alone", async () => {
    expect(await new HandlerHarness().handle(post({ text: "Ô Môn còn bao nhiêu hộ nghèo?" }))).toEqual([]);
  });
});

describe("who is not registered", () => {
  test("is told the number to register, once in a private chat; nothing is looked up", async () => {
    const harness = new HandlerHarness({ allowedChats: [-1], adminIds: [8] });
    const [told] = await harness.message(ASKED);
    expect(told?.payload.text).toBe(vi.telegram.notAllowed(7));
    expect(await harness.message(ASKED)).toEqual([]);
    expect(harness.asked).toEqual([]);
    await harness.message({ ...ASKED, from: MINH });
    expect(harness.asked).toHaveLength(1);
  });

  test("a registered group that becomes a supergroup is served on, and the administrator warned", async () => {
    const harness = new HandlerHarness({ allowedChats: [-5] });
    await harness.message({ migrate_from_chat_id: -5, chat: GROUP });
    expect(harness.log).toMatchObject([{ level: "warn", fields: { from: -5, to: -100 } }]);
    await harness.message({ text: "/hoi Ô Môn?", chat: GROUP });
    expect(harness.asked).toHaveLength(1);
  });

  test("is served on, too, where only the old group's notice is seen, or both", async () => {
    const harness = new HandlerHarness({ allowedChats: [-5] });
    const old = { id: -5, type: "group", title: "Nhóm Bí Mật" };
    expect(await harness.message({ migrate_to_chat_id: -100, chat: old })).toEqual([]);
    await harness.message({ migrate_from_chat_id: -5, chat: GROUP });
    expect(harness.log).toMatchObject([{ level: "warn", fields: { from: -5, to: -100 } }]);
    await harness.message({ text: "/hoi Ô Môn?", chat: GROUP });
    expect(harness.asked).toHaveLength(1);
  });

  test("a group that was not registered is not served under its new number either", async () => {
    const harness = new HandlerHarness({ allowedChats: [-5] });
    await harness.message({ migrate_to_chat_id: -100, chat: { id: -6, type: "group", title: "Nhóm khác" } });
    const [told] = await harness.message({ text: "/hoi Ô Môn?", chat: GROUP });
    expect(told?.payload.text).toBe(vi.telegram.notAllowed(-100));
  });
});
