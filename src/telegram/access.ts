import type { Message } from "grammy/types";
import { RecentSet } from "./recent-set.js";

/** Private chats remembered as told; one forgotten is merely told again. */
const TOLD_CHATS = 10_000;

/** What to do with a message: serve it, tell the chat's id so that it can be registered, or keep silent. */
export type Admission = "serve" | "tell" | "silent";

/**
 * Who is served: every chat where no chat is listed, else the listed ones. An administrator is served anywhere.
 * A private chat that is not served is told once, a group each time it calls the bot.
 */
export function createAccess(allowedChats: readonly number[], adminIds: readonly number[]) {
  const allowed = new Set(allowedChats);
  const admins = new Set(adminIds);
  const told = new RecentSet<number>(TOLD_CHATS);

  return function admit({ chat, from }: Pick<Message, "chat" | "from">): Admission {
    if (allowed.size === 0 || allowed.has(chat.id)) return "serve";
    if (from && admins.has(from.id)) return "serve";
    return chat.type !== "private" || told.add(chat.id) ? "tell" : "silent";
  };
}
