import type { Message } from "grammy/types";
import { businessMarkupFault } from "./business-calls.js";
import { findChat } from "./chats.js";
import { previewFault } from "./link-preview.js";
import { markupFault } from "./reply-markup.js";
import { styledText } from "./send-message.js";
import type { BotState } from "./state.js";
import { badRequest, type Parameters, takeOnly } from "./types.js";
import { findFault } from "./validate-text.js";

const notModified =
  "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message";

/** A message to be edited, where it stands. */
export interface Target {
  readonly message: Message;
  put(edited: Message): void;
  /** What the call returns: the message, or true for one sent through inline mode. */
  readonly isInline: boolean;
}

/** editMessageText (https://core.telegram.org/bots/api#editmessagetext). */
export function editMessageText(bot: BotState, parameters: Parameters): Message | true {
  takeOnly(parameters, [
    "business_connection_id",
    "chat_id",
    "message_id",
    "inline_message_id",
    "text",
    "entities",
    "link_preview_options",
    "reply_markup",
  ]);
  const { link_preview_options: preview } = parameters;
  const fault =
    findFault(parameters.text, parameters.entities) ??
    markupFault(parameters.reply_markup, true) ??
    businessMarkupFault(parameters) ??
    previewFault(preview);
  if (fault) throw badRequest(fault);
  const target = findTarget(bot, parameters);
  if (target.message.text === undefined) throw badRequest("there is no text in the message to edit");
  return change(target, parameters, {
    ...styledText(parameters),
    ...(preview === undefined ? {} : { link_preview_options: preview }),
  } as Partial<Message>);
}

/** editMessageReplyMarkup (https://core.telegram.org/bots/api#editmessagereplymarkup). */
export function editMessageReplyMarkup(bot: BotState, parameters: Parameters): Message | true {
  takeOnly(parameters, ["chat_id", "message_id", "inline_message_id", "reply_markup"]);
  const fault = markupFault(parameters.reply_markup, true);
  if (fault) throw badRequest(fault);
  return change(findTarget(bot, parameters), parameters, {});
}

/** deleteMessage (https://core.telegram.org/bots/api#deletemessage). */
export function deleteMessage(bot: BotState, parameters: Parameters): true {
  takeOnly(parameters, ["chat_id", "message_id"]);
  const chat = findChat(bot, parameters);
  const message = chat.messages.get(Number(parameters.message_id));
  if (!message) throw badRequest("message to delete not found");
  const isOwn = message.from?.id === bot.me.id;
  const mayDelete = isOwn || chat.chat.type === "private" || chat.seesEverything;
  if (!mayDelete || chat.undeletable) throw badRequest("message can't be deleted");
  chat.messages.delete(message.message_id);
  return true;
}

/** The message that a call edits. */
export function findTarget(bot: BotState, parameters: Parameters): Target {
  const { inline_message_id: inlineId, chat_id: chatId, message_id: id } = parameters;
  if (inlineId !== undefined) {
    if (chatId !== undefined || id !== undefined)
      throw badRequest("a message of a chat and an inline message can't be edited at once");
    const message = bot.inlineMessages.get(String(inlineId));
    if (!message) throw badRequest("MESSAGE_ID_INVALID");
    const put = (edited: Message) => {
      bot.inlineMessages.set(String(inlineId), edited);
      bot.inlineEdits.push(edited);
    };
    return { message, put, isInline: true };
  }
  const chat = findChat(bot, parameters);
  if (id === undefined) throw badRequest("message identifier is not specified");
  const message = chat.messages.get(Number(id));
  if (!message) throw badRequest("message to edit not found");
  // Only messages without a markup or with an inline keyboard can be edited.
  const isOwn = (message.sender_business_bot ?? message.from)?.id === bot.me.id;
  if (!isOwn || chat.uneditable.has(message.message_id)) throw badRequest("message can't be edited");
  const put = (edited: Message) => {
    chat.messages.set(message.message_id, edited);
    chat.edits.push(edited);
  };
  return { message, put, isInline: false };
}

function change(target: Target, parameters: Parameters, content: Partial<Message>): Message | true {
  const markup = parameters.reply_markup as Message["reply_markup"];
  const { reply_markup: _, ...rest } = target.message;
  const hasButtons = (markup?.inline_keyboard.length ?? 0) > 0;
  const edited = { ...rest, ...content, ...(hasButtons ? { reply_markup: markup } : {}) } as Message;
  if (visible(target.message) === visible(edited)) throw badRequest(notModified);
  const dated = { ...edited, edit_date: Math.floor(Date.now() / 1000) };
  target.put(dated);
  return target.isInline ? true : dated;
}

/** All of a message that people see. */
export function visible({ text, entities, caption, photo, reply_markup: markup }: Message): string {
  return JSON.stringify([text, entities ?? [], caption, photo, markup?.inline_keyboard ?? []]);
}
