import { setTimeout as delay } from "node:timers/promises";

/** How long a test waits for what is to come, in ms: a machine busy with other work may need many times what a quiet one does. */
export const PATIENCE = 25_000;

/** Waits until a value is there. */
export async function until<Value>(
  look: () => Value | undefined,
  timeout = PATIENCE,
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
