import { Bot } from "grammy";
import { ChatQueues } from "./chat-queues.js";
import { describeFailure } from "./failure.js";
import { createMessageHandler } from "./handle-message.js";
import { abortWith, retryDropped, retryWhenAsked, watchPolling } from "./transport.js";
import type { BotDependencies } from "./types.js";

/** Where Telegram's own Bot API is. */
export const DEFAULT_API_ROOT = "https://api.telegram.org";

/** The kinds of update that are asked for (https://core.telegram.org/bots/api#getupdates). */
export const ALLOWED_UPDATES = ["message"] as const;

/** Longest request, in seconds: above a long poll's 30 s, so that a connection gone dead is noticed. */
const REQUEST_TIMEOUT = 45;
/** Messages taken in and not yet answered, over all chats. */
const MOST_PENDING = 100;

/** A grammY bot and the messages that it is working on. */
export interface WiredBot {
  readonly bot: Bot;
  readonly queues: ChatQueues;
  /** Gives up whatever still waits for Telegram. */
  abandon(): void;
}

/**
 * Wires a bot; nothing is sent before it is started.
 * @param token as @BotFather gives it
 */
export function createBot(token: string, dependencies: BotDependencies): WiredBot {
  const { logger } = dependencies;
  const apiRoot = (dependencies.apiRoot ?? DEFAULT_API_ROOT).replace(/\/+$/, "");
  const bot = new Bot(token, { client: { apiRoot, timeoutSeconds: REQUEST_TIMEOUT } });
  const queues = new ChatQueues();
  const shutdown = new AbortController();
  // The last one is asked first.
  bot.api.config.use(watchPolling(logger), retryDropped(), retryWhenAsked(), abortWith(shutdown.signal));

  const handle = createMessageHandler(dependencies);
  bot.on("message", async (context) => {
    queues.add(context.chat.id, () => handle(context));
    await queues.room(MOST_PENDING);
  });
  bot.catch(({ error, ctx }) => {
    logger.error(
      { updateId: ctx.update.update_id, ...describeFailure(error) },
      "an update could not be taken in",
    );
  });
  return { bot, queues, abandon: () => shutdown.abort() };
}
