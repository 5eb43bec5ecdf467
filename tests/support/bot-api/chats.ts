import type { Message } from "grammy/types";
import { findBusinessChat } from "./business-calls.js";
import type { BotState, ChatState } from "./state.js";
import { ApiError, badRequest, type Parameters } from "./types.js";

/** The chat of a call. @throws ApiError where the bot cannot act there */
export function findChat(bot: BotState, parameters: Parameters): ChatState {
  const { chat_id: id } = parameters;
  if (id === undefined || id === null || id === "") throw badRequest("chat_id is empty");
  if (parameters.business_connection_id !== undefined) return findBusinessChat(bot, parameters);
  const chat = bot.chats.get(Number(id));
  if (!chat) throw badRequest("chat not found");
  if (chat.migratedTo !== null) {
    throw new ApiError(400, "Bad Request: group chat was upgraded to a supergroup chat", {
      migrate_to_chat_id: chat.migratedTo,
    });
  }
  if (chat.forbidden !== null) throw new ApiError(403, `Forbidden: ${chat.forbidden}`);
  return chat;
}

/** The topic of a call; the general one has no id to send to. @throws ApiError where nothing can be sent to it */
export function findThread({ topics }: ChatState, id: unknown): number | undefined {
  if (id === undefined) return undefined;
  const topic = topics.get(Number(id));
  if (!topic) throw badRequest("message thread not found");
  if (topic.closed) throw badRequest("TOPIC_CLOSED");
  return Number(id);
}

/** Whether a chat is the direct messages of a channel. */
export function isDirectMessages({ chat }: ChatState): boolean {
  return "is_direct_messages" in chat && chat.is_direct_messages === true;
}

/**
 * The topic of a call to a channel's direct messages, which has to name one, as no other may.
 * @throws ApiError where it does not (https://core.telegram.org/bots/api#sendmessage)
 */
export function findDirectTopic(state: ChatState, id: unknown): Pick<Message, "direct_messages_topic"> {
  if (!isDirectMessages(state)) {
    if (id === undefined) return {};
    throw badRequest("direct messages topic can't be specified");
  }
  if (id === undefined) throw badRequest("direct messages topic must be specified");
  const topics = [...state.messages.values()].map(({ direct_messages_topic: topic }) => topic);
  const topic = topics.find((known) => known?.topic_id === Number(id));
  if (!topic) throw badRequest("direct messages topic not found");
  return { direct_messages_topic: topic };
}
