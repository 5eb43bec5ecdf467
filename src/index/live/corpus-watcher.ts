import { type FSWatcher, watch } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { type CorpusState, corpusState } from "../../corpus/read/signature.js";

/** When a corpus is looked at; all in ms. */
export interface WatchTimes {
  /** Between two looks at a folder of which the system tells no change. */
  readonly interval: number;
  /** Least time between two looks where it does. */
  readonly hinted: number;
  /** How long a folder must stay as it is before it counts as changed: copying a series takes many writes. */
  readonly quiet: number;
  /** So long it may take until a file that changed just now is told from one that changes again, see `corpusState`. */
  readonly unsettled: number;
  /** A folder that changes without end is read all the same after so long. */
  readonly restless: number;
  /** What could not be read is read again after so long, then after twice as long each time, up to `longestRetry`. */
  readonly retry: number;
}

/** In ms: what keeps failing costs a reading every ten minutes. */
const longestRetry = 600_000;

/** The times of the program: a change is seen within some seconds, also where the system tells of none. */
const usualTimes: WatchTimes = {
  interval: 5_000,
  hinted: 200,
  quiet: 1_000,
  unsettled: 3_000,
  restless: 30_000,
  retry: 30_000,
};

/** A look may take at most this share of the time: folders of ten thousands of files are looked at less often. */
const lookShare = 0.02;

/** What a folder looks like that cannot be listed. */
const missing: CorpusState = { state: "missing", isCertain: true };

/** Looks at a corpus that may not be there. */
export async function lookAt(corpusDir: string): Promise<CorpusState> {
  return corpusState(corpusDir).catch(() => missing);
}

/**
 * Notices when the files of a corpus folder have changed and are quiet again. What the system tells of changes only hastens the next look:
 * it tells nothing of network file systems and of some mounts, and not that a folder was replaced by another of its name.
 */
export class CorpusWatcher {
  readonly #stop = new AbortController();
  #events: FSWatcher | null = null;
  /** Whether the system told of a change since the last look began. */
  #isHinted = false;
  /** Ends the pause before the next look. */
  #hurry: () => void = () => undefined;
  readonly #ended: Promise<void>;

  /**
   * @param known what the folder looked like when it was read last, see `lookAt`
   * @param onChange reads it again, and gives whether that was possible: otherwise it is asked again later, though nothing changed. The next look waits
   * for it. A rejection is the caller's to tell, and counts as not possible
   */
  constructor(
    private readonly corpusDir: string,
    private known: string,
    private readonly onChange: () => Promise<boolean>,
    private readonly times: WatchTimes = usualTimes,
  ) {
    this.#ended = this.#watch().catch(() => undefined);
  }

  /** Ends the watch; resolves once no look is under way. */
  async close(): Promise<void> {
    this.#stop.abort();
    this.#hurry();
    this.#events?.close();
    await this.#ended;
  }

  async #watch(): Promise<void> {
    const { signal } = this.#stop;
    let [retryAt, delay] = [Number.POSITIVE_INFINITY, this.times.retry];
    while (!signal.aborted) {
      this.#listen();
      this.#isHinted = false;
      const start = performance.now();
      const { state } = await lookAt(this.corpusDir);
      const took = performance.now() - start;
      if (state === this.known && performance.now() < retryAt) {
        // Also where a file that is no article is written again and again, one look does not follow the other.
        await this.#pause(Math.max(this.times.hinted, took / lookShare), true);
        if (!this.#isHinted) await this.#pause(this.times.interval, false);
        continue;
      }
      if (state !== this.known) {
        this.known = await this.#quiet(state);
        delay = this.times.retry;
      }
      if (signal.aborted) return;
      const isRead = await this.onChange().catch(() => false);
      retryAt = isRead ? Number.POSITIVE_INFINITY : performance.now() + delay;
      delay = Math.min(delay * 2, longestRetry);
    }
  }

  /** The state of the folder once it has not changed for a while, or has changed for too long. */
  async #quiet(state: string): Promise<string> {
    const { quiet, unsettled, restless } = this.times;
    const { signal } = this.#stop;
    const since = performance.now();
    for (let [latest, waited] = [state, 0]; ; ) {
      await wait(quiet, undefined, { signal });
      const now = await lookAt(this.corpusDir);
      waited = now.state === latest ? waited + quiet : 0;
      latest = now.state;
      if (waited > 0 && (now.isCertain || waited >= unsettled)) return latest;
      if (performance.now() - since >= restless) return latest;
    }
  }

  /** Listens to what the system tells, anew each time: a folder that was replaced is another one. */
  #listen(): void {
    this.#events?.close();
    this.#events = null;
    try {
      this.#events = watch(this.corpusDir, { persistent: false }, () => {
        this.#isHinted = true;
        this.#hurry();
      });
      this.#events.on("error", () => undefined);
    } catch {
      // Not there, or more than the system watches: the folder is looked at in intervals all the same.
    }
  }

  /** @param isFirm whether nothing but the end of the watch cuts it short */
  async #pause(time: number, isFirm: boolean): Promise<void> {
    const { signal } = this.#stop;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, time);
      timer.unref();
      this.#hurry = () => {
        if (isFirm && !signal.aborted) return;
        clearTimeout(timer);
        resolve();
      };
      if (signal.aborted) this.#hurry();
    });
  }
}
