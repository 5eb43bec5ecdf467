import { type Api, GrammyError } from "grammy";
import type { Message } from "grammy/types";
import { LRUCache } from "lru-cache";
import type { Access } from "../../transport/access.js";
import type { CallbackButton } from "../../ui/callback-action.js";

/** Members remembered, and how long, in ms: who presses once presses again. */
const mostMembers = 10_000;
const rememberedMs = 5 * 60_000;

/**
 * Tells whether somebody may press a button: in a private chat always, elsewhere the one who asked, and administrators. Who
 * asked in the name of another channel is known to the bot by no id: anybody may leaf through that answer, but only
 * administrators may remove it. Who asks in the name of the chat itself administers it.
 */
export class Permission {
  readonly #isAdmin = new LRUCache<string, boolean>({
    max: mostMembers,
    ttl: rememberedMs,
    ttlResolution: 0,
    perf: { now: () => Date.now() },
  });

  constructor(private readonly access: Pick<Access, "isAdmin">) {}

  async mayPress(
    api: Api,
    { asker, action }: CallbackButton,
    userId: number,
    { chat, reply_to_message: question }: Pick<Message, "chat" | "reply_to_message">,
  ): Promise<boolean> {
    const askedAs = question?.sender_chat;
    if (asker === null && askedAs && askedAs.id !== chat.id && action.kind !== "remove") return true;
    if (chat.type === "private" || asker === userId || this.access.isAdmin(userId)) return true;
    return this.#isChatAdmin(api, chat.id, userId);
  }

  async #isChatAdmin(api: Api, chatId: number, userId: number): Promise<boolean> {
    const key = `${chatId}:${userId}`;
    const known = this.#isAdmin.get(key);
    if (known !== undefined) return known;
    const isAdmin = await api.getChatMember(chatId, userId).then(
      ({ status }) => status === "creator" || status === "administrator",
      (error: unknown) => {
        // Where the bot is no administrator, Telegram may not tell it of others (400).
        if (error instanceof GrammyError && error.error_code === 400) return false;
        throw error;
      },
    );
    this.#isAdmin.set(key, isAdmin);
    return isAdmin;
  }
}
