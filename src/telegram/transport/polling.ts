import { createConcurrentSink, createRunner, createSource, type UpdateSupplier } from "@grammyjs/runner";
import { type Bot, GrammyError } from "grammy";
import type { Update } from "grammy/types";
import { AppError } from "../../errors.js";
import type { Logger } from "../types.js";
import { ALLOWED_UPDATES } from "./allowed-updates.js";
import { type Clock, systemClock } from "./clock.js";
import { ConflictWatch, LONGEST_CONFLICT } from "./conflict.js";
import { describeFailure } from "./failure.js";
import { pauseAfter, type UpdateReceiver } from "./receiver.js";
import type { UpdateTracker } from "./update-tracker.js";
import { hostOf, webhookAddress } from "./webhook-claim.js";

/** How long Telegram holds a request while there is no update, in seconds. */
const HELD = 30;
/** Updates taken in and not yet answered, over all chats: several times what `getUpdates` gives at once. */
const MOST_PENDING = 500;
/** Without a word from Telegram for so long, in ms, updates do not come in: three held requests. */
const SILENCE = 90_000;
/** How long Telegram may take to hear what was handled, in ms. */
const CONFIRM_PATIENCE = 1_000;

type Signal = Parameters<UpdateSupplier<Update>["supply"]>[1];

/** Receives updates by long polling (https://core.telegram.org/bots/api#getupdates). */
export function startPolling(
  bot: Bot,
  tracker: UpdateTracker,
  logger: Logger,
  clock: Clock = systemClock,
): UpdateReceiver {
  const supply = new PollingSupplier(bot, logger, clock);
  const source = createSource(supply);
  // Errors have been dealt with where the bot handles an update.
  const sink = createConcurrentSink(
    { consume: (update: Update) => bot.handleUpdate(update) },
    async (error) => logger.error(describeFailure(error), "an update could not be taken in"),
    { concurrency: MOST_PENDING },
  );
  const runner = createRunner(source, sink);
  runner.start();
  const task = runner.task() ?? Promise.resolve();
  const ended = task.catch((error: unknown) => {
    logger.debug(describeFailure(error), "polling ended");
    throw error;
  });
  // Whoever waits for it sees the rejection.
  ended.catch(() => {});

  return {
    ended,
    isHealthy: () => runner.isRunning() && clock.now() - supply.lastContact < SILENCE,
    async stop() {
      // Aborts the held request: what it might still bring stays at Telegram.
      await runner.stop()?.catch(() => {});
    },
    async confirm() {
      if (supply.offset === undefined) return;
      // What was given up, and whatever came after it, is for the next start.
      const offset = Math.min(supply.offset, tracker.lowestPending ?? Number.POSITIVE_INFINITY);
      const signal = AbortSignal.timeout(CONFIRM_PATIENCE) as Signal;
      await bot.api.getUpdates({ offset, limit: 1, timeout: 0 }, signal);
    },
  };
}

/** Fetches updates until there are some, whatever happens on the way. */
class PollingSupplier implements UpdateSupplier<Update> {
  /** What is to be fetched next; undefined while nothing was. */
  offset: number | undefined;
  /** When Telegram last answered, in ms since the epoch. */
  lastContact: number;
  readonly #conflicts = new ConflictWatch();
  #failures = 0;

  constructor(
    private readonly bot: Bot,
    private readonly logger: Logger,
    private readonly clock: Clock,
  ) {
    this.lastContact = clock.now();
  }

  /** @throws AppError TELEGRAM_TOKEN_INVALID, TELEGRAM_CONFLICT, TELEGRAM_WEBHOOK_IN_USE; whatever comes of an abort */
  readonly supply = async (limit: number, signal: Signal): Promise<Update[]> => {
    for (;;) {
      try {
        const updates = await this.#fetch(Math.max(1, Math.min(limit, 100)), signal);
        this.#note(null);
        const last = updates.at(-1);
        if (last) this.offset = last.update_id + 1;
        return updates;
      } catch (error) {
        if (signal.aborted) throw error;
        const fatal = await this.#asFatal(error, signal as AbortSignal);
        if (fatal) throw fatal;
        this.#note(error);
        await this.clock.wait(waitAfter(error, this.#failures), signal as AbortSignal);
      }
    }
  };

  async #fetch(limit: number, signal: Signal): Promise<Update[]> {
    const { api } = this.bot;
    const { offset } = this;
    const start = offset === undefined ? {} : { offset };
    const updates = await api.getUpdates(
      { ...start, limit, timeout: HELD, allowed_updates: ALLOWED_UPDATES },
      signal,
    );
    if (!Array.isArray(updates)) throw new TypeError("not a Bot API response");
    return updates;
  }

  /** Logs once when polling stops working and once when it works again, however often it is tried in between. */
  #note(error: unknown): void {
    if (error === null) {
      this.lastContact = this.clock.now();
      if (this.#failures > 0) this.logger.info({ failures: this.#failures }, "receiving messages again");
      this.#failures = 0;
      return;
    }
    this.#failures++;
    const fields = describeFailure(error);
    if (this.#failures === 1) this.logger.warn(fields, "receiving messages fails, trying again");
    else this.logger.debug(fields, "receiving messages still fails");
  }

  /**
   * Errors after which polling makes no sense: the token is no longer good, or somebody else gets its messages and goes on doing so. A
   * single conflict is often a connection of our own that broke, and that Telegram still holds.
   */
  async #asFatal(error: unknown, signal: AbortSignal): Promise<AppError | null> {
    if (!(error instanceof GrammyError)) return null;
    if (error.error_code === 401) return new AppError("TELEGRAM_TOKEN_INVALID");
    if (error.error_code !== 409 || !this.#conflicts.isTooLong(this.clock.now())) return null;
    const webhook = await webhookAddress(this.bot.api, signal).catch(() => "");
    return webhook === ""
      ? new AppError("TELEGRAM_CONFLICT", { seconds: LONGEST_CONFLICT / 1_000 })
      : new AppError("TELEGRAM_WEBHOOK_IN_USE", { host: hostOf(webhook) });
  }
}

function waitAfter(error: unknown, failures: number): number {
  const asked = error instanceof GrammyError ? error.parameters.retry_after : undefined;
  return asked === undefined ? pauseAfter(failures) : asked * 1_000;
}
