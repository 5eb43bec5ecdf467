import { utimes } from "node:fs/promises";
import { join } from "node:path";

/** As if who is at work on a folder had been killed two minutes ago. */
export async function fallSilent(folder: string, name: string): Promise<void> {
  const then = new Date(Date.now() - 120_000);
  await utimes(join(folder, `${name}.alive`), then, then);
}
