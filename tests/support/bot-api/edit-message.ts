import type { Message } from "grammy/types";
import { markupFault } from "./reply-markup.js";
import { findChat, styledText } from "./send-message.js";
import type { BotState, ChatState } from "./state.js";
import { badRequest, type Parameters, takeOnly } from "./types.js";
import { findFault } from "./validate-text.js";

const notModified =
  "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message";

/** editMessageText (https://core.telegram.org/bots/api#editmessagetext), of the bot's own messages in chats. */
export function editMessageText(bot: BotState, parameters: Parameters): Message {
  takeOnly(parameters, ["chat_id", "message_id", "text", "entities", "link_preview_options", "reply_markup"]);
  const fault = findFault(parameters.text, parameters.entities) ?? markupFault(parameters.reply_markup, true);
  if (fault) throw badRequest(fault);
  const content = styledText(parameters);
  return change(bot, parameters, content, "link_preview_options" in parameters);
}

/** editMessageReplyMarkup (https://core.telegram.org/bots/api#editmessagereplymarkup). */
export function editMessageReplyMarkup(bot: BotState, parameters: Parameters): Message {
  takeOnly(parameters, ["chat_id", "message_id", "reply_markup"]);
  const fault = markupFault(parameters.reply_markup, true);
  if (fault) throw badRequest(fault);
  return change(bot, parameters, {}, false);
}

/** deleteMessage (https://core.telegram.org/bots/api#deletemessage). */
export function deleteMessage(bot: BotState, parameters: Parameters): true {
  takeOnly(parameters, ["chat_id", "message_id"]);
  const chat = findChat(bot, parameters);
  const message = chat.messages.get(Number(parameters.message_id));
  if (!message) throw badRequest("message to delete not found");
  const mayDelete = message.from?.id === bot.me.id || chat.seesEverything;
  if (!mayDelete || chat.undeletable) throw badRequest("message can't be deleted");
  chat.messages.delete(message.message_id);
  return true;
}

function change(
  bot: BotState,
  parameters: Parameters,
  content: Partial<Message>,
  previewGiven: boolean,
): Message {
  const chat = findChat(bot, parameters);
  const old = ownMessage(bot, chat, parameters.message_id);
  const markup = parameters.reply_markup as Message["reply_markup"];
  const { reply_markup: _, ...rest } = old;
  const hasButtons = (markup?.inline_keyboard.length ?? 0) > 0;
  const edited = {
    ...rest,
    ...content,
    ...(hasButtons ? { reply_markup: markup } : {}),
    ...(previewGiven ? { link_preview_options: parameters.link_preview_options } : {}),
  } as Message;
  if (visible(old) === visible(edited)) throw badRequest(notModified);
  const dated = { ...edited, edit_date: Math.floor(Date.now() / 1000) };
  chat.messages.set(old.message_id, dated);
  chat.edits.push(dated);
  return dated;
}

function ownMessage(bot: BotState, chat: ChatState, id: unknown): Message {
  const message = chat.messages.get(Number(id));
  if (!message) throw badRequest("message to edit not found");
  if (message.from?.id !== bot.me.id) throw badRequest("message can't be edited");
  return message;
}

function visible({ text, entities, reply_markup: markup }: Message): string {
  return JSON.stringify([text, entities ?? [], markup?.inline_keyboard ?? []]);
}
