import type { Message, Update, User } from "grammy/types";

let nextUpdate = 1;
let nextMessage = 1;

export const lan: User = { id: 5001, is_bot: false, first_name: "Lan Anh Bí Mật", language_code: "vi" };
export const minh: User = { id: 5002, is_bot: false, first_name: "Minh", language_code: "en" };

/** A message that someone writes to the bot, or in a group. */
export function message(text: string, from = lan, content: Partial<Message> = {}): Update {
  return { update_id: nextUpdate++, message: written(text, from, content) as NonNullable<Update["message"]> };
}

/** An edit of a message. */
export function edit(text: string, from = lan): Update {
  const edited = { ...written(text, from, {}), edit_date: 1 };
  return { update_id: nextUpdate++, edited_message: edited as NonNullable<Update["edited_message"]> };
}

/** A message in the group. */
export function inGroup(text: string, from = lan, content: Partial<Message> = {}): Update {
  return message(text, from, { chat: { id: -1009, type: "supergroup", title: "Họp giao ban" }, ...content });
}

/** A press on a button below a message of the private chat. */
export function press(data: string, from = lan): Update {
  const callback_query = { id: "c1", from, chat_instance: "1", data, message: written("…", from, {}) };
  return { update_id: nextUpdate++, callback_query: callback_query as NonNullable<Update["callback_query"]> };
}

/** Text typed behind the bot's name in any chat. */
export function typed(query: string, from = lan): Update {
  return { update_id: nextUpdate++, inline_query: { id: "i1", from, query, offset: "" } };
}

function written(text: string, from: User, content: Partial<Message>): Message {
  const chat = { id: from.id, type: "private", first_name: from.first_name } as const;
  return { message_id: nextMessage++, date: 1_700_000_000, chat, from, text, ...content } as Message;
}
