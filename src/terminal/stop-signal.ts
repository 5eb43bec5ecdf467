import { constants } from "node:os";

import { type HeldHangUp, holdHangUp } from "./hang-up.js";

const names = ["SIGINT", "SIGTERM"] as const;

/** The signals that ask the program to stop or to read again, held back. */
export interface HeldSignals {
  /** Fires with the first of them. */
  readonly stop: AbortSignal;
  /** What by custom asks a service to read its settings again. */
  readonly hangUp: HeldHangUp;
  /** Lets them, and SIGHUP, end the process at once again, as they do where nobody holds them; one that came meanwhile ends it now. */
  release(): void;
}

/**
 * Holds SIGINT and SIGTERM, and SIGHUP. From the call on none ends the process by itself, however often it comes: a terminal sends Ctrl+C to
 * every process of the group, and managers send SIGTERM again, while the work ends in good order.
 */
export function holdSignals(): HeldSignals {
  const controller = new AbortController();
  let first: NodeJS.Signals | null = null;
  const hear = (name: NodeJS.Signals) => {
    // Not `??=`: a Node.js that is too old must be able to read this file, and say so.
    if (first === null) first = name;
    controller.abort();
  };
  for (const name of names) process.on(name, hear);
  const hangUp = holdHangUp();
  return {
    stop: controller.signal,
    hangUp,
    release() {
      hangUp.release();
      for (const name of names) {
        process.off(name, hear);
        // The system hands process 1, as in a container without an init, no signal that it does not ask for.
        if (process.pid === 1) process.on(name, end);
      }
      if (first === null) return;
      if (process.pid === 1) end(first);
      process.kill(process.pid, first);
    },
  };
}

/** Ends the process with the status by which shells tell that a signal did. */
function end(name: NodeJS.Signals): never {
  process.exit(128 + constants.signals[name]);
}

/** Resolves once the signal fires. */
export function fired(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}

/**
 * The result of work that need not end once a stop is asked for; null where the stop came first.
 * @throws whatever the work throws before the stop
 */
export async function unlessStopped<Result>(
  work: Promise<Result>,
  stop: AbortSignal,
): Promise<Result | null> {
  return Promise.race([work, fired(stop).then(() => null)]);
}
