import { Api } from "grammy";
import type { InlineKeyboardMarkup, InlineQueryResultArticle } from "grammy/types";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  type BotApiServer,
  type BotState,
  caller,
  chooseResult,
  group,
  person,
  press,
  pressInline,
  privateChat,
  refused,
  sendGuestMessage,
  sendInlineQuery,
  startBotApi,
  type TestChat,
} from "../support/bot-api/index.js";

let server: BotApiServer;
let bot: BotState;
let api: Api;
let call: ReturnType<typeof caller>;

beforeAll(async () => {
  ({ server, bot } = await startBotApi());
  api = new Api(bot.token, { apiRoot: server.root });
  call = caller(server, bot);
});
afterAll(() => server.close());
beforeEach(() => {
  bot.poll.takeAll();
});

const bad = (description: string) => refused(400, `Bad Request: ${description}`);
const tooOld = bad("query is too old and response timeout expired or query ID is invalid");
const keyboard: InlineKeyboardMarkup = {
  inline_keyboard: [
    [
      { text: "‹ trước", callback_data: "p" },
      { text: "sau ›", callback_data: "n" },
    ],
    [{ text: "chép", copy_text: { text: "a" } }],
  ],
};

function article(more: object = {}): InlineQueryResultArticle {
  const content = { message_text: "Bài 2" };
  return { type: "article", id: "1", title: "Bài 2", input_message_content: content, ...more };
}

describe("a pressed button", () => {
  let chat: TestChat;
  beforeEach(async () => {
    chat = privateChat(bot, person());
    const asked = chat.say("hỏi");
    const reply_parameters = { message_id: asked.message_id };
    await api.sendMessage(chat.id, "đáp", { reply_markup: keyboard, reply_parameters });
  });

  test("is told to the bot with the message, and answered once", async () => {
    const pressed = chat.press(await chat.reply(), "sau");
    expect(bot.poll.unconfirmed.at(-1)).toMatchObject({
      update_id: pressed.updateId,
      callback_query: {
        id: pressed.id,
        from: { id: chat.user.id },
        data: "n",
        message: { text: "đáp", reply_to_message: { text: "hỏi" } },
      },
    });
    expect(pressed.isAnswered).toBe(false);
    await api.answerCallbackQuery(pressed.id, { text: "xong" });
    expect(await pressed.answer()).toMatchObject({ text: "xong" });
    expect(await call("answerCallbackQuery", { callback_query_id: pressed.id })).toEqual(tooOld);
    expect(await call("answerCallbackQuery", { callback_query_id: "0" })).toEqual(tooOld);
  });

  test("is answered within its time, in 200 characters", async () => {
    const message = await chat.reply();
    const pressed = chat.press(message, ({ text }) => text.startsWith("‹"));
    const answer = (more: object) => call("answerCallbackQuery", { callback_query_id: pressed.id, ...more });
    expect(await answer({ text: "a".repeat(201) })).toEqual(bad("MESSAGE_TOO_LONG"));
    expect(await answer({ url: "https://example.org/" })).toEqual(bad("URL_INVALID"));
    expect((await answer({ cache_time: -1 })).status).toBe(400);
    expect((await answer({ text: "a".repeat(200) })).status).toBe(200);
    const late = chat.press(message, "sau");
    late.expire();
    expect(await call("answerCallbackQuery", { callback_query_id: late.id })).toEqual(tooOld);
  });

  test("is one that is there and asks the bot for something", async () => {
    const message = await chat.reply();
    expect(() => chat.press(message, "chép")).toThrow("asks the bot for nothing");
    expect(() => chat.press(message, "xóa")).toThrow("no such button");
    chat.remove(message);
    expect(() => chat.press(message, "sau")).toThrow("gone");
    const popped = press(chat, message, "sau").catch(() => "gone");
    expect(await popped).toBe("gone");
  });

  test("may be forged, or of a message that the bot no longer gets", async () => {
    const message = await chat.reply();
    const [asked] = chat.state.messages.values();
    if (asked) chat.remove(asked);
    chat.pressData(message, "forged", { from: person() });
    const forged = bot.poll.unconfirmed.at(-1)?.callback_query;
    expect(forged).toMatchObject({ data: "forged" });
    expect(forged?.message).not.toHaveProperty("reply_to_message");
    chat.press(message, "sau", { isInaccessible: true });
    const { message_id, chat: where } = message;
    expect(bot.poll.unconfirmed.at(-1)?.callback_query?.message).toEqual({
      message_id,
      chat: where,
      date: 0,
    });
  });
});

