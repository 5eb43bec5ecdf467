import type { Update } from "grammy/types";
import { ApiError } from "./types.js";

/** Within so long, in ms, a second request for the same offset gets one update only, so that a loop harms nobody. */
const SAME_OFFSET = 500;

interface Waiting {
  readonly limit: number;
  resolve(updates: Update[]): void;
  reject(error: ApiError): void;
}

/** The queue of updates of one bot, read by long polling (https://core.telegram.org/bots/api#getupdates). */
export class Poll {
  #queue: Update[] = [];
  #waiting: Waiting | null = null;
  #last: { readonly offset: number; readonly at: number } = { offset: 0, at: Number.NEGATIVE_INFINITY };

  /** @param onDelivered is told which updates are handed out */
  constructor(private readonly onDelivered: (updates: readonly Update[]) => void = () => {}) {}

  /** Updates that the bot has not confirmed yet. */
  get unconfirmed(): readonly Update[] {
    return this.#queue;
  }

  /** Whether a request is waiting for updates at this moment. */
  get isHeld(): boolean {
    return this.#waiting !== null;
  }

  push(update: Update): void {
    this.#queue.push(update);
    this.#wake();
  }

  /**
   * Answers one getUpdates: confirms what stands before `offset`, then waits up to `timeout` s for updates.
   * A request that is still waiting loses against this one, as on Telegram
   * (https://github.com/tdlib/telegram-bot-api/blob/master/telegram-bot-api/Client.cpp).
   * @param closed fires when the client has gone
   */
  read(offset: number | undefined, limit: number, timeout: number, closed: AbortSignal): Promise<Update[]> {
    if (offset !== undefined) this.#confirm(offset);
    const isAgain = offset === this.#last.offset && performance.now() - this.#last.at < SAME_OFFSET;
    this.#last = { offset: offset ?? 0, at: performance.now() };
    this.interrupt("other getUpdates request; make sure that only one bot instance is running");
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => waiting.resolve([]), timeout * 1000);
      const done = () => {
        clearTimeout(timer);
        if (this.#waiting === waiting) this.#waiting = null;
      };
      const waiting: Waiting = {
        limit: isAgain ? 1 : limit,
        resolve: (updates) => {
          done();
          resolve(updates);
        },
        reject: (error) => {
          done();
          reject(error);
        },
      };
      closed.addEventListener("abort", () => waiting.resolve([]));
      this.#waiting = waiting;
      this.#wake();
    });
  }

  /** Ends a request that waits, because of another one. */
  interrupt(cause: string): void {
    this.#waiting?.reject(new ApiError(409, `Conflict: terminated by ${cause}`));
  }

  #confirm(offset: number): void {
    if (offset < 0) {
      this.#queue = this.#queue.slice(offset);
      return;
    }
    // In order of their ids: what is confirmed stands in front.
    const kept = this.#queue.findIndex(({ update_id }) => update_id >= offset);
    this.#queue.splice(0, kept < 0 ? this.#queue.length : kept);
  }

  /** Takes the updates out, to be delivered in another way. */
  takeAll(): Update[] {
    return this.#queue.splice(0);
  }

  #wake(): void {
    const waiting = this.#waiting;
    if (!waiting || this.#queue.length === 0) return;
    const updates = this.#queue.slice(0, waiting.limit);
    this.onDelivered(updates);
    waiting.resolve(updates);
  }
}
