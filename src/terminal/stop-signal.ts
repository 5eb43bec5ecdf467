/**
 * Waits for SIGINT or SIGTERM. From the call on neither ends the process by itself, however often it comes: a terminal
 * sends Ctrl+C to every process of the group, and managers send SIGTERM again, while the work ends in good order.
 * @returns a signal that fires with the first of them
 */
export function stopSignal(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => controller.abort());
  return controller.signal;
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
