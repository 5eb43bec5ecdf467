import type { Message } from "grammy/types";
import { LRUCache } from "lru-cache";
import type { Logger } from "../types.js";

/** Private chats remembered as told; one forgotten is merely told again. */
const toldChats = 10_000;

/** What to do with a message: serve it, tell the chat's id so that it can be registered, or keep silent. */
export type Admission = "serve" | "tell" | "silent";

/** Who is served: every chat where no chat is listed, else the listed ones. An administrator is served anywhere. */
export class Access {
  readonly #allowed: Set<number>;
  readonly #admins: Set<number>;
  readonly #told = new LRUCache<number, true>({ max: toldChats });

  /**
   * @param logger told of groups that moved
   * @param onMoved told of groups that moved and are served on, so that other processes learn of it
   */
  constructor(
    allowedChats: readonly number[],
    adminIds: readonly number[],
    private readonly logger?: Pick<Logger, "warn">,
    private readonly onMoved: (from: number, to: number) => void = () => {},
  ) {
    this.#allowed = new Set(allowedChats);
    this.#admins = new Set(adminIds);
  }

  /** Whether a chat, or a user anywhere, is served. Somebody's private chat has their id. */
  isServed(chatId: number, userId: number | undefined): boolean {
    if (this.#allowed.size === 0 || this.#allowed.has(chatId)) return true;
    return userId !== undefined && this.#admins.has(userId);
  }

  /**
   * Whether a person is served wherever they are: in inline and guest mode, where the chat is not known, or its number may
   * be that of another chat (https://core.telegram.org/bots/api#message). Who is listed is known by their private chat.
   * @param userId null: somebody who writes as a group or channel
   */
  isPersonServed(userId: number | null): boolean {
    return userId === null ? this.#allowed.size === 0 : this.isServed(userId, userId);
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

  /** A group got a new id. It is served on where it was before, which the settings do not know yet. */
  migrate(from: number, to: number): boolean {
    if (!this.#allowed.has(from) || this.#allowed.has(to)) return false;
    this.#allowed.add(to);
    this.logger?.warn({ from, to }, "a served group has a new id: put it into ALLOWED_CHATS");
    this.onMoved(from, to);
    return true;
  }
}
