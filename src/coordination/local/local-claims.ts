import type { Claim, Claims, UpdateKey } from "../claims.js";
import { Lanes } from "./lanes.js";

/** Where the updates that were dealt with are noted, for a later process. */
export interface Journal {
  has(mark: string): boolean;
  add(mark: string): void;
}

const nothing: Journal = { has: () => false, add() {} };

/** Nobody else takes anything over. */
const never = new AbortController().signal;

/** Claims of a process that is alone. */
export class LocalClaims implements Claims {
  readonly #lanes = new Lanes();
  /** Ends of claims that are held, by mark. */
  readonly #held = new Map<string, Promise<void>>();

  /** @param journal what an earlier process dealt with, and where that is noted */
  constructor(private readonly journal: Journal = nothing) {}

  async take({ mark, lane }: UpdateKey): Promise<Claim | null> {
    for (let end = this.#held.get(mark); end; end = this.#held.get(mark)) await end;
    if (this.journal.has(mark)) return null;
    const place = this.#lanes.join(lane);
    let markEnded = () => {};
    this.#held.set(
      mark,
      new Promise((resolve) => {
        markEnded = resolve;
      }),
    );
    const release = async () => {
      this.#held.delete(mark);
      place.leave();
      markEnded();
    };
    const done = async () => {
      this.journal.add(mark);
      await release();
    };
    // Whether it arrived nobody knows after a crash; none is worse than two.
    const sending = async () => {};
    return { turn: () => place.reached, sending, lost: never, done, release };
  }
}
