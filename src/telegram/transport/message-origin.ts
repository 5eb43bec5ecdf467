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

/** The topic of the message, where it has one: outside of topics Telegram refuses a thread's id. */
export function inTopic(message: Message): { message_thread_id?: number } {
  const { is_topic_message: isTopic, message_thread_id: id } = message;
  return isTopic && id !== undefined ? { message_thread_id: id } : {};
}
