import { type Api, GrammyError } from "grammy";
import { LRUCache } from "lru-cache";

/** Members remembered, and how long, in ms: who presses once presses again. */
const mostMembers = 10_000;
const rememberedMs = 5 * 60_000;

/** Who administers a group or channel, as Telegram says. */
export class ChatAdmins {
  readonly #isAdmin = new LRUCache<string, boolean>({
    max: mostMembers,
    ttl: rememberedMs,
    ttlResolution: 0,
    perf: { now: () => Date.now() },
  });

  /** @throws GrammyError, HttpError where Telegram does not tell */
  async has(api: Api, chatId: number, userId: number): Promise<boolean> {
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
