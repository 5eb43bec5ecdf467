import { setMaxListeners } from "node:events";
import { Bot, type BotError } from "grammy";
import { createHandlers } from "./handlers/index.js";
import { silentMeter } from "./meter.js";
import { describeFailure } from "./running/failure.js";
import { Intake } from "./running/intake.js";
import { withinLimits } from "./running/limits.js";
import { followMigrations } from "./running/migration.js";
import { inOrder } from "./running/order.js";
import { abortWith, countCalls, retryDropped, retryWhenAsked } from "./running/transport.js";
import type { BotDependencies, Limits } from "./types.js";

/** Where Telegram's own Bot API is. */
export const DEFAULT_API_ROOT = "https://api.telegram.org";

/** Longest request, in seconds: above a long poll's 30 s, so that a connection gone dead is noticed. */
const REQUEST_TIMEOUT = 45;

/** A grammY bot and the updates that it is working on. */
export interface WiredBot {
  readonly bot: Bot;
  readonly intake: Intake;
  /** Gives up whatever still waits for Telegram. */
  abandon(): void;
}

/**
 * Wires a bot; nothing is sent before it is started.
 * @param token as @BotFather gives it
 */
export function createBot(
  token: string,
  dependencies: BotDependencies & { readonly limits?: Limits | undefined },
): WiredBot {
  const { logger, meter = silentMeter, limits = { user: 0, chat: 0 } } = dependencies;
  const apiRoot = (dependencies.apiRoot ?? DEFAULT_API_ROOT).replace(/\/+$/, "");
  const bot = new Bot(token, { client: { apiRoot, timeoutSeconds: REQUEST_TIMEOUT } });
  const intake = new Intake(meter);
  const shutdown = new AbortController();
  // Every request under way listens to it.
  setMaxListeners(0, shutdown.signal);
  // The last one is asked first.
  bot.api.config.use(
    countCalls(meter),
    retryDropped(),
    retryWhenAsked(),
    followMigrations(),
    abortWith(shutdown.signal),
  );

  const logEscaped = ({ error, ctx }: BotError) =>
    logger.error(
      { updateId: ctx.update.update_id, ...describeFailure(error) },
      "an update could not be handled",
    );
  bot.use(intake.middleware);
  // Within the boundary nothing ends the process, nor makes a webhook deliver the update again.
  const guarded = bot.errorBoundary(logEscaped);
  guarded.use(withinLimits(limits, logger, meter), inOrder());
  guarded.on("my_chat_member", ({ update, chat, myChatMember }) => {
    const { status } = myChatMember.new_chat_member;
    logger.debug(
      { updateId: update.update_id, chatType: chat.type, status },
      "the bot's place in a chat changed",
    );
  });
  guarded.use(createHandlers({ ...dependencies, meter }));
  bot.catch(logEscaped);
  return { bot, intake, abandon: () => shutdown.abort() };
}
