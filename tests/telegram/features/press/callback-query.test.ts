import { describe, expect, test, vi as vitest } from "vitest";
import { vi } from "../../../../src/locales/index.js";
import { answer, articleOf, excerpt, PARAGRAPH, series, seriesOf } from "../../fixtures.js";
import { type Call, dataOf, GROUP, HandlerHarness, LAN, MINH, methods, PRIVATE } from "../handler-harness.js";

const { toasts } = vi.telegram;
const TWO = answer({
  excerpts: [
    excerpt(),
    excerpt(series.passages.text(2), [], { id: "bai-2/3", score: 0.9, isAlternative: true }),
  ],
});
const ASKED = { text: "/hoi Ô Môn?", chat: GROUP };

/** Somebody presses a button under the bot's message. */
function press(
  harness: HandlerHarness,
  data: string,
  {
    from = LAN,
    chat = GROUP as object,
    ...more
  }: Record<string, unknown> & { from?: object; chat?: object } = {},
) {
  const reply_markup = { inline_keyboard: [[{ text: "…", callback_data: data }]] };
  const message = { message_id: 1_000, date: 1_000, chat, text: "Bài 2 › …\nĐoạn.", reply_markup, ...more };
  return harness.handle({ callback_query: { id: "q", chat_instance: "c", from, data, message } });
}

/** The handlers, after Lan asked in the group, and the answer that she got. */
async function asked(...settings: ConstructorParameters<typeof HandlerHarness>) {
  const harness = new HandlerHarness(...settings);
  harness.given = TWO;
  const [sent] = (await harness.message(ASKED)) as [Call];
  return { harness, sent };
}

const toastOf = (calls: readonly Call[]) => {
  const answers = calls.filter(({ method }) => method === "answerCallbackQuery");
  expect(answers).toHaveLength(1);
  return answers[0]?.payload.text;
};

describe("a pressed button", () => {
  test("pages, shows the neighbours, the section and a paragraph, in the same message", async () => {
    const { harness, sent } = await asked();
    let last = sent;
    const go = async (caption: string) => {
      const calls = await press(harness, dataOf(last, caption), { text: last.payload.text });
      expect(methods(calls)).toEqual(["editMessageText", "answerCallbackQuery"]);
      expect(toastOf(calls)).toBeUndefined();
      expect(calls[0]?.payload).toMatchObject({ chat_id: -100, message_id: 1_000 });
      last = calls[0] as Call;
      return last.payload.text as string;
    };
    expect(await go("2/2 ›")).toContain(series.passages.text(2));
    expect(await go("‹ 1/2")).toBe(sent.payload.text);
    expect(await go("Đoạn trước, sau")).toContain(`đoạn 14\n${series.passages.text(13)}`);
    expect(await go("Thu gọn")).toBe(sent.payload.text);
    expect(await go("Mở mục")).toContain("\n12. ");
    expect(await go("12")).toContain(series.passages.text(11));
    expect(await go("đoạn 13 ›")).toContain(PARAGRAPH);
    expect(await go("‹ Về câu trả lời")).toBe(sent.payload.text);
    expect(await go("Mở mục")).toContain("\n12. ");
    expect(await go("Mục lục")).toMatch(/^Mục lục/);
    expect(await go("Mở đầu")).toMatch(/^Bài 2 › Mở đầu\n/);
    expect(harness.asked).toHaveLength(1);
  });

  test("keeps the line that says what the series does not state", async () => {
    const harness = new HandlerHarness();
    let [last] = (await harness.message({ text: "Cái Răng?" })) as [Call];
    const head = "Loạt bài không nêu điều này: không thấy nhắc đến “Cái Răng”.";
    for (const caption of ["Mở mục", "12", "Mở mục", "‹ Về câu trả lời", "Đoạn trước, sau"]) {
      const [call] = await press(harness, dataOf(last, caption), { chat: PRIVATE, text: last.payload.text });
      last = call as Call;
      expect(last.payload.text.split("\n")[0], caption).toBe(head);
    }
  });

  test("pages figures on the topic that the message names", async () => {
    const harness = new HandlerHarness();
    const [sent] = (await harness.message({ text: "/so_lieu hộ nghèo" })) as [Call];
    const { text, entities } = sent.payload;
    const calls = await press(harness, dataOf(sent, "7–10 ›"), { chat: PRIVATE, text, entities });
    expect(harness.topics.at(-1)).toEqual({ topic: "hộ nghèo", offset: 6, limit: 6 });
    expect(calls[0]?.payload.text).toMatch(/^Số liệu: hộ nghèo\nCác câu 7–10 trên 10\n/);
  });

  test("removes the message, after which it is not asked on from", async () => {
    const { harness, sent } = await asked();
    const calls = await press(harness, dataOf(sent, "Xóa"));
    expect(methods(calls)).toEqual(["deleteMessage", "answerCallbackQuery"]);
    expect(calls[0]?.payload).toEqual({ chat_id: -100, message_id: 1_000 });
    await harness.message({
      text: "còn Thới Lai?",
      chat: GROUP,
      reply_to_message: { message_id: 1_000, from: { id: 1 }, text: "a" },
    });
    expect(harness.asked.at(-1)?.options?.previous).toBeUndefined();
  });

  test("says so where the message may not be removed, and keeps quiet where it is gone", async () => {
    const { harness, sent } = await asked();
    const refuse = (description: string) =>
      harness.refusals.set("deleteMessage", { error_code: 400, description: `Bad Request: ${description}` });
    refuse("message can't be deleted");
    expect(toastOf(await press(harness, dataOf(sent, "Xóa")))).toBe(toasts.cannotRemove);
    refuse("message to delete not found");
    expect(toastOf(await press(harness, dataOf(sent, "Xóa")))).toBeUndefined();
  });
});

