import type { Message } from "grammy/types";
import { LRUCache } from "lru-cache";

/** Private chats remembered as told; one forgotten is merely told again. */
const TOLD_CHATS = 10_000;

/** What to do with a message: serve it, tell the chat's id so that it can be registered, or keep silent. */
export type Admission = "serve" | "tell" | "silent";

/** Who is served: every chat where no chat is listed, else the listed ones. An administrator is served anywhere. */
export class Access {
  readonly #allowed: Set<number>;
  readonly #admins: Set<number>;
  readonly #told = new LRUCache<number, true>({ max: TOLD_CHATS });

  constructor(allowedChats: readonly number[], adminIds: readonly number[]) {
    this.#allowed = new Set(allowedChats);
    this.#admins = new Set(adminIds);
  }

  /** Whether a chat, or a user anywhere, is served. Somebody's private chat has their id. */
  isServed(chatId: number, userId: number | undefined): boolean {
    if (this.#allowed.size === 0 || this.#allowed.has(chatId)) return true;
    return userId !== undefined && this.#admins.has(userId);
  }

  isAdmin(userId: number): boolean {
    return this.#admins.has(userId);
  }

  /** A private chat that is not served is told once, a group each time it calls the bot. */
  admit({ chat, from }: Pick<Message, "chat" | "from">): Admission {
    if (this.isServed(chat.id, from?.id)) return "serve";
    if (chat.type !== "private") return "tell";
    const wasTold = this.#told.has(chat.id);
    this.#told.set(chat.id, true);
    return wasTold ? "silent" : "tell";
  }

  /** A group got a new id; returns whether it is served because it was before, which the settings do not know yet. */
  migrate(from: number, to: number): boolean {
    if (!this.#allowed.has(from)) return false;
    this.#allowed.add(to);
    return true;
  }
}
