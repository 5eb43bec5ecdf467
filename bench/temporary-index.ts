import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Does some work with an index folder of its own, which is gone afterwards. */
export async function withIndexDir<T>(work: (indexDir: string) => Promise<T>): Promise<T> {
  const indexDir = await mkdtemp(join(tmpdir(), "trich-dan-bench-"));
  try {
    return await work(indexDir);
  } finally {
    await rm(indexDir, { recursive: true, force: true });
  }
}
