import type { Message, MessageEntity, User } from "grammy/types";
import { parseCommand } from "./command.js";
import { attachedText, typedIn } from "./written-in.js";

/** What the bot knows of itself, to know commands aimed at it and its own messages. */
export type BotIdentity = Pick<User, "id"> & { readonly username: string };

/** What is typed in a message, trimmed; empty where nothing is. */
export function textOf(message: Message): string {
  return typedIn(message).text.trim();
}

/** All that can be read of a message, trimmed: what is typed, else the words of what is attached. */
export function readableText(message: Message): string {
  return textOf(message) || attachedText(message);
}

/** Whether a text holds a letter or digit that can be seen. */
export function hasWords(text: string): boolean {
  // Fillers are letters to Unicode, but nobody sees them.
  return /[\p{L}\p{N}]/u.test(text.replace(/\p{Default_Ignorable_Code_Point}+/gu, ""));
}

/** The text without the bot's name, where it is called by it; null where it is not. */
export function withoutMention(message: Message, bot: BotIdentity): string | null {
  const { text, entities } = typedIn(message);
  const mentions = entities.filter((entity) => isMentionOf(entity, text, bot));
  if (mentions.length === 0) return null;
  let rest = "";
  let at = 0;
  for (const { offset, length } of mentions) {
    rest += text.slice(at, offset);
    at = offset + length;
  }
  return (rest + text.slice(at)).replace(/[^\S\n]+/gu, " ").replace(/^[\s,:;–-]+|[\s,:;–-]+$/gu, "");
}

function isMentionOf(entity: MessageEntity, text: string, bot: BotIdentity): boolean {
  if (entity.type === "text_mention") return entity.user.id === bot.id;
  if (entity.type !== "mention") return false;
  const name = text.slice(entity.offset + 1, entity.offset + entity.length);
  return name.toLowerCase() === bot.username.toLowerCase();
}

/** The bot's message that a message replies to. In a topic every message replies to the one that opened it, which does not count. */
export function repliedAnswer(message: Message, bot: BotIdentity): number | null {
  const replied = message.reply_to_message;
  if (!replied || !isOwn(replied, bot) || replied.forum_topic_created) return null;
  return replied.message_id;
}

/**
 * The text of what a message replies to: the part the person marked, else the whole, a command's question alone; never
 * the bot's own words unless marked. Of a message in another chat Telegram gives what was marked or attached.
 */
export function repliedText(message: Message, bot: BotIdentity): string {
  const marked = message.quote?.text.trim();
  if (marked) return marked;
  const { reply_to_message: replied, external_reply: elsewhere } = message;
  if (!replied) return elsewhere ? attachedText(elsewhere, message) : "";
  if (isOwn(replied, bot)) return "";
  const text = textOf(replied as Message) || attachedText(replied, message);
  const command = parseCommand(text);
  return command ? command.argument : text;
}

/** Whether the bot wrote a message, perhaps on behalf of a business account. */
function isOwn(
  { sender_business_bot: writer, from }: Pick<Message, "sender_business_bot" | "from">,
  { id }: BotIdentity,
): boolean {
  return (writer ?? from)?.id === id;
}

/** Whether a message was written by somebody else before. */
export function isForwarded(message: Message): boolean {
  return message.forward_origin !== undefined;
}
