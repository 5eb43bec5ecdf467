/** Gives the event loop a turn: long work calls it between slices of a few milliseconds, so that nobody waits. */
export function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
