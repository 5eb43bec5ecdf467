import type { Clock } from "../../../src/telegram/transport/clock.js";

/** A clock on which every wait is over at once; what was waited for is kept. */
export class TestClock implements Clock {
  /** Every wait, in ms, in order. */
  readonly waits: number[] = [];
  /** In ms. */
  time = 1_000_000;

  /** @param onWait told of each wait, with how many there were */
  constructor(private readonly onWait: (count: number) => unknown = () => undefined) {}

  now(): number {
    return this.time;
  }

  async wait(ms: number, signal?: AbortSignal): Promise<void> {
    this.waits.push(ms);
    this.time += ms;
    await this.onWait(this.waits.length);
    if (signal?.aborted) throw signal.reason ?? new Error("aborted");
  }
}
