import { pause } from "../../pause.js";

/** Wakes those who wait for something to happen in a lane, or anywhere. */
export class Bell {
  readonly #waiting = new Map<string, Set<() => void>>();

  /** Resolves when the lane's bell rings, after so many ms, or as soon as the signal fires. */
  async heard(lane: string, longest: number, signal: AbortSignal): Promise<void> {
    const over = new AbortController();
    const stop = () => over.abort();
    const waiting = this.#waiting.get(lane) ?? new Set();
    this.#waiting.set(lane, waiting.add(stop));
    signal.addEventListener("abort", stop);
    if (signal.aborted) stop();
    await pause(longest, over.signal);
    signal.removeEventListener("abort", stop);
    waiting.delete(stop);
    if (waiting.size === 0 && this.#waiting.get(lane) === waiting) this.#waiting.delete(lane);
  }

  ring(lane: string): void {
    for (const stop of this.#waiting.get(lane) ?? []) stop();
  }

  ringAll(): void {
    for (const lane of this.#waiting.keys()) this.ring(lane);
  }
}
