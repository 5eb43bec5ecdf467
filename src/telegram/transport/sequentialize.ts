import type { Context } from "grammy";
import { chatKeyOf } from "./message-origin.js";

/** What an update must keep its order with: its chat, or the person where no chat is known. */
export function sequenceKey(
  context: Pick<Context, "chat" | "from" | "guestMessage"> & { readonly msg?: Context["msg"] },
): string | undefined {
  const { chat, from, guestMessage, msg } = context;
  // A guest message's chat may share its id with a chat that the bot is in (https://core.telegram.org/bots/api#message).
  if (guestMessage) return `guest:${guestMessage.chat.id}`;
  // So may a chat of a business account with the customer's own.
  if (msg?.business_connection_id !== undefined) return `business:${chatKeyOf(msg)}`;
  if (chat) return `chat:${chat.id}`;
  return from && `user:${from.id}`;
}
