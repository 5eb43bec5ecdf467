import type { Message, MessageEntity, User } from "grammy/types";

/** The entities that Telegram finds by itself in what a person typed. */
export function detectEntities(text: string): MessageEntity[] {
  return [
    ...find(text, /(?<![\w/])\/[a-zA-Z0-9_]{1,64}(?:@\w{3,32})?(?![\p{L}\p{N}_@/])/gu, "bot_command"),
    ...find(text, /(?<![\w/@])@\w{4,32}/gu, "mention"),
  ];
}

/** Messages that Telegram writes itself, not a person. */
const serviceFields = [
  "forum_topic_created",
  "forum_topic_edited",
  "forum_topic_closed",
  "forum_topic_reopened",
  "general_forum_topic_hidden",
  "general_forum_topic_unhidden",
  "new_chat_members",
  "left_chat_member",
  "new_chat_title",
  "new_chat_photo",
  "delete_chat_photo",
  "group_chat_created",
  "supergroup_chat_created",
  "message_auto_delete_timer_changed",
  "pinned_message",
  "migrate_to_chat_id",
  "migrate_from_chat_id",
  "video_chat_started",
  "video_chat_ended",
] as const;

/**
 * Whether a bot in privacy mode gets a message of a group (https://core.telegram.org/bots/features#privacy-mode):
 * commands not aimed at another bot, replies to it, what was sent through it, and service messages. Not mentions.
 */
export function privacyModeLetsThrough(message: Message, me: User & { username?: string }): boolean {
  if (message.chat.type === "private") return true;
  const text = message.text ?? message.caption;
  if (message.via_bot?.id === me.id || serviceFields.some((field) => field in message)) return true;
  if (message.reply_to_message?.from?.id === me.id) return true;
  return (message.entities ?? message.caption_entities ?? []).some(({ type, offset, length }) => {
    const [, target] = (text ?? "").slice(offset, offset + length).split("@");
    return type === "bot_command" && (target === undefined || sameName(target, me.username));
  });
}

function find(text: string, pattern: RegExp, type: "bot_command" | "mention"): MessageEntity[] {
  return [...text.matchAll(pattern)].map((match) => ({ type, offset: match.index, length: match[0].length }));
}

function sameName(a: string | undefined, b: string | undefined): boolean {
  return a?.toLowerCase() === b?.toLowerCase();
}
