import type { InaccessibleMessage, InlineKeyboardButton, Message, User } from "grammy/types";
import { type SentQuery, sendQuery } from "./queries.js";
import type { BotState, ChatState } from "./state.js";

/** Which button is meant: a part of its caption, or what is true of it. */
export type WhichButton = string | ((button: InlineKeyboardButton) => boolean);

/** How a button is pressed. */
export interface Pressing {
  readonly from?: User;
  /** Whether the message is too old to be given to the bot. */
  readonly isInaccessible?: boolean;
}

/**
 * The data of a message's button.
 * @throws Error where there is no such button, or it asks the bot for nothing
 */
export function dataOf(message: Message, which: WhichButton): string {
  const buttons = message.reply_markup?.inline_keyboard.flat() ?? [];
  const isMeant = typeof which === "string" ? ({ text }: { text: string }) => text.includes(which) : which;
  const button = buttons.find(isMeant);
  if (!button) throw new Error(`no such button among ${buttons.map(({ text }) => text).join(" | ")}`);
  if (!("callback_data" in button)) throw new Error(`the button "${button.text}" asks the bot for nothing`);
  return button.callback_data;
}

/** Sends the bot what is behind a button of a message in a chat. */
export function sendPress(
  bot: BotState,
  state: ChatState,
  message: Message,
  data: string,
  from: User,
  isInaccessible: boolean,
): SentQuery {
  bot.meet(from, state);
  const { message_id, chat } = message;
  const inaccessible: InaccessibleMessage = { message_id, chat, date: 0 };
  const given = isInaccessible ? inaccessible : accessible(state, message);
  return sendQuery(bot, "callback", (id) => ({
    callback_query: { id, from, message: given, chat_instance: String(chat.id), data },
  }));
}

/** Somebody presses a button of a message that was sent through inline mode. */
export function pressInline(bot: BotState, inlineId: string, which: WhichButton, from: User): SentQuery {
  const message = bot.inlineMessages.get(inlineId);
  if (!message) throw new Error("there is no such inline message");
  const data = dataOf(message, which);
  bot.meet(from);
  return sendQuery(bot, "callback", (id) => ({
    callback_query: { id, from, inline_message_id: inlineId, chat_instance: "1", data },
  }));
}

/** The message as the bot gets it: without what it replied to, where that was deleted. */
function accessible({ messages }: ChatState, message: Message): Message {
  const { reply_to_message: replied, ...rest } = message;
  const now = replied && messages.get(replied.message_id);
  if (!now) return rest as Message;
  const { reply_to_message: _, ...flat } = now;
  return { ...rest, reply_to_message: flat } as Message;
}
