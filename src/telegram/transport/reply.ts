import { type Api, type Context, GrammyError } from "grammy";
import type { ForceReply, InlineKeyboardMarkup, Message } from "grammy/types";
import { type Locale, localeFor } from "../../locales/index.js";
import type { Screen } from "../ui/screen.js";
import { concat, messageLimit, plain, type StyledText } from "../ui/styled-text.js";
import { inTopic, onBehalf } from "./message-origin.js";

/** From so long on, in ms, nobody waits any more: the answer says that it is late. */
const lateFrom = 5 * 60_000;
/** What is older, in ms, was sent by no message, since Telegram keeps updates for a day: a clock is wrong. */
const longestStored = 25 * 60 * 60_000;

/** A message to reply to, and the means to; every grammY context of a message is one. */
export interface MessageContext {
  readonly api: Api;
  readonly msg: Message;
  /** The bot's message that the reply takes the place of, where it still can; absent: none. */
  readonly replaces?: number | undefined;
}

type Markup = InlineKeyboardMarkup | ForceReply;

/**
 * Replies to the message where it stands, topic included; if it was deleted meanwhile, the reply is sent all the same.
 * @returns the reply; of one that took an older one's place, its id counts alone
 * @throws GrammyError, HttpError when Telegram does not take it
 */
export async function reply(context: MessageContext, { content, keyboard }: Screen): Promise<Message> {
  const markup = keyboard.length > 0 ? { inline_keyboard: copyOf(keyboard) } : undefined;
  return send(context, withRegret(context.msg, content), markup);
}

/** Adds a word of apology to what comes late, as after a crash or while Telegram was out of reach. It stands last: buttons read the first line. */
function withRegret(
  { date, edit_date: edited, from, business_connection_id: connection }: Message,
  content: StyledText,
): StyledText {
  // In the name of somebody else no apology is made.
  if (connection !== undefined) return content;
  const age = Date.now() - (edited ?? date) * 1_000;
  if (age < lateFrom || age > longestStored) return content;
  const late = concat(content, `\n\n${localeFor(from?.language_code).telegram.late}`);
  return late.text.length > messageLimit ? content : late;
}

/** Replies with a text alone. */
export async function replyText(context: MessageContext, text: StyledText | string): Promise<Message> {
  return send(context, typeof text === "string" ? plain(text) : text, undefined);
}

/** Asks for the question that was left out; in a group only the one who left it out is asked. */
export async function askForQuestion(context: MessageContext, { telegram }: Locale): Promise<Message> {
  // Channels take no such markup (https://core.telegram.org/bots/api#forcereply).
  if (context.msg.chat.type === "channel") return replyText(context, telegram.askForQuestion);
  return send(context, plain(telegram.askForQuestion), {
    force_reply: true,
    selective: true,
    input_field_placeholder: telegram.askForQuestionPlaceholder,
  });
}

async function send(
  context: MessageContext,
  content: StyledText,
  markup: Markup | undefined,
): Promise<Message> {
  const { api, msg: message, replaces } = context;
  const isReplaceable = markup === undefined || "inline_keyboard" in markup;
  if (replaces !== undefined && isReplaceable) {
    const keyboard = markup?.inline_keyboard ?? [];
    if (await replaced(context, replaces, { content, keyboard })) return { ...message, message_id: replaces };
  }
  return api.sendMessage(message.chat.id, content.text, {
    entities: [...content.entities],
    link_preview_options: { is_disabled: true },
    reply_parameters: { message_id: message.message_id, allow_sending_without_reply: true },
    ...inTopic(message),
    ...onBehalf(message),
    ...(markup ? { reply_markup: markup } : {}),
  });
}

/** Edits an old reply; false where it is gone or can no longer be edited. */
async function replaced({ api, msg }: MessageContext, messageId: number, screen: Screen): Promise<boolean> {
  try {
    await edit(api, msg.chat.id, messageId, screen, onBehalf(msg));
    return true;
  } catch (error) {
    if (!(error instanceof GrammyError)) throw error;
    if (/message is not modified/.test(error.description)) return true;
    if (!/message to edit not found|can't be edited/.test(error.description)) throw error;
    return false;
  }
}

/** Puts another screen in the place of one of the bot's messages. @param behalf of whom it was sent; absent: the bot's own */
export async function edit(
  api: Context["api"],
  chatId: number,
  messageId: number,
  { content, keyboard }: Screen,
  behalf: ReturnType<typeof onBehalf> = {},
): Promise<void> {
  await api.editMessageText(chatId, messageId, content.text, {
    entities: [...content.entities],
    link_preview_options: { is_disabled: true },
    reply_markup: { inline_keyboard: copyOf(keyboard) },
    ...behalf,
  });
}

function copyOf(keyboard: Screen["keyboard"]): InlineKeyboardMarkup["inline_keyboard"] {
  return keyboard.map((row) => [...row]);
}
