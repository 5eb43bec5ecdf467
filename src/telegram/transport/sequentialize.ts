import { sequentialize } from "@grammyjs/runner";
import type { Context, MiddlewareFn } from "grammy";

/** Handles the updates of one chat in order and those of different chats side by side. */
export function sequentializeByChat(): MiddlewareFn<Context> {
  return sequentialize(sequenceKey);
}

/** What an update must keep its order with: its chat, or the person where no chat is known. */
export function sequenceKey(context: Pick<Context, "chat" | "from" | "guestMessage">): string | undefined {
  const { chat, from, guestMessage } = context;
  // A guest message's chat may share its id with a chat that the bot is in (https://core.telegram.org/bots/api#message).
  if (guestMessage) return `guest:${guestMessage.chat.id}`;
  if (chat) return `chat:${chat.id}`;
  return from && `user:${from.id}`;
}
