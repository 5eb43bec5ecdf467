import type { Api, Context } from "grammy";
import type { ForceReply, InlineKeyboardMarkup, Message } from "grammy/types";
import type { Locale } from "../../locales/index.js";
import type { Place, Screen } from "../screens/screen.js";
import { plain, type StyledText } from "../screens/styled-text.js";

/** A message to reply to, and the means to. */
export interface MessageContext {
  readonly api: Api;
  readonly message: Message;
}

type Markup = InlineKeyboardMarkup | ForceReply;

/** Where a chat's replies are read. */
export function placeOf({ chat }: Pick<Message, "chat">): Place {
  return chat.type === "private" ? "private" : "group";
}

/**
 * Replies to the message where it stands, topic included; if it was deleted meanwhile, the reply is sent all the same.
 * @throws GrammyError, HttpError when Telegram does not take it
 */
export async function reply(context: MessageContext, { content, keyboard }: Screen): Promise<Message> {
  return send(context, content, keyboard.length > 0 ? { inline_keyboard: copyOf(keyboard) } : undefined);
}

/** Replies with a text alone. */
export async function replyText(context: MessageContext, text: StyledText | string): Promise<Message> {
  return send(context, typeof text === "string" ? plain(text) : text, undefined);
}

/** Asks for the question that was left out; in a group only the one who left it out is asked. */
export async function askBack(context: MessageContext, { telegram }: Locale): Promise<Message> {
  return send(context, plain(telegram.askBack), {
    force_reply: true,
    selective: true,
    input_field_placeholder: telegram.askBackPlaceholder,
  });
}

async function send(
  { api, message }: MessageContext,
  content: StyledText,
  markup: Markup | undefined,
): Promise<Message> {
  return api.sendMessage(message.chat.id, content.text, {
    entities: [...content.entities],
    link_preview_options: { is_disabled: true },
    reply_parameters: { message_id: message.message_id, allow_sending_without_reply: true },
    ...inTopic(message),
    ...(markup ? { reply_markup: markup } : {}),
  });
}

/** Puts another screen in the place of one of the bot's messages. */
export async function edit(
  api: Context["api"],
  chatId: number,
  messageId: number,
  { content, keyboard }: Screen,
): Promise<void> {
  await api.editMessageText(chatId, messageId, content.text, {
    entities: [...content.entities],
    link_preview_options: { is_disabled: true },
    reply_markup: { inline_keyboard: copyOf(keyboard) },
  });
}

/** The topic of the message, where it has one: outside of topics Telegram refuses a thread's id. */
export function inTopic(message: Message): { message_thread_id?: number } {
  const { is_topic_message: isTopic, message_thread_id: id } = message;
  return isTopic && id !== undefined ? { message_thread_id: id } : {};
}

function copyOf(keyboard: Screen["keyboard"]): InlineKeyboardMarkup["inline_keyboard"] {
  return keyboard.map((row) => [...row]);
}
