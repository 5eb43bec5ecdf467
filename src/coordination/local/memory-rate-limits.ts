import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import type { RateLimits, Share, UsedUp } from "../rate-limits.js";

/** Limits of a process that is alone. */
export class MemoryRateLimits implements RateLimits {
  /** By the most that they give. */
  readonly #limiters = new Map<number, RateLimiterMemory>();

  async take(shares: readonly Share[], windowSeconds: number): Promise<UsedUp | null> {
    for (const { key, points } of shares) {
      if (points <= 0) continue;
      const msLeft = await consume(this.#limiterOf(points), key, windowSeconds);
      if (msLeft !== null) return { key, msLeft };
    }
    return null;
  }

  #limiterOf(points: number): RateLimiterMemory {
    const known = this.#limiters.get(points) ?? new RateLimiterMemory({ points, duration: 1 });
    this.#limiters.set(points, known);
    return known;
  }
}

/** Takes one point; null where there was one, else until the window ends, in ms. */
async function consume(limiter: RateLimiterMemory, key: string, seconds: number): Promise<number | null> {
  try {
    await limiter.consume(key, 1, { customDuration: seconds });
    return null;
  } catch (thrown) {
    if (thrown instanceof RateLimiterRes) return thrown.msBeforeNext;
    throw thrown;
  }
}
