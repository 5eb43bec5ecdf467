import { setTimeout as delay } from "node:timers/promises";
import { GrammyError } from "grammy";
import { AppError } from "../errors.js";
import { ALLOWED_UPDATES, createBot, DEFAULT_API_ROOT } from "./bot.js";
import { describeFailure } from "./failure.js";
import { assertTokenForm, identify } from "./identify.js";
import { publishMenu } from "./menu.js";
import type { RunningBot, StartOptions } from "./types.js";

/** How long a stop waits for running answers and for Telegram, in ms: below the 10 s after which containers are killed. */
const STOP_PATIENCE = 5_000;

/**
 * Starts to receive messages by long polling, once the token and the API's address have proved right.
 * @throws AppError TELEGRAM_TOKEN_MALFORMED, TELEGRAM_TOKEN_INVALID, TELEGRAM_UNREACHABLE
 */
export async function startBot({ token, ...dependencies }: StartOptions): Promise<RunningBot> {
  const { logger } = dependencies;
  assertTokenForm(token);
  const { bot, queues, abandon } = createBot(token, dependencies);
  bot.botInfo = await identify(bot.api, dependencies.apiRoot ?? DEFAULT_API_ROOT);

  let stopping: Promise<void> | undefined;
  const polling = bot.start({ allowed_updates: ALLOWED_UPDATES }).catch((error: unknown) => {
    if (stopping) return;
    logger.debug(describeFailure(error), "polling ended");
    throw asFatal(error);
  });
  const menu = publishMenu(bot.api, logger);

  /** Waits for what is under way; after the patience is over, gives it up. */
  async function settle(...work: Promise<unknown>[]): Promise<void> {
    const deadline = new AbortController();
    const late = delay(STOP_PATIENCE, "late", { signal: deadline.signal }).catch(() => "in time");
    const inTime = Promise.allSettled([...work, menu]).then(() => queues.drain());
    if ((await Promise.race([inTime, late])) === "late") {
      logger.warn({ pending: queues.pending }, "stopped without waiting any longer");
    }
    deadline.abort();
    abandon();
  }

  async function stop(): Promise<void> {
    const confirmed = bot.stop().catch((error: unknown) => {
      logger.debug(describeFailure(error), "what was received could not be confirmed");
    });
    await settle(confirmed, polling);
    markStopped();
  }

  let markStopped = () => {};
  const stopped = new Promise<void>((resolve) => {
    markStopped = resolve;
  });
  const broken = polling.then(
    () => stopped,
    async (error: unknown) => {
      await settle();
      throw error;
    },
  );
  const finished = Promise.race([stopped, broken]);
  // Whoever waits for `finished` sees the rejection; nobody waiting must not end the process.
  finished.catch(() => {});
  return {
    username: bot.botInfo.username,
    stop: () => {
      stopping ??= stop();
      return stopping;
    },
    finished,
  };
}

/** Errors after which grammY polls no more; everything else it tries again by itself. */
function asFatal(error: unknown): unknown {
  if (!(error instanceof GrammyError)) return error;
  if (error.error_code === 401) return new AppError("TELEGRAM_TOKEN_INVALID");
  if (error.error_code === 409) return new AppError("TELEGRAM_CONFLICT");
  return error;
}