describe("an inline query", () => {
  test("is answered once; a chosen result is a message that the bot can edit", async () => {
    bot.getsFeedback = true;
    const asked = sendInlineQuery(bot, person(), "ô môn", "10");
    expect(bot.poll.unconfirmed.at(-1)?.inline_query).toMatchObject({ query: "ô môn", offset: "10" });
    const result = article({ reply_markup: keyboard });
    await api.answerInlineQuery(asked.id, [result], { next_offset: "20", cache_time: 0, is_personal: true });
    expect(await asked.answer()).toMatchObject({ results: [result], next_offset: "20" });
    expect(await call("answerInlineQuery", { inline_query_id: asked.id, results: [] })).toEqual(tooOld);

    const meeting = group(bot, person());
    const { message, inlineMessageId } = chooseResult(meeting, result, { query: "ô môn" });
    expect(message).toMatchObject({
      via_bot: { id: bot.me.id },
      from: { id: meeting.user.id },
      text: "Bài 2",
    });
    expect(bot.poll.unconfirmed.slice(-2)).toMatchObject([
      { message: { message_id: message.message_id } },
      { chosen_inline_result: { result_id: "1", query: "ô môn", inline_message_id: inlineMessageId } },
    ]);
    const id = inlineMessageId ?? "";
    const pressed = pressInline(bot, id, "sau", person());
    expect(bot.poll.unconfirmed.at(-1)?.callback_query).toMatchObject({ inline_message_id: id, data: "n" });
    await api.answerCallbackQuery(pressed.id);
    expect(await api.editMessageTextInline(id, "Bài 3")).toBe(true);
    expect(bot.inlineEdits).toMatchObject([{ text: "Bài 3" }]);
    const other = chooseResult(privateChat(bot, person()), article());
    expect(other.inlineMessageId).toBeNull();
  });

  test.each([
    [{ results: {} }, "can't parse inline query results: expected an Array"],
    [{ results: Array.from({ length: 51 }, (_, id) => article({ id: String(id) })) }, "RESULTS_TOO_MUCH"],
    [{ results: [article(), article()] }, "RESULT_ID_DUPLICATE"],
    [{ results: [article({ id: "" })] }, "RESULT_ID_INVALID"],
    [{ results: [article({ id: "đ".repeat(33) })] }, "RESULT_ID_INVALID"],
    [{ results: [article({ title: "" })] }, "ARTICLE_TITLE_EMPTY"],
    [{ results: [article({ input_message_content: undefined })] }, "MESSAGE_EMPTY"],
    [{ results: [article({ input_message_content: { message_text: " " } })] }, "message text is empty"],
    [{ results: [article({ titel: "a" })] }, 'this strict server takes no "titel" in a result'],
    [{ results: [article({ url: "a" })] }, "WEBDOCUMENT_URL_INVALID"],
    [{ results: [article({ reply_markup: { force_reply: true } })] }, "inline keyboard expected"],
    [{ next_offset: "đ".repeat(33) }, "NEXT_OFFSET_INVALID"],
    [{ cache_time: 1.5 }, "can't parse the answer to an inline query"],
    [{ button: { text: "", start_parameter: "a" } }, "BUTTON_TEXT_INVALID"],
    [{ button: { text: "a".repeat(65), start_parameter: "a" } }, "BUTTON_TEXT_INVALID"],
    [{ button: { text: "a" } }, "the button above the results does exactly one thing"],
    [{ button: { text: "a", start_parameter: "ô môn" } }, "START_PARAM_INVALID"],
    [{ button: { text: "a", start_parameter: "a".repeat(65) } }, "START_PARAM_INVALID"],
  ])("is not answered with %j", async (more, description) => {
    const { id } = sendInlineQuery(bot, person(), "");
    const given = { inline_query_id: id, results: [], ...more };
    expect(await call("answerInlineQuery", given)).toEqual(bad(description));
  });

  test("is answered with all that Telegram takes", async () => {
    const { id } = sendInlineQuery(bot, person(), "a".repeat(256));
    const results = Array.from({ length: 50 }, (_, index) =>
      article({ id: String(index).padStart(64, "0") }),
    );
    const button = { text: "Mở", start_parameter: "A-z_0" };
    const given = { inline_query_id: id, results, button, next_offset: "x".repeat(64) };
    expect((await call("answerInlineQuery", given)).status).toBe(200);
    expect(() => sendInlineQuery(bot, person(), "a".repeat(257))).toThrow("so long");
  });
});

test("a guest's message is answered once, with a message that the bot can edit", async () => {
  const said = {
    message_id: 7,
    date: 1,
    chat: { id: -1, type: "group" as const, title: "x" },
    text: "đúng không?",
  };
  const asked = sendGuestMessage(bot, person(), "@trich_dan_bot Ô Môn?", said as never);
  expect(bot.poll.unconfirmed.at(-1)?.guest_message).toMatchObject({
    guest_query_id: asked.id,
    reply_to_message: { text: "đúng không?" },
  });
  expect(await call("answerGuestQuery", { guest_query_id: asked.id, result: article({ id: "" }) })).toEqual(
    bad("RESULT_ID_INVALID"),
  );
  const { inline_message_id: id } = await api.answerGuestQuery(asked.id, article());
  expect(await asked.answer()).toEqual(article());
  expect(await call("answerGuestQuery", { guest_query_id: asked.id, result: article() })).toEqual(tooOld);
  await api.editMessageTextInline(id, "Bài 4");
  const meeting = group(bot, person());
  expect(() => sendGuestMessage(bot, person(), "@trich_dan_bot", undefined, meeting.state.chat)).toThrow(
    "member",
  );
});
