import type { Database, Subscription } from "../../database/index.js";
import { pause } from "../../pause.js";
import { libraryChannel } from "./library-lock.js";
import { revisionOf } from "./mirror.js";

/** When it is looked whether the articles are others; all in ms. */
export interface FollowTimes {
  /** Where no notice comes, such as while the connection that hears them is made anew. */
  readonly interval: number;
  /** After a notice: what this machine changed it reads itself, and several changes in a row are read once. */
  readonly settle: number;
  /** What could not be read is read again after so long, then after twice as long each time, up to `longestRetry`. */
  readonly retry: number;
  readonly longestRetry: number;
}

/** The times of the program. */
const usualTimes: FollowTimes = { interval: 5_000, settle: 200, retry: 5_000, longestRetry: 600_000 };

/** Notices when any machine has changed the articles of the database. */
export class LibraryFollower {
  readonly #ending = new AbortController();
  #wake = new AbortController();
  #subscription: Subscription | null = null;
  #run: Promise<void> = Promise.resolve();

  /**
   * @param seen the state that was read last, as `revisionOf` counts
   * @param onChange reads the articles again, and gives whether that was possible: otherwise it is asked again later
   */
  constructor(
    private readonly database: Database,
    private readonly seen: () => number | null,
    private readonly onChange: () => Promise<boolean>,
    private readonly times: FollowTimes = usualTimes,
  ) {}

  /** @throws as `listen` does */
  async start(): Promise<void> {
    const wake = () => this.#wake.abort();
    this.#subscription = await this.database.listen(libraryChannel, wake, wake);
    this.#run = this.#follow();
  }

  /** Resolves once nothing is looked at any more. */
  async close(): Promise<void> {
    this.#ending.abort();
    this.#wake.abort();
    await this.#subscription?.close();
    await this.#run;
  }

  async #follow(): Promise<void> {
    const { signal } = this.#ending;
    const { interval, settle, retry, longestRetry } = this.times;
    /** Which state could not be read. */
    let failed: number | null = null;
    let [delay, retryAt] = [retry, 0];
    while (!signal.aborted) {
      this.#wake = new AbortController();
      if (await this.#isOther()) await pause(settle, signal);
      const revision = await this.#revision();
      const isNew = revision !== null && revision !== this.seen() && revision !== failed;
      const isDue = revision !== null && failed !== null && performance.now() >= retryAt;
      if (!signal.aborted && (isNew || isDue)) {
        if (isNew) delay = retry;
        const isRead = await this.onChange().catch(() => false);
        failed = isRead ? null : revision;
        retryAt = performance.now() + delay;
        delay = Math.min(delay * 2, longestRetry);
      }
      await pause(interval, AbortSignal.any([signal, this.#wake.signal]));
    }
  }

  async #isOther(): Promise<boolean> {
    const revision = await this.#revision();
    return revision !== null && revision !== this.seen();
  }

  /** Null while the database cannot be used. */
  #revision(): Promise<number | null> {
    return revisionOf(this.database).catch(() => null);
  }
}
