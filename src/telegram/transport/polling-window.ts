import { pause } from "../../pause.js";
import type { Logger } from "../types.js";
import type { UpdateTracker } from "./update-tracker.js";

/** Most updates that a request is answered with (https://core.telegram.org/bots/api#getupdates). */
const fullResponse = 100;
/**
 * Shortest time between two requests for the same offset, in ms. The Bot API server answers those at once, with what it
 * gave before, and when they come within half a second of each other with one update only.
 */
const sameOffset = 600;
/** Longest such time, in ms, while requests bring nothing new: so late does a message come in while another one waits. */
const nothingNew = 2_000;
/** Shortest time between two requests while there are open updates, in ms. */
const nextOffset = 150;
/** For so long, in ms, an open update may hold up others once the window is full. */
const holdsUp = 10_000;
/** Open updates that Telegram no longer holds; memory is bounded by them. */
const mostReleased = 400;

/**
 * When to ask for updates again. While one is open, requests start at it and are answered at once, with at most a hundred
 * updates: what stands there and is known, and what is new. So they are spaced; and where one update that cannot be
 * answered for long (Telegram asks to wait for one chat) fills the window with answered ones, Telegram is told to forget it:
 * it stays in memory and is still answered, but a crash would lose it. Others need not wait for it.
 */
export class PollingWindow {
  #pause = sameOffset;

  constructor(
    private readonly tracker: UpdateTracker,
    private readonly logger: Logger,
  ) {}

  /**
   * Waits until it is worth asking again.
   * @param fresh how many updates of the last response were new
   * @param count how many there were
   */
  async passed(fresh: number, count: number, signal: AbortSignal): Promise<void> {
    if (this.tracker.lowestOpen === undefined) return;
    if (fresh === 0 && count >= fullResponse) this.#makeRoom();
    this.#pause = fresh > 0 ? sameOffset : Math.min(nothingNew, this.#pause * 1.5);
    await this.#wait(signal);
  }

  /** Until nothing is open, or the oldest open update is another one, or for a while. */
  async #wait(signal: AbortSignal): Promise<void> {
    const { tracker } = this;
    const before = tracker.lowestOpen;
    const over = new AbortController();
    const stop = () => over.abort();
    signal.addEventListener("abort", stop, { once: true });
    const moved = async () => {
      while (tracker.lowestOpen === before && !over.signal.aborted) await tracker.changed();
      if (tracker.lowestOpen !== undefined) await pause(nextOffset, over.signal);
    };
    await Promise.race([pause(this.#pause, over.signal), moved()]);
    over.abort();
    signal.removeEventListener("abort", stop);
  }

  /** Lets go of the oldest open updates where they hold up others, which were answered long since: of all that wait for so long. */
  #makeRoom(): void {
    const { tracker } = this;
    if (tracker.held > fullResponse / 2) return;
    for (let id = tracker.lowestOpen; id !== undefined; id = tracker.lowestOpen) {
      const since = tracker.openSince(id) ?? Date.now();
      if (tracker.released >= mostReleased || Date.now() - since < holdsUp) return;
      tracker.release(id);
      this.logger.warn({ updateId: id }, "an update waits for so long that Telegram no longer holds it");
    }
  }
}