describe("who may press", () => {
  test("the one who asked, and administrators of the bot, without a question to Telegram", async () => {
    const { harness, sent } = await asked({ adminIds: [8] });
    for (const from of [LAN, MINH]) {
      expect(methods(await press(harness, dataOf(sent, "2/2 ›"), { from }))).toEqual([
        "editMessageText",
        "answerCallbackQuery",
      ]);
    }
  });

  test("others are told, unless they are administrators of the chat; Telegram is asked once in five minutes", async () => {
    const { harness, sent } = await asked();
    const data = dataOf(sent, "2/2 ›");
    const first = await press(harness, data, { from: MINH });
    expect(methods(first)).toEqual(["getChatMember", "answerCallbackQuery"]);
    expect(toastOf(first)).toBe(toasts.onlyAsker);
    harness.status = "administrator";
    expect(methods(await press(harness, data, { from: MINH }))).toEqual(["answerCallbackQuery"]);
    vitest.useFakeTimers({ now: Date.now() + 6 * 60_000, toFake: ["Date"] });
    try {
      expect(methods(await press(harness, data, { from: MINH }))).toEqual([
        "getChatMember",
        "editMessageText",
        "answerCallbackQuery",
      ]);
      expect(methods(await press(harness, data, { from: MINH }))).toEqual([
        "editMessageText",
        "answerCallbackQuery",
      ]);
    } finally {
      vitest.useRealTimers();
    }
  });

  test("others are told, too, where Telegram does not say who they are", async () => {
    const { harness, sent } = await asked();
    harness.refusals.set("getChatMember", {
      error_code: 400,
      description: "Bad Request: member list is inaccessible",
    });
    expect(toastOf(await press(harness, dataOf(sent, "2/2 ›"), { from: MINH }))).toBe(toasts.onlyAsker);
    expect(harness.log.filter(({ level }) => level === "error")).toEqual([]);
  });

  test("anybody leafs through what was asked in the name of another channel, administrators alone remove it", async () => {
    const harness = new HandlerHarness();
    harness.given = TWO;
    const sender_chat = { id: -500, type: "channel", title: "K" };
    const [sent] = (await harness.message({
      ...ASKED,
      from: { id: 136_817_688, is_bot: true },
      sender_chat,
    })) as [Call];
    const reply_to_message = { message_id: 5, sender_chat };
    const leaf = () => press(harness, dataOf(sent, vi.telegram.buttons.context), { reply_to_message });
    expect(methods(await leaf())).toEqual(["editMessageText", "answerCallbackQuery"]);
    const remove = () => press(harness, dataOf(sent, vi.telegram.buttons.remove), { reply_to_message });
    expect(toastOf(await remove())).toBe(toasts.onlyAdmins);
    expect(
      methods(await press(harness, dataOf(sent, vi.telegram.buttons.remove), { from: MINH })),
    ).not.toContain("deleteMessage");
  });

  test("only administrators, where a group or channel asked", async () => {
    const harness = new HandlerHarness();
    harness.given = TWO;
    const anonymous = { from: { id: 99, is_bot: true }, sender_chat: { id: -100 } };
    const [sent] = (await harness.message({ ...ASKED, ...anonymous })) as [Call];
    expect(toastOf(await press(harness, dataOf(sent, "2/2 ›")))).toBe(toasts.onlyAdmins);
    harness.status = "creator";
    expect(methods(await press(harness, dataOf(sent, "2/2 ›"), { from: MINH }))).toContain("editMessageText");
  });

  test("nobody in a chat that is not registered", async () => {
    const { sent } = await asked();
    const closed = new HandlerHarness({ allowedChats: [-1] });
    const calls = await press(closed, dataOf(sent, "2/2 ›"));
    expect(methods(calls)).toEqual(["answerCallbackQuery"]);
    expect(toastOf(calls)).toBe(vi.telegram.notAllowed(-100));
  });
});

