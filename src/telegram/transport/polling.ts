import { type Api, type Bot, GrammyError } from "grammy";
import type { Update } from "grammy/types";
import type { PollingLease } from "../../coordination/index.js";
import { AppError } from "../../errors.js";
import type { Logger } from "../types.js";
import { allowedUpdates } from "./allowed-updates.js";
import { pauseBefore } from "./backoff.js";
import { type Clock, systemClock } from "./clock.js";
import { ConflictWatch, longestConflict } from "./conflict.js";
import { describeFailure } from "./failure.js";
import { PollingWindow } from "./polling-window.js";
import type { UpdateReceiver } from "./receiver.js";
import type { UpdateTracker } from "./update-tracker.js";
import { hostOf, webhookAddress } from "./webhook-claim.js";

/** How long Telegram holds a request while there is no update, in seconds. */
const heldSeconds = 30;
/** Most updates at a time (https://core.telegram.org/bots/api#getupdates). */
const mostUpdates = 100;
/** Without a word from Telegram for so long, in ms, updates do not come in: three held requests. */
const silence = 90_000;
/** How long Telegram may take to hear what was handled, in ms. */
const confirmPatience = 1_000;

type Signal = Parameters<Api["getUpdates"]>[1];

/** What polling needs. */
export interface PollingOptions {
  readonly bot: Bot;
  readonly tracker: UpdateTracker;
  /** One process at a time fetches. */
  readonly lease: PollingLease;
  readonly logger: Logger;
  /** Absent: the machine's. */
  readonly clock?: Clock | undefined;
}

/**
 * Receives updates by long polling (https://core.telegram.org/bots/api#getupdates). Telegram forgets what stands before the
 * offset of a request, so that never goes beyond the oldest open update: whatever a crash interrupts is delivered again.
 */
export function startPolling({
  bot,
  tracker,
  lease,
  logger,
  clock = systemClock,
}: PollingOptions): UpdateReceiver {
  const stopping = new AbortController();
  /** While this process fetches; null: another one does. */
  let source: PollingSource | null = null;
  let isRunning = true;

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      const lost = await lease.acquire(stopping.signal);
      const fetching = new AbortController();
      const end = () => fetching.abort();
      for (const signal of [lost, stopping.signal]) signal.addEventListener("abort", end);
      if (lost.aborted || stopping.signal.aborted) end();
      // Others may have fetched meanwhile: Telegram tells what is left.
      tracker.forgetOwed();
      source = new PollingSource(bot, tracker, logger, clock, fetching.signal);
      try {
        await fetchWith(source, fetching.signal);
      } catch (error) {
        // Whatever comes of an abort is no failure.
        if (!fetching.signal.aborted) throw error;
      } finally {
        for (const signal of [lost, stopping.signal]) signal.removeEventListener("abort", end);
      }
      if (stopping.signal.aborted) return;
      source = null;
      logger.warn({}, "another process may fetch messages now, standing by");
    }
  }

  async function fetchWith(source: PollingSource, signal: AbortSignal): Promise<void> {
    const window = new PollingWindow(tracker, logger);
    while (!signal.aborted) {
      const updates = await source.next();
      const fresh = updates.filter((update) => !tracker.isKnown(update));
      for (const update of fresh) take(update);
      await window.passed(fresh.length, updates.length, signal);
    }
  }

  function take(update: Update): void {
    // Errors have been dealt with where the bot handles an update.
    bot.handleUpdate(update).catch((error: unknown) => {
      logger.error(describeFailure(error), "an update could not be taken in");
    });
  }

  const ended = run()
    .catch((error: unknown) => {
      // Whatever comes of a stop is no failure.
      if (stopping.signal.aborted) return;
      logger.debug(describeFailure(error), "polling ended");
      throw error;
    })
    .finally(() => {
      isRunning = false;
    });
  // Whoever waits for it sees the rejection.
  ended.catch(() => {});

  return {
    ended,
    isHealthy: () => isRunning && (source === null || clock.now() - source.lastContact < silence),
    isStandby: () => isRunning && source === null,
    async stop() {
      // Aborts the held request: what it might still bring stays at Telegram.
      stopping.abort();
      await ended.catch(() => {});
    },
    async confirm() {
      const offset = source?.offset;
      // Where nothing is open, the request that was held has told it.
      if (offset === undefined || (offset === source?.asked && tracker.pending === 0)) return;
      const signal = AbortSignal.timeout(confirmPatience) as Signal;
      await bot.api.getUpdates({ offset, limit: 1, timeout: 0 }, signal);
    },
  };
}

/** Fetches updates until there are some, whatever happens on the way. */
class PollingSource {
  /** When Telegram last answered, in ms since the epoch. */
  lastContact: number;
  /** The offset that was asked for last. */
  asked: number | undefined;
  /** What comes after all that was received; undefined while nothing was. */
  #next: number | undefined;
  readonly #conflicts = new ConflictWatch();
  #failures = 0;

  constructor(
    private readonly bot: Bot,
    private readonly tracker: UpdateTracker,
    private readonly logger: Logger,
    private readonly clock: Clock,
    private readonly signal: AbortSignal,
  ) {
    this.lastContact = clock.now();
  }

  /** The oldest open update, or where there is none what comes next: Telegram may forget what stands before it. */
  get offset(): number | undefined {
    if (this.#next === undefined) return undefined;
    return Math.min(this.#next, this.tracker.lowestOpen ?? Number.POSITIVE_INFINITY);
  }

  /** @throws AppError TELEGRAM_TOKEN_INVALID, TELEGRAM_CONFLICT, TELEGRAM_WEBHOOK_IN_USE; whatever comes of an abort */
  async next(): Promise<Update[]> {
    for (;;) {
      try {
        const updates = await this.#fetch();
        this.#note(null);
        const last = updates.at(-1);
        if (last) this.#next = last.update_id + 1;
        return updates;
      } catch (error) {
        if (this.signal.aborted) throw error;
        const fatal = await this.#asFatal(error);
        if (fatal) throw fatal;
        this.#note(error);
        await this.clock.wait(waitAfter(error, this.#failures), this.signal);
      }
    }
  }

  async #fetch(): Promise<Update[]> {
    const { api } = this.bot;
    const signal = this.signal as Signal;
    const { offset } = this;
    this.asked = offset;
    const start = offset === undefined ? {} : { offset };
    const updates = await api.getUpdates(
      { ...start, limit: mostUpdates, timeout: heldSeconds, allowed_updates: allowedUpdates },
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
  async #asFatal(error: unknown): Promise<AppError | null> {
    if (!(error instanceof GrammyError)) return null;
    if (error.error_code === 401) return new AppError("TELEGRAM_TOKEN_INVALID");
    if (error.error_code !== 409 || !this.#conflicts.isTooLong(this.clock.now())) return null;
    const webhook = await webhookAddress(this.bot.api, this.signal).catch(() => "");
    return webhook === ""
      ? new AppError("TELEGRAM_CONFLICT", { seconds: longestConflict / 1_000 })
      : new AppError("TELEGRAM_WEBHOOK_IN_USE", { host: hostOf(webhook) });
  }
}

function waitAfter(error: unknown, failures: number): number {
  return pauseBefore(error instanceof GrammyError ? error.parameters.retry_after : undefined, failures);
}
