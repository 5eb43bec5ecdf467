import { type Api, GrammyError } from "grammy";
import type { WebhookInfo } from "grammy/types";
import { AppError } from "../../errors.js";
import type { Logger } from "../types.js";
import type { Clock } from "./clock.js";
import { describeFailure } from "./failure.js";
import { hostOf } from "./webhook-claim.js";

/** How often Telegram is asked whether it still delivers here, in ms. */
const checkEvery = 60_000;
/** How often in a row a webhook that was taken away is set again: two processes that both set their own must not go on for ever. */
const mostRepairs = 5;
/** After so long without a change, in ms, the count begins anew. */
const calm = 3_600_000;

/** What watching a webhook needs. */
export interface WebhookWatchOptions {
  readonly api: Api;
  /** The address that was set. */
  readonly url: string;
  /** Sets it again. */
  readonly register: () => Promise<void>;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** Whether Telegram delivers to this bot, looked at from time to time. */
export class WebhookWatch {
  /** What is wrong: taken by another process, or deliveries that fail; null: nothing is known to be. */
  trouble: "webhook taken away" | "deliveries fail" | null = null;
  #repairs = 0;
  #repairedAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly options: WebhookWatchOptions) {}

  /**
   * Watches until the signal fires.
   * @throws AppError TELEGRAM_TOKEN_INVALID where the token is revoked
   */
  async run(): Promise<void> {
    const { clock, signal, logger } = this.options;
    while (!signal.aborted) {
      await clock.wait(checkEvery, signal).catch(() => {});
      if (signal.aborted) return;
      try {
        await this.#look();
      } catch (error) {
        if (signal.aborted) return;
        const isRevoked = error instanceof GrammyError && error.error_code === 401;
        if (isRevoked || (error instanceof AppError && error.code === "TELEGRAM_TOKEN_INVALID"))
          throw new AppError("TELEGRAM_TOKEN_INVALID");
        // Whether updates come in is not known while Telegram cannot be asked.
        logger.debug(describeFailure(error), "the webhook could not be looked at");
      }
    }
  }

  async #look(): Promise<void> {
    const { api, url, signal, logger } = this.options;
    const info = await api.getWebhookInfo(signal as Parameters<Api["getWebhookInfo"]>[0]);
    if (isSame(info.url ?? "", url)) return this.#noteDeliveries(info);
    const host = info.url ? hostOf(info.url) : "none";
    await this.#repair(host, logger);
  }

  async #repair(host: string, logger: Logger): Promise<void> {
    const { clock, register } = this.options;
    if (clock.now() - this.#repairedAt > calm) this.#repairs = 0;
    if (this.#repairs >= mostRepairs) {
      if (this.trouble === null)
        logger.error({ host }, "another process keeps taking the webhook away; it is left to it");
      this.trouble = "webhook taken away";
      return;
    }
    this.trouble = "webhook taken away";
    this.#repairs++;
    this.#repairedAt = clock.now();
    logger.warn({ host, repairs: this.#repairs }, "the webhook was taken away or changed, setting it again");
    await register();
    this.trouble = null;
  }

  /** Deliveries of which the last one failed within the last two looks, and that wait, do not come in. */
  #noteDeliveries({
    last_error_date: at,
    last_error_message: message,
    pending_update_count: waiting,
  }: WebhookInfo): void {
    const { clock, logger } = this.options;
    const isFailing = waiting > 0 && at !== undefined && clock.now() - at * 1_000 < 2 * checkEvery;
    if (isFailing && this.trouble === null)
      logger.warn({ message, waiting }, "Telegram cannot deliver to WEBHOOK_URL");
    if (!isFailing && this.trouble !== null) logger.info({}, "Telegram delivers to WEBHOOK_URL");
    this.trouble = isFailing ? "deliveries fail" : null;
  }
}

/** Telegram may write an address a little differently than it was given. */
function isSame(one: string, other: string): boolean {
  const written = (address: string) => (URL.canParse(address) ? new URL(address).href : address);
  return written(one) === written(other);
}