describe("data that stands under another message, or under none", () => {
  const nothing = (calls: readonly Call[], toast?: string) => {
    expect(methods(calls)).toEqual(["answerCallbackQuery"]);
    expect(toastOf(calls)).toBe(toast);
  };

  test("does nothing, although it was made for the one who presses", async () => {
    const { harness } = await asked();
    const [own] = (await harness.message({ ...ASKED, from: MINH, message_id: 6 })) as [Call];
    const { reply_markup: lans } = (await asked()).sent.payload;
    for (const caption of ["Xóa", "2/2 ›", "Mở mục", "Đoạn trước, sau"])
      nothing(await press(harness, dataOf(own, caption), { from: MINH, reply_markup: lans }));
  });

  test("does nothing to a message without buttons, in whatever chat", async () => {
    const { harness, sent } = await asked();
    for (const chat of [GROUP, PRIVATE])
      for (const reply_markup of [undefined, { inline_keyboard: [] }])
        nothing(await press(harness, dataOf(sent, "Xóa"), { chat, reply_markup }), toasts.outdated);
  });

  test("does nothing when it is no button's data: a button that copies or links has none", async () => {
    const { harness, sent } = await asked();
    const data = dataOf(sent, "Xóa");
    const reply_markup = {
      inline_keyboard: [
        [
          { text: data, url: data },
          { text: data, copy_text: { text: data } },
        ],
      ],
    };
    nothing(await press(harness, data, { reply_markup }), toasts.outdated);
  });
});

describe("every press is answered, once", () => {
  test("when the button is of another version, its passage gone, or its message out of reach", async () => {
    const { sent } = await asked();
    const data = dataOf(sent, "2/2 ›");
    const harness = new HandlerHarness();
    for (const [given, more] of [
      ["a:b:c", {}],
      ["", {}],
      [data, { date: 0 }],
    ] as const) {
      expect(toastOf(await press(harness, given, more))).toBe(toasts.outdated);
    }
    const inline = { id: "q", chat_instance: "c", from: LAN, data, inline_message_id: "i" };
    expect(toastOf(await harness.handle({ callback_query: inline }))).toBe(toasts.outdated);
    const other = articleOf({ slug: "bai-9" }, [["MỤC", ["Khác."]]]);
    const now = new HandlerHarness({ series: await seriesOf(other) });
    const calls = await press(now, data);
    expect(methods(calls)).toEqual(["answerCallbackQuery"]);
    expect(toastOf(calls)).toBe(toasts.gone);
  });

  test("when its passage has changed: with the nearest one of the series as it is then, and that it is another", async () => {
    const now = { ...series };
    const { harness, sent } = await asked({ series: now });
    expect((await press(harness, dataOf(sent, "2/2 ›")))[0]?.payload.text).toContain(series.passages.text(2));
    Object.assign(now, await seriesOf(articleOf({}, [["MỤC", ["Khác."]]])));
    for (const caption of ["2/2 ›", "Đoạn trước, sau", "Mở mục"]) {
      const calls = await press(harness, dataOf(sent, caption));
      expect(methods(calls)).toEqual(["editMessageText", "answerCallbackQuery"]);
      expect(calls[0]?.payload.text.split("\n")[0]).toBe(vi.telegram.notices.changed);
      expect(calls[0]?.payload.text).toContain("Khác.");
    }
  });

  test.each([
    ["the screen is shown already", 400, "Bad Request: message is not modified: same"],
    ["the message is gone", 400, "Bad Request: message to edit not found"],
    ["the bot was removed", 403, "Forbidden: bot was kicked from the supergroup chat"],
  ])("when %s: without a word", async (_case, error_code, description) => {
    const { harness, sent } = await asked();
    harness.refusals.set("editMessageText", { error_code, description });
    expect(toastOf(await press(harness, dataOf(sent, "2/2 ›")))).toBeUndefined();
    expect(harness.log.filter(({ level }) => level === "error")).toEqual([]);
  });

  test("when something breaks: with an apology", async () => {
    const { harness, sent } = await asked();
    harness.refusals.set("editMessageText", { error_code: 500, description: "Internal Server Error" });
    expect(toastOf(await press(harness, dataOf(sent, "2/2 ›")))).toBe(toasts.apology);
    expect(harness.counted).toContain("apology group");
    harness.refusals.clear();
    const figures = new HandlerHarness({ figures: { find: () => Promise.reject(new TypeError("bí mật")) } });
    const [list] = (await harness.message({ text: "/so_lieu" })) as [Call];
    expect(toastOf(await press(figures, dataOf(list, "7–10 ›"), { chat: PRIVATE }))).toBe(toasts.apology);
    expect(JSON.stringify(figures.log)).not.toMatch(/bí mật/i);
  });

  test("when the answer to it comes too late, nothing more is tried", async () => {
    const { harness, sent } = await asked();
    harness.refusals.set("answerCallbackQuery", {
      error_code: 400,
      description: "Bad Request: query is too old and response timeout expired or query ID is invalid",
    });
    toastOf(await press(harness, dataOf(sent, "2/2 ›")));
    expect(harness.log.filter(({ level }) => level === "error")).toEqual([]);
  });
});
