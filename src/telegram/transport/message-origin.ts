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

/** How a call says that it is made on behalf of a business account, as replies to its chats are; empty elsewhere. */
export function onBehalf({ business_connection_id: id }: Pick<Message, "business_connection_id">): {
  readonly business_connection_id?: string;
} {
  return id === undefined ? {} : { business_connection_id: id };
}

/**
 * What a chat is remembered by: its id, in a business account that of the connection besides. A customer's chat with the account has the
 * id of their own chat with the bot (https://core.telegram.org/bots/api#message).
 */
export function chatKeyOf({
  chat,
  business_connection_id: connection,
}: Pick<Message, "chat" | "business_connection_id">): number | string {
  return connection === undefined ? chat.id : `${connection}:${chat.id}`;
}

/** Number of the topic that a message stands in, by which conversations of one chat are told apart; 0: none. */
export function topicOf({ message_thread_id: thread, direct_messages_topic: direct }: Message): number {
  return direct?.topic_id ?? thread ?? 0;
}
