import type { Update } from "grammy/types";
import type { BotState } from "./state.js";
import { badRequest } from "./types.js";

/** Kinds of update (https://core.telegram.org/bots/api#update), and whether a bot gets them without asking. */
const kinds: Readonly<Record<Exclude<keyof Update, "update_id">, boolean>> = {
  message: true,
  edited_message: true,
  channel_post: true,
  edited_channel_post: true,
  business_connection: true,
  business_message: true,
  edited_business_message: true,
  deleted_business_messages: true,
  guest_message: true,
  stopped_message_generation: true,
  message_reaction: false,
  message_reaction_count: false,
  inline_query: true,
  chosen_inline_result: true,
  callback_query: true,
  shipping_query: true,
  pre_checkout_query: true,
  purchased_paid_media: true,
  poll: true,
  poll_answer: true,
  my_chat_member: true,
  chat_member: false,
  chat_join_request: true,
  chat_boost: true,
  removed_chat_boost: true,
  managed_bot: true,
  subscription: true,
};

/**
 * Takes over which kinds of update a bot asks for; undefined: as before.
 * @throws ApiError where there is no such kind; Telegram ignores it
 */
export function takeAllowedUpdates(bot: BotState, allowed: unknown): void {
  if (allowed === undefined) return;
  if (!Array.isArray(allowed)) throw badRequest("can't parse allowed updates: expected an Array");
  const unknown = allowed.find((kind) => !Object.hasOwn(kinds, kind));
  if (unknown !== undefined) throw badRequest(`this strict server knows no update "${unknown}"`);
  bot.allowedUpdates = allowed as string[];
}

/** Whether a bot gets a kind of update. */
export function isAllowed({ allowedUpdates }: BotState, kind: string): boolean {
  if (allowedUpdates.length > 0) return allowedUpdates.includes(kind);
  return kinds[kind as keyof typeof kinds] ?? false;
}
