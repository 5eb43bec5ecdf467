import type { ChatMember } from "grammy/types";
import { findChat } from "./send-message.js";
import type { BotState } from "./state.js";
import { badRequest, type Parameters, takeOnly } from "./types.js";

/** getChatMember (https://core.telegram.org/bots/api#getchatmember). */
export function getChatMember(bot: BotState, parameters: Parameters): Partial<ChatMember> {
  takeOnly(parameters, ["chat_id", "user_id"]);
  const chat = findChat(bot, parameters);
  const id = Number(parameters.user_id);
  if (!Number.isInteger(id) || id <= 0) throw badRequest("invalid user_id specified");
  const status = chat.admins.has(id) ? "administrator" : "member";
  return { status, user: { id, is_bot: false, first_name: "Ai đó" } } as Partial<ChatMember>;
}

/** getChatAdministrators (https://core.telegram.org/bots/api#getchatadministrators). */
export function getChatAdministrators(bot: BotState, parameters: Parameters): Partial<ChatMember>[] {
  takeOnly(parameters, ["chat_id"]);
  const chat = findChat(bot, parameters);
  if (chat.chat.type === "private") throw badRequest("there are no administrators in the private chat");
  return [...chat.admins].map((id) => ({
    status: "administrator" as const,
    user: { id, is_bot: false, first_name: "Ai đó" },
  }));
}
