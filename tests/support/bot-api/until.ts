import { setTimeout as delay } from "node:timers/promises";

/** Waits until a value is there. */
export async function until<Value>(
  look: () => Value | undefined,
  timeout = 5_000,
  complaint = "nothing came",
): Promise<Value> {
  const end = Date.now() + timeout;
  for (;;) {
    const value = look();
    if (value !== undefined) return value;
    if (Date.now() > end) throw new Error(`${complaint} within ${timeout} ms`);
    await delay(5);
  }
}
