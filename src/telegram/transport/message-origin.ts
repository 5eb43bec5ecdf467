import type { Message } from "grammy/types";
import type { Place } from "../ui/screen.js";

/** Where a chat's replies are read. */
export function placeOf({ chat }: Pick<Message, "chat">): Place {
  return chat.type === "private" ? "private" : "group";
}

/** Who may press the buttons; somebody who writes as a group or channel is not known by an id of their own. */
export function askerOf({
  from,
  sender_chat: senderChat,
}: Pick<Message, "from" | "sender_chat">): number | null {
  return senderChat === undefined && from ? from.id : null;
}

/** How a call says in which part of a chat it is meant. */
export interface ChatPart {
  readonly message_thread_id?: number;
  readonly direct_messages_topic_id?: number;
}

/**
 * The topic of the message, where it has one: outside of topics Telegram refuses a thread's id, and in a channel's direct
 * messages whatever has no topic of theirs (https://core.telegram.org/bots/api#sendmessage).
 */
export function inTopic(message: Message): ChatPart {
  const { is_topic_message: isTopic, message_thread_id: id, direct_messages_topic: direct } = message;
  if (direct) return { direct_messages_topic_id: direct.topic_id };
  return isTopic && id !== undefined ? { message_thread_id: id } : {};
}

/** Number of the topic that a message stands in, by which conversations of one chat are told apart; 0: none. */
export function topicOf({ message_thread_id: thread, direct_messages_topic: direct }: Message): number {
  return direct?.topic_id ?? thread ?? 0;
}
