/** Gives the event loop a turn: long work calls it between slices of a few milliseconds, so that nobody waits. */
export function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Long work is cut into slices of about this many milliseconds. */
const slice = 8;

/** Does something for each item, and gives other work a turn every few milliseconds. */
export async function inSlices<T>(items: Iterable<T>, action: (item: T) => void): Promise<void> {
  let end = performance.now() + slice;
  for (const item of items) {
    action(item);
    if (performance.now() < end) continue;
    await turn();
    end = performance.now() + slice;
  }
}
