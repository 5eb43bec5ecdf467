import { describeReason } from "../../database/index.js";
import type { KeyedHash } from "../keyed-hash.js";
import type { Log } from "../log.js";
import type { RateLimits, Share, UsedUp } from "../rate-limits.js";
import type { Replica } from "./replica.js";

/**
 * Limits that several processes share. While the database cannot be used each counts for itself: what still is dealt with then, such as buttons, is
 * limited less strictly, and nobody is refused for a fault of ours.
 */
export class PostgresRateLimits implements RateLimits {
  constructor(
    private readonly replica: Replica,
    private readonly hash: KeyedHash,
    private readonly log: Log,
    /** Counts meanwhile. */
    private readonly own: RateLimits,
  ) {}

  async take(shares: readonly Share[], windowSeconds: number): Promise<UsedUp | null> {
    const limited = shares.filter(({ points }) => points > 0);
    if (limited.length === 0) return null;
    if (!this.replica.isUp) return this.own.take(limited, windowSeconds);
    const hashes = limited.map(({ key }) => this.hash(`limit:${key}`));
    try {
      const [row] = await this.replica.database.query<{ used_up: string; ms_left: number }>(
        "select used_up, ms_left from trich_dan.take_points($1, $2, $3)",
        [hashes, limited.map(({ points }) => points), windowSeconds],
      );
      if (!row) return null;
      return { key: limited[hashes.indexOf(row.used_up)]?.key ?? "", msLeft: row.ms_left };
    } catch (error) {
      this.log.debug(describeReason(error), "limits could not be counted together");
      return this.own.take(limited, windowSeconds);
    }
  }
}
