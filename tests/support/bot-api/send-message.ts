import type { Message, MessageEntity } from "grammy/types";
import { businessMarkupFault, senderOf } from "./business-calls.js";
import { findChat, findDirectTopic, findThread, isDirectMessages } from "./chats.js";
import { isFields, isFlag } from "./fields.js";
import { previewFault } from "./link-preview.js";
import { findReplied } from "./replied.js";
import { markupFault } from "./reply-markup.js";
import type { BotState } from "./state.js";
import { badRequest, type Parameters, takeOnly } from "./types.js";
import { findFault } from "./validate-text.js";

const known = [
  "business_connection_id",
  "chat_id",
  "message_thread_id",
  "direct_messages_topic_id",
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
  const { reply_markup: markup, link_preview_options: preview } = parameters;
  const fault =
    findFault(parameters.text, parameters.entities) ??
    markupFault(markup, false) ??
    businessMarkupFault(parameters) ??
    previewFault(preview);
  if (fault) throw badRequest(fault);
  if (!isFlag(parameters.disable_notification) || !isFlag(parameters.protect_content))
    throw badRequest("can't parse a flag: expected true or false");
  const replied = findReplied(chat, parameters.reply_parameters);
  const isForum = chat.topics.size > 0 || ("is_forum" in chat.chat && chat.chat.is_forum === true);
  const topicOfReplied = isForum && replied?.is_topic_message ? replied.message_thread_id : undefined;
  const direct = findDirectTopic(chat, parameters.direct_messages_topic_id);
  const thread = findThread(chat, parameters.message_thread_id ?? topicOfReplied);
  const hasButtons = isFields(markup) && (markup.inline_keyboard as unknown[] | undefined)?.length;
  const { from, marks } = senderOf(bot, parameters);
  const sent = bot.store(chat, from, {
    ...marks,
    ...styledText(parameters),
    ...(thread === undefined ? {} : { message_thread_id: thread, is_topic_message: true }),
    ...direct,
    ...(replied ? { reply_to_message: replied } : {}),
    ...(hasButtons ? { reply_markup: markup } : {}),
    ...(preview ? { link_preview_options: preview } : {}),
  } as unknown as Partial<Message>);
  if (isFields(markup) && !("inline_keyboard" in markup)) chat.uneditable.add(sent.message_id);
  return sent;
}

/** sendChatAction (https://core.telegram.org/bots/api#sendchataction). */
export function sendChatAction(bot: BotState, parameters: Parameters): true {
  takeOnly(parameters, ["business_connection_id", "chat_id", "message_thread_id", "action"]);
  const chat = findChat(bot, parameters);
  // https://core.telegram.org/bots/api#sendchataction
  if (chat.chat.type === "channel" || isDirectMessages(chat)) throw badRequest("chat type is not supported");
  findThread(chat, parameters.message_thread_id);
  if (parameters.action !== "typing") throw badRequest("wrong parameter action in request");
  return true;
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
