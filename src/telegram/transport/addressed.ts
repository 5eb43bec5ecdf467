import type { Context } from "grammy";
import type { Message } from "grammy/types";
import { isAimedAt, parseCommand } from "./command.js";
import { textOf, withoutMention } from "./message-text.js";

/**
 * Whether an update asks something of the bot: everything in a private chat, buttons, inline queries and guest messages;
 * in groups and channels commands, mentions of the bot and replies to it.
 */
export function isAddressedToBot(context: Context): boolean {
  if (context.callbackQuery || context.inlineQuery || context.guestMessage) return true;
  const business = context.businessMessage ?? context.editedBusinessMessage;
  // What the account's owner writes is meant for the customer, whose id the chat has.
  if (business) return business.from?.id === business.chat.id;
  const message =
    context.message ?? context.editedMessage ?? context.channelPost ?? context.editedChannelPost;
  if (!message) return false;
  return message.chat.type === "private" || isAddressedInGroup(message, context.me);
}

function isAddressedInGroup(message: Message, me: Context["me"]): boolean {
  if (message.reply_to_message?.from?.id === me.id) return true;
  if (withoutMention(message, me) !== null) return true;
  const text = textOf(message);
  const command = parseCommand(text);
  if (command) return isAimedAt(command, me.username);
  return text.toLowerCase().includes(`@${me.username.toLowerCase()}`);
}
