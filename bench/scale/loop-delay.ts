import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as wait } from "node:timers/promises";

const resolution = 1;

/** Does some work and tells, besides its result, the longest time in ms that the event loop was held up by it. */
export async function withLoopDelay<T>(work: () => Promise<T>): Promise<{ result: T; loopDelayMs: number }> {
  const delays = monitorEventLoopDelay({ resolution });
  delays.enable();
  // The monitor's timer must have fired once before the work, and once after it, to see the whole of it.
  await wait(5);
  delays.reset();
  const result = await work();
  await wait(5);
  delays.disable();
  // Node counts the time between two firings, of which the resolution itself is no delay.
  return { result, loopDelayMs: Math.max(0, delays.max / 1e6 - resolution) };
}
