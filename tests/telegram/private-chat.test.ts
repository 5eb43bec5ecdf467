import { expect, test } from "vitest";
import { en, vi } from "../../src/locales/index.js";
import { person, privateChat, until } from "../support/bot-api/index.js";
import { PARAGRAPH, SENTENCE } from "./fixtures.js";
import { startTestBot } from "./test-bot.js";

const QUESTION = "quan o mon con bao nhieu ho ngheo";

test("a question gets one message that quotes and cites, as a reply, without a link preview", async () => {
  const { chat, answerer, state } = await startTestBot();
  const asked = chat.say(QUESTION);
  const reply = await chat.reply();
  expect(reply.text).toBe(`Bài 2 › THỰC HIỆN NHIỀU GIẢI PHÁP HIỆU QUẢ › đoạn 13\n${PARAGRAPH}`);
  const bold = reply.entities?.find(({ type }) => type === "bold");
  expect(reply.text?.slice(bold?.offset, (bold?.offset ?? 0) + (bold?.length ?? 0))).toBe(SENTENCE);
  expect(reply.entities?.map(({ type }) => type)).toEqual(["blockquote", "bold"]);
  expect(reply.reply_to_message?.message_id).toBe(asked.message_id);
  const sent = state.calls.find(({ method }) => method === "sendMessage")?.parameters;
  expect(sent).toMatchObject({
    link_preview_options: { is_disabled: true },
    reply_parameters: { allow_sending_without_reply: true },
  });
  expect(sent).not.toHaveProperty("parse_mode");
  expect(answerer.questions).toEqual([QUESTION]);
});

test("/start greets with the series and examples, /help tells how to ask", async () => {
  const { chat } = await startTestBot();
  for (const command of ["/start", "/help", "/start@trich_dan_bot", "/start from-a-link"]) {
    const { text } = await chat.ask(command);
    if (command !== "/help") expect(text).toContain("Bài 2: Khắc phục khuyết điểm");
    for (const example of vi.examples) expect(text).toContain(example);
  }
});

test("/hoi, /ask and /hỏi ask what follows them", async () => {
  const { chat, answerer } = await startTestBot();
  for (const text of ["/hoi Ô Môn?", "/ask@TRICH_DAN_BOT Ô Môn?", "/hỏi Ô Môn?", "/hoi\nÔ Môn?"])
    await chat.ask(text);
  expect(answerer.questions).toEqual(["Ô Môn?", "Ô Môn?", "Ô Môn?", "Ô Môn?"]);
});

test("a bare /hoi is asked what to look up; a command aimed at another bot, silence", async () => {
  const { chat } = await startTestBot();
  expect((await chat.ask("/hoi")).text).toBe(vi.telegram.askForQuestion);
  chat.say("/hoi@another_bot Ô Môn?");
  await chat.staysSilent();
});

test("what the series does not state is said so, and what is off topic too", async () => {
  const { chat } = await startTestBot();
  expect((await chat.ask("Quận Cái Răng thì sao?")).text).toMatch(/không thấy nhắc đến “Cái Răng”/);
  const offTopic = await chat.ask("thời tiết mai thế nào");
  expect(offTopic.text).toBe("Không tìm thấy nội dung này trong loạt bài.");
  expect(offTopic.reply_markup?.inline_keyboard.flat().map(({ text }) => text)).toEqual([
    "Bài 2 › CHUYỂN BIẾN TỪ CƠ SỞ",
    "Bài 2 › Cuối bài",
  ]);
  expect(offTopic.entities ?? []).toEqual([]);
});

test("someone whose Telegram is in English is answered in English, everyone else in Vietnamese", async () => {
  const { state } = await startTestBot();
  const british = privateChat(state, person("en-GB"));
  expect((await british.ask(QUESTION)).text).toMatch(/^Part 2 › .* › paragraph 13\n/);
  expect((await british.ask("/hoi")).text).toBe(en.telegram.askForQuestion);
  for (const language of ["fr", undefined]) {
    expect((await privateChat(state, person(language)).ask(QUESTION)).text).toMatch(/^Bài 2 › /);
  }
});

test("a caption is a question; pictures, stickers and voice without words get one polite line", async () => {
  const { chat, answerer } = await startTestBot();
  chat.photo("Ô Môn?");
  expect((await chat.reply()).text).toContain(PARAGRAPH);
  expect(answerer.questions).toEqual(["Ô Môn?"]);
  for (const content of [{ sticker: {} }, { dice: {} }, { photo: [] }]) {
    chat.post(content as never);
    expect((await chat.reply()).text).toBe(vi.telegram.textOnly);
  }
});

test("an album gets one reply, not one for each picture", async () => {
  const { chat } = await startTestBot();
  for (let picture = 0; picture < 4; picture++) chat.photo(undefined, { media_group_id: "holiday" });
  expect((await chat.reply()).text).toBe(vi.telegram.textOnly);
  chat.photo("Ô Môn?", { media_group_id: "asked" });
  chat.photo(undefined, { media_group_id: "asked" });
  expect((await chat.reply()).text).toContain(PARAGRAPH);
  await chat.staysSilent();
});

test("edited messages, service messages and bots get silence", async () => {
  const { chat, state } = await startTestBot();
  const message = chat.say(QUESTION);
  await chat.reply();
  state.deliver({ edited_message: { ...message, text: "Trà Nóc?", edit_date: 1 } as never });
  chat.post({ pinned_message: message as never });
  chat.say("Ô Môn?", { from: { ...person(), is_bot: true } });
  await chat.staysSilent();
});

test("a reply goes out even when the question was deleted meanwhile", async () => {
  const { chat, answerer } = await startTestBot();
  answerer.latency = 60;
  const message = chat.say(QUESTION);
  await until(() => answerer.questions[0]);
  chat.state.messages.delete(message.message_id);
  const reply = await chat.reply();
  expect(reply.text).toContain(PARAGRAPH);
  expect(reply.reply_to_message).toBeUndefined();
});

test("“typing…” is shown only while an answer takes long", async () => {
  const { chat, answerer, state } = await startTestBot();
  const actions = () => state.calls.filter(({ method }) => method === "sendChatAction").length;
  await chat.ask(QUESTION);
  expect(actions()).toBe(0);
  answerer.latency = 450;
  await chat.ask(QUESTION);
  expect(actions()).toBe(1);
});

test("a question of any length reaches the answerer whole", async () => {
  const { chat, answerer } = await startTestBot();
  const long = "Ô Môn còn bao nhiêu hộ nghèo? ".repeat(130).trim();
  await chat.ask(long);
  expect(answerer.questions).toEqual([long]);
});

test("the menu of commands is published in Vietnamese for everyone and in English for those who read it", async () => {
  const { state } = await startTestBot();
  await until(() => state.menus.get("en"));
  expect(state.menus.get("")).toEqual(vi.telegram.commands.private);
  expect(state.menus.get("en")).toEqual(en.telegram.commands.private);
});
