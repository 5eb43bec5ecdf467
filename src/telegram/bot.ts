import { setMaxListeners } from "node:events";
import { Bot, type BotError } from "grammy";
import { createHandlers } from "./handlers.js";
import { noMetrics } from "./metrics.js";
import { through, tidyApiRoot } from "./transport/api-root.js";
import {
  abortWith,
  countCalls,
  retryApiErrors,
  retryDroppedConnections,
} from "./transport/api-transformers.js";
import { describeFailure } from "./transport/failure.js";
import { followMigrations } from "./transport/migration.js";
import { rateLimit } from "./transport/rate-limit.js";
import { sequentializeByChat } from "./transport/sequentialize.js";
import { UpdateTracker } from "./transport/update-tracker.js";
import type { BotDependencies, Limits } from "./types.js";

/** Longest request, in seconds: above a long poll's 30 s, so that a connection gone dead is noticed. */
const REQUEST_TIMEOUT = 45;

/** A grammY bot and the updates that it is working on. */
export interface WiredBot {
  readonly bot: Bot;
  readonly tracker: UpdateTracker;
  /** Gives up whatever still waits for Telegram. */
  abortRequests(): void;
}

/**
 * Wires a bot; nothing is sent before it is started.
 * @param token as @BotFather gives it
 */
export function createBot(
  token: string,
  dependencies: BotDependencies & { readonly limits?: Limits | undefined },
): WiredBot {
  const { logger, metrics = noMetrics, limits = { user: 0, chat: 0 } } = dependencies;
  const apiRoot = tidyApiRoot(dependencies.apiRoot);
  const bot = new Bot(token, {
    client: { apiRoot, timeoutSeconds: REQUEST_TIMEOUT, ...through(dependencies.agent) },
  });
  const tracker = new UpdateTracker(metrics);
  const shutdown = new AbortController();
  // Every request under way listens to it.
  setMaxListeners(0, shutdown.signal);
  // The last one is asked first.
  bot.api.config.use(
    countCalls(metrics),
    retryDroppedConnections(),
    retryApiErrors(),
    followMigrations(),
    abortWith(shutdown.signal),
  );

  const logEscaped = ({ error, ctx }: BotError) =>
    logger.error(
      { updateId: ctx.update.update_id, ...describeFailure(error) },
      "an update could not be handled",
    );
  bot.use(tracker.middleware);
  // Within the boundary nothing ends the process, nor makes a webhook deliver the update again.
  const withErrorBoundary = bot.errorBoundary(logEscaped);
  withErrorBoundary.use(rateLimit(limits, logger, metrics), sequentializeByChat());
  withErrorBoundary.on("my_chat_member", ({ update, chat, myChatMember }) => {
    const { status } = myChatMember.new_chat_member;
    logger.debug(
      { updateId: update.update_id, chatType: chat.type, status },
      "the bot's place in a chat changed",
    );
  });
  withErrorBoundary.use(createHandlers({ ...dependencies, metrics }));
  bot.catch(logEscaped);
  return { bot, tracker, abortRequests: () => shutdown.abort() };
}
