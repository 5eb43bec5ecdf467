/** So long, in ms, somebody else may be receiving: Telegram ends a connection of our own that broke within that time. */
export const longestConflict = 60_000;
/** After so long without a conflict, in ms, the next one is another: twice the longest pause between two tries. */
const calm = 60_000;

/** Tells a passing conflict (409) from two processes that take the messages from each other, in which each succeeds now and then. */
export class ConflictWatch {
  #began = 0;
  #last = Number.NEGATIVE_INFINITY;

  /** Notes a conflict. @returns whether they have gone on for too long; @param now in ms */
  isTooLong(now: number): boolean {
    if (now - this.#last > calm) this.#began = now;
    this.#last = now;
    return now - this.#began >= longestConflict;
  }
}
