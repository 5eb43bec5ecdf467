import type { InlineQueryResultArticle, Message, User } from "grammy/types";
import { detectEntities } from "./incoming.js";
import type { BotState } from "./state.js";
import { type TestChat, until } from "./test-chat.js";
import type { Parameters } from "./types.js";

/** What the bot answered an inline query. */
export interface InlineAnswer {
  readonly results: readonly InlineQueryResultArticle[];
  readonly next_offset?: string;
  readonly button?: { readonly text: string; readonly start_parameter: string };
  readonly cache_time?: number;
  readonly is_personal?: boolean;
}

/** Someone presses the first button whose caption holds a text; gives what pops up, "" where nothing does. */
export async function press(
  chat: TestChat,
  message: Message,
  caption: string,
  from: User = chat.user,
): Promise<string> {
  const shown = chat.current(message);
  if (!shown) throw new Error("the message is gone");
  const buttons = shown.reply_markup?.inline_keyboard.flat() ?? [];
  const button = buttons.find(({ text }) => text.includes(caption));
  if (!button) throw new Error(`no button "${caption}" among ${buttons.map(({ text }) => text).join(" | ")}`);
  if (!("callback_data" in button)) throw new Error(`the button "${caption}" asks the bot for nothing`);
  return pressData(chat, shown, button.callback_data, from);
}

/** Someone presses a button with any data. */
export async function pressData(
  chat: TestChat,
  message: Message,
  data: string,
  from: User = chat.user,
): Promise<string> {
  const { text = "" } = await ask(chat.bot, "callback", (id) => ({
    callback_query: { id, from, message, chat_instance: "1", data },
  }));
  return String(text);
}

/** Someone types the bot's name and a query into the field of any chat. */
export async function inlineQuery(
  bot: BotState,
  from: User,
  query: string,
  offset = "",
): Promise<InlineAnswer> {
  const answer = await ask(bot, "inline", (id) => ({ inline_query: { id, from, query, offset } }));
  return answer as unknown as InlineAnswer;
}

/** Someone calls the bot in a chat that it is not in; gives what it says there. */
export async function guestMessage(
  bot: BotState,
  from: User,
  text: string,
  replyTo?: Message,
): Promise<InlineQueryResultArticle> {
  const { result } = await ask(bot, "guest", (id) => ({
    guest_message: {
      message_id: 1,
      date: Math.floor(Date.now() / 1000),
      chat: { id: -4242, type: "supergroup", title: "Nơi khác" },
      from,
      text,
      entities: detectEntities(text),
      guest_query_id: id,
      ...(replyTo ? { reply_to_message: replyTo as NonNullable<Message["reply_to_message"]> } : {}),
    },
  }));
  return result as InlineQueryResultArticle;
}

async function ask(
  bot: BotState,
  kind: "callback" | "inline" | "guest",
  update: (id: string) => Parameters,
): Promise<Parameters> {
  const { id, query } = bot.openQuery(kind);
  if (bot.deliver(update(id)) === null) throw new Error(`the bot does not ask for a ${kind} query`);
  return until(() => query.answer ?? undefined, 5_000, `the bot did not answer a ${kind} query`);
}
