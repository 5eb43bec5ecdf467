import { setTimeout as delay } from "node:timers/promises";

/** Time, as whatever waits for Telegram sees it; a test has its own. */
export interface Clock {
  /** In ms since the epoch. */
  now(): number;
  /** Waits so many ms. Rejects once the signal fires. */
  wait(ms: number, signal?: AbortSignal): Promise<void>;
}

/** The machine's time. */
export const systemClock: Clock = {
  now: () => Date.now(),
  wait: (ms, signal) => delay(ms, undefined, signal ? { signal } : {}),
};
