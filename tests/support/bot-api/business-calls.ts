import type { BusinessConnection } from "grammy/types";
import type { BotState } from "./state.js";
import { badRequest, type Parameters, takeOnly } from "./types.js";

/** getBusinessConnection (https://core.telegram.org/bots/api#getbusinessconnection). */
export function getBusinessConnection(bot: BotState, parameters: Parameters): BusinessConnection {
  takeOnly(parameters, ["business_connection_id"]);
  return findConnection(bot, parameters.business_connection_id);
}

/**
 * The chat of a call that is made on behalf of an account, and how its messages are marked.
 * @throws ApiError where the account is not connected, gives no right to reply or has no such chat
 */
export function findBusinessChat(bot: BotState, { business_connection_id: id, chat_id: chatId }: Parameters) {
  const connection = findConnection(bot, id);
  if (!connection.is_enabled) throw badRequest("business connection not found");
  if (connection.rights?.can_reply !== true) throw badRequest("not enough rights");
  const chat = bot.businessChats.get(`${connection.id}:${chatId}`);
  if (!chat) throw badRequest("BUSINESS_PEER_INVALID");
  return chat;
}

/** Who a message is sent by, and how it is marked: by the account, where the call is made on its behalf. */
export function senderOf(bot: BotState, { business_connection_id: id }: Parameters) {
  const connection = id === undefined ? undefined : bot.connections.get(String(id));
  if (!connection) return { from: bot.me, marks: {} };
  return {
    from: connection.user,
    marks: { business_connection_id: connection.id, sender_business_bot: bot.me },
  };
}

/**
 * What is wrong with a markup of a message on behalf of an account; null: nothing. Inline mode, web apps, forced replies and
 * keyboards are not supported there (https://core.telegram.org/bots/api#inlinekeyboardbutton, #forcereply).
 */
export function businessMarkupFault({
  business_connection_id: id,
  reply_markup: markup,
}: Parameters): string | null {
  if (id === undefined || markup === undefined) return null;
  const rows = (markup as { inline_keyboard?: object[][] }).inline_keyboard;
  if (!rows) return "inline keyboard expected";
  const names = rows.flat().flatMap((button) => Object.keys(button));
  return names.some((name) => /^(?:switch_inline_|web_app)/.test(name)) ? "BUTTON_TYPE_INVALID" : null;
}

function findConnection(bot: BotState, id: unknown): BusinessConnection {
  const connection = bot.connections.get(String(id));
  if (!connection) throw badRequest("business connection not found");
  return connection;
}
