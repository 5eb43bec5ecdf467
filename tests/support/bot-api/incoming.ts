import type { Message, MessageEntity, User } from "grammy/types";

/** The entities that Telegram finds by itself in what a person typed. */
export function detectEntities(text: string): MessageEntity[] {
  return [
    ...find(text, /(?<![\w/])\/[a-zA-Z0-9_]{1,64}(?:@\w{3,32})?(?![\p{L}\p{N}_@/])/gu, "bot_command"),
    ...find(text, /(?<![\w/@])@\w{4,32}/gu, "mention"),
  ];
}

/**
 * Whether a bot in privacy mode gets a message of a group (https://core.telegram.org/bots/features#privacy-mode):
 * commands not aimed at another bot, mentions of it, replies to it, and service messages.
 */
export function privacyModeLetsThrough(message: Message, me: User & { username?: string }): boolean {
  if (message.chat.type === "private") return true;
  const text = message.text ?? message.caption;
  if (text === undefined && message.forum_topic_created) return true;
  if (message.reply_to_message?.from?.id === me.id) return true;
  return (message.entities ?? message.caption_entities ?? []).some(({ type, offset, length }) => {
    const [name, target] = (text ?? "").slice(offset, offset + length).split("@");
    if (type === "bot_command") return target === undefined || sameName(target, me.username);
    return type === "mention" && name === "" && sameName(target, me.username);
  });
}

function find(text: string, pattern: RegExp, type: "bot_command" | "mention"): MessageEntity[] {
  return [...text.matchAll(pattern)].map((match) => ({ type, offset: match.index, length: match[0].length }));
}

function sameName(a: string | undefined, b: string | undefined): boolean {
  return a?.toLowerCase() === b?.toLowerCase();
}
