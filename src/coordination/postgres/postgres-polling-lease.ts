import { describeReason } from "../../database/index.js";
import type { Log } from "../log.js";
import type { PollingLease } from "../polling-lease.js";
import { Bell } from "./bell.js";
import type { Notices } from "./notices.js";
import type { Replica } from "./replica.js";

/** How often whoever stands by looks whether the one that fetches is dead, in ms. */
const askAgain = 1_000;

/** The right to fetch updates, which goes along with the lease of a process: whoever loses that fetches no more, before anybody else begins. */
export class PostgresPollingLease implements PollingLease {
  readonly #bell = new Bell();

  constructor(
    private readonly replica: Replica,
    notices: Notices,
    private readonly log: Log,
  ) {
    notices.on("left", () => this.#bell.ringAll());
    notices.onGap(() => this.#bell.ringAll());
  }

  async acquire(signal: AbortSignal): Promise<AbortSignal> {
    for (;;) {
      signal.throwIfAborted();
      const { lost } = this.replica;
      if (this.replica.isUp && (await this.#isAcquired()) && !lost.aborted) return lost;
      await this.#bell.heard("", askAgain, signal);
    }
  }

  async #isAcquired(): Promise<boolean> {
    const { database, bot, id } = this.replica;
    try {
      const rows = await database.query(
        `insert into trich_dan.pollers as p (bot, replica) values ($1, $2)
          on conflict (bot) do update set replica = excluded.replica
            where p.replica = excluded.replica or not trich_dan.is_alive(p.replica, interval '0')
          returning 1`,
        [bot, id],
      );
      return rows.length > 0;
    } catch (error) {
      this.log.debug(describeReason(error), "whether to fetch updates could not be asked");
      return false;
    }
  }
}
