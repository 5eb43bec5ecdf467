import type { Message, MessageEntity, User } from "grammy/types";
import { parseCommand } from "./command.js";

/** What the bot knows of itself, to know commands aimed at it and its own messages. */
export type BotIdentity = Pick<User, "id"> & { readonly username: string };

/** What is written in a message, trimmed; empty where nothing is. */
export function textOf(message: Pick<Message, "text" | "caption">): string {
  return (message.text ?? message.caption ?? "").trim();
}

/** The text without the bot's name, where it is called by it; null where it is not. */
export function withoutMention(message: Message, bot: BotIdentity): string | null {
  const text = message.text ?? message.caption ?? "";
  const mentions = (message.entities ?? message.caption_entities ?? []).filter((entity) =>
    isMentionOf(entity, text, bot),
  );
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
  if (!replied || replied.from?.id !== bot.id || replied.forum_topic_created) return null;
  return replied.message_id;
}

/** The text that a bare command replies to: the part the person marked, else the whole message; never the bot's own. */
export function repliedText(message: Message, bot: BotIdentity): string {
  const marked = message.quote?.text.trim();
  if (marked) return marked;
  const replied = message.reply_to_message;
  if (!replied || replied.from?.id === bot.id) return "";
  const text = textOf(replied);
  const command = parseCommand(text);
  return command ? command.argument : text;
}

/** Whether a message was written by somebody else before. */
export function isForwarded(message: Message): boolean {
  return message.forward_origin !== undefined;
}
