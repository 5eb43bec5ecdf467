import { randomUUID } from "node:crypto";
import { rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/**
 * Writes a file that appears whole or not at all, in the place of one of its name. It need not be waited for the disk.
 * @throws what the file system throws
 */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  // Hidden, so that a reader of articles does not see it.
  const made = join(dirname(path), `.${randomUUID()}.tmp`);
  try {
    await writeFile(made, content);
    await rename(made, path);
  } catch (error) {
    await rm(made, { force: true }).catch(() => undefined);
    throw error;
  }
}
