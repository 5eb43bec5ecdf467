import type { Message } from "grammy/types";
import { vi } from "../../src/locales/index.js";
import {
  type BotState,
  group,
  inlineQuery,
  person,
  press,
  privateChat,
  type TestChat,
} from "../../tests/support/bot-api/index.js";
import type { Card, CardItem } from "./card-html.js";

const BOT_NAME = "Trích Dẫn";
const words = vi.telegram;

const asked = (message: Message, sender: string | null = null): CardItem => ({
  kind: "message",
  message,
  isOwn: sender === null,
  sender,
});
const said = (message: Message, sender: string | null = null): CardItem => ({
  kind: "message",
  message: {
    ...message,
    reply_to_message: sender === null ? undefined : message.reply_to_message,
  } as Message,
  isOwn: false,
  sender,
});

/** Talks to the bot and keeps what is seen of it, one card a scene. */
export async function playScenes(bot: BotState): Promise<Card[]> {
  return [
    await privateScene(bot),
    await pagingScene(bot),
    await groupScene(bot),
    await notFoundScene(bot),
    await inlineScene(bot),
  ];
}

async function exchange(chat: TestChat, text: string): Promise<CardItem[]> {
  const question = chat.say(text);
  const reply = await chat.reply();
  return [asked(question), said(reply)];
}

async function privateScene(bot: BotState): Promise<Card> {
  const chat = privateChat(bot, person());
  const items = [
    ...(await exchange(chat, "quan o mon con bao nhieu ho ngheo")),
    ...(await exchange(chat, "con thoi lai thi sao")),
  ];
  return { name: "private", title: BOT_NAME, subtitle: "bot", items };
}

async function pagingScene(bot: BotState): Promise<Card> {
  const chat = privateChat(bot, person());
  const question = chat.say("Trưởng phòng Nông nghiệp huyện Thới Lai là ai?");
  const reply = await chat.reply();
  await press(chat, reply, "2/");
  const paged = await chat.edited();
  await press(chat, reply, words.buttons.context);
  const context = await chat.edited();
  const pressed = (caption: string): CardItem => ({ kind: "note", text: `bấm “${caption}”: tin được sửa` });
  return {
    name: "paging",
    title: BOT_NAME,
    subtitle: "bot",
    items: [
      asked(question),
      pressed(captionWith(reply, "2/")),
      said(paged),
      pressed(words.buttons.context),
      said(context),
    ],
  };
}

async function groupScene(bot: BotState): Promise<Card> {
  const chat = group(bot, person());
  const question = chat.say("/hoi huyện Cờ Đỏ giải ngân vốn được bao nhiêu phần trăm");
  const reply = await chat.reply();
  const toast = await press(chat, reply, words.buttons.remove, person());
  return {
    name: "group",
    title: "Họp giao ban",
    subtitle: "12 thành viên",
    items: [
      asked(question, "Lan Anh"),
      said(reply, BOT_NAME),
      { kind: "note", text: `người khác bấm “${words.buttons.remove}”` },
      { kind: "toast", text: toast },
    ],
  };
}

async function notFoundScene(bot: BotState): Promise<Card> {
  const chat = privateChat(bot, person());
  const items = [
    ...(await exchange(chat, "Quận Cái Răng còn bao nhiêu hộ nghèo?")),
    ...(await exchange(chat, "Thời tiết ngày mai thế nào?")),
  ];
  return { name: "not-found", title: BOT_NAME, subtitle: "bot", items };
}

async function inlineScene(bot: BotState): Promise<Card> {
  const query = "hộ nghèo ô môn";
  const { results } = await inlineQuery(bot, person(), query);
  return {
    name: "inline",
    title: "Tổ giảm nghèo",
    subtitle: "8 thành viên",
    items: [{ kind: "inline", query: `@${bot.me.username} ${query}`, results: results.slice(0, 3) }],
  };
}

function captionWith({ reply_markup: markup }: Message, part: string): string {
  return markup?.inline_keyboard.flat().find(({ text }) => text.includes(part))?.text ?? part;
}
