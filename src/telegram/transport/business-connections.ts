import { type Api, GrammyError } from "grammy";
import type { BusinessConnection } from "grammy/types";
import { LRUCache } from "lru-cache";

/** Connections remembered; one forgotten is asked for again. */
const mostRemembered = 1_000;
/** How long one is remembered, in ms, though no update told that it changed. */
const keptMs = 60 * 60_000;

/** The business accounts that the bot is connected to (https://core.telegram.org/bots/api#businessconnection), and what it may do there. */
export class BusinessConnections {
  readonly #known: LRUCache<string, BusinessConnection>;

  /** @param kept how long one is remembered, in ms */
  constructor(kept: number = keptMs) {
    this.#known = new LRUCache({ max: mostRemembered, ttl: kept });
  }

  /** A connection was made, changed or ended. */
  note(connection: BusinessConnection): void {
    this.#known.set(connection.id, connection);
  }

  /**
   * @returns null where there is no such connection any more
   * @throws GrammyError, HttpError
   */
  async find(api: Api, id: string): Promise<BusinessConnection | null> {
    const known = this.#known.get(id);
    if (known) return known;
    try {
      const connection = await api.getBusinessConnection(id);
      this.note(connection);
      return connection;
    } catch (error) {
      if (error instanceof GrammyError && error.error_code === 400) return null;
      throw error;
    }
  }
}

/** Whether the bot may answer in the account's chats. */
export function mayReply({ is_enabled: isEnabled, rights }: BusinessConnection): boolean {
  return isEnabled && rights?.can_reply === true;
}
