import type { Update } from "grammy/types";
import type { OpenQuery } from "./answer-query.js";
import type { BotState } from "./state.js";
import type { Parameters } from "./types.js";
import { PATIENCE, until } from "./until.js";

/** A query that somebody sent, and what becomes of it. */
export interface SentQuery<Answer = Parameters> {
  readonly id: string;
  readonly updateId: number;
  /** What the bot answers, as it called it. */
  answer(timeout?: number): Promise<Answer>;
  /** Whether the bot has answered by now. */
  readonly isAnswered: boolean;
  /** Telegram waits no longer: an answer comes too late. */
  expire(): void;
}

/**
 * Sends a query to the bot.
 * @throws Error where the bot does not ask for its kind
 */
export function sendQuery<Answer = Parameters>(
  bot: BotState,
  kind: OpenQuery["kind"],
  update: (id: string) => Omit<Update, "update_id">,
  read: (answer: Parameters) => Answer = (answer) => answer as Answer,
): SentQuery<Answer> {
  const { id, query } = bot.openQuery(kind);
  const updateId = bot.deliver(update(id));
  if (updateId === null) throw new Error(`the bot does not ask for a ${kind} query`);
  return {
    id,
    updateId,
    answer: async (timeout = PATIENCE) =>
      read(await until(() => query.answer ?? undefined, timeout, `the bot did not answer a ${kind} query`)),
    get isAnswered() {
      return query.answer !== null;
    },
    expire: () => void bot.queries.delete(id),
  };
}
