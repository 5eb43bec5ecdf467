import type { InlineKeyboardMarkup, Message, MessageEntity, ReplyParameters } from "grammy/types";
import { markupFault } from "./reply-markup.js";
import type { BotState, ChatState } from "./state.js";
import { ApiError, badRequest, type Parameters, takeOnly } from "./types.js";
import { findFault } from "./validate-text.js";

const known = [
  "chat_id",
  "message_thread_id",
  "text",
  "entities",
  "link_preview_options",
  "disable_notification",
  "protect_content",
  "reply_parameters",
  "reply_markup",
];

/** sendMessage (https://core.telegram.org/bots/api#sendmessage), for text with entities; parse_mode is not taken. */
export function sendMessage(bot: BotState, parameters: Parameters): Message {
  takeOnly(parameters, known);
  const chat = findChat(bot, parameters);
  const fault =
    findFault(parameters.text, parameters.entities) ?? markupFault(parameters.reply_markup, false);
  if (fault) throw badRequest(fault);
  const replied = findReplied(chat, parameters.reply_parameters as ReplyParameters | undefined);
  const thread = findThread(chat, parameters.message_thread_id) ?? replied?.message_thread_id;
  const markup = parameters.reply_markup as InlineKeyboardMarkup | undefined;
  return bot.store(chat, bot.me, {
    ...styledText(parameters),
    ...(thread === undefined ? {} : { message_thread_id: thread, is_topic_message: true }),
    ...(replied ? { reply_to_message: replied } : {}),
    ...(markup && "inline_keyboard" in markup ? { reply_markup: markup } : {}),
    ...(parameters.link_preview_options ? { link_preview_options: parameters.link_preview_options } : {}),
  } as Partial<Message>);
}

/** sendChatAction (https://core.telegram.org/bots/api#sendchataction). */
export function sendChatAction(bot: BotState, parameters: Parameters): true {
  takeOnly(parameters, ["chat_id", "message_thread_id", "action"]);
  const chat = findChat(bot, parameters);
  findThread(chat, parameters.message_thread_id);
  if (parameters.action !== "typing") throw badRequest("wrong parameter action in request");
  return true;
}

/** The chat of a call. Throws ApiError where the bot cannot write there. */
export function findChat(bot: BotState, parameters: Parameters): ChatState {
  if (parameters.chat_id === undefined || parameters.chat_id === "") throw badRequest("chat_id is empty");
  const chat = bot.chats.get(Number(parameters.chat_id));
  if (!chat) throw badRequest("chat not found");
  if (chat.migratedTo !== null) {
    throw new ApiError(400, "Bad Request: group chat was upgraded to a supergroup chat", {
      migrate_to_chat_id: chat.migratedTo,
    });
  }
  if (chat.forbidden !== null) throw new ApiError(403, `Forbidden: ${chat.forbidden}`);
  return chat;
}

function findThread({ topics }: ChatState, id: unknown): number | undefined {
  if (id === undefined) return undefined;
  const topic = topics.get(Number(id));
  if (!topic) throw badRequest("message thread not found");
  if (topic.closed) throw badRequest("TOPIC_CLOSED");
  return Number(id);
}

function findReplied({ messages }: ChatState, reply: ReplyParameters | undefined): Message | undefined {
  if (reply === undefined) return undefined;
  const message = messages.get(Number(reply.message_id));
  if (!message && !reply.allow_sending_without_reply) throw badRequest("message to be replied not found");
  return message;
}

/** The text and entities of a call, as the message will have them. */
export function styledText({ text, entities }: Parameters): Pick<Message, "text" | "entities"> {
  return trimmed(text as string, (entities ?? []) as MessageEntity[]);
}

/** Telegram cuts white space off both ends of a message, and its entities with it. */
function trimmed(text: string, entities: readonly MessageEntity[]): Pick<Message, "text" | "entities"> {
  const start = text.length - text.trimStart().length;
  const end = text.trimEnd().length;
  const cut = entities.map((entity) => {
    const from = Math.max(entity.offset, start);
    return { ...entity, offset: from - start, length: Math.min(entity.offset + entity.length, end) - from };
  });
  return { text: text.slice(start, end), entities: cut as MessageEntity[] };
}
