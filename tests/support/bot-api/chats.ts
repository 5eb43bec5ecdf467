import type { BotState, ChatState } from "./state.js";
import { ApiError, badRequest, type Parameters } from "./types.js";

/** The chat of a call. @throws ApiError where the bot cannot act there */
export function findChat(bot: BotState, parameters: Parameters): ChatState {
  const { chat_id: id } = parameters;
  if (id === undefined || id === null || id === "") throw badRequest("chat_id is empty");
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
