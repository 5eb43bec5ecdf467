import { randomUUID } from "node:crypto";
import { mkdir, open, readdir, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type Disk, realDisk } from "./steps.js";

/** What an ended process left half written is removed once it has lain there so long, in ms: no write takes longer. */
const abandonedAfter = 60 * 60_000;

/**
 * Files that appear whole or not at all: what is not whole yet stands in a folder of its own, which nobody reads. So an end at any moment leaves what
 * was there or what was to be there.
 */
export class WholeFiles {
  /**
   * @param folder for what is not whole yet, in the same file system as the files
   * @param disk absent: this machine's
   */
  constructor(
    readonly folder: string,
    private readonly disk: Disk = realDisk,
  ) {}

  /** Path for something that is being made, such as a download: it is removed after a while if nobody takes it. */
  async scratch(): Promise<string> {
    await mkdir(this.folder, { recursive: true });
    return join(this.folder, randomUUID());
  }

  /** Removes something that was being made. Never rejects. */
  async drop(path: string): Promise<void> {
    await this.remove(path).catch(() => undefined);
  }

  /** @throws what the file system throws, where nothing can be written */
  async check(): Promise<void> {
    const path = await this.scratch();
    await this.write(path, "");
    await this.remove(path);
  }

  /** Writes a file, in the place of one of its name. @throws what the file system throws */
  async write(path: string, content: string | Uint8Array): Promise<void> {
    const made = await this.scratch();
    try {
      await this.disk.create(made, content);
      await this.move(made, path);
    } catch (error) {
      await this.disk.remove(made).catch(() => undefined);
      throw error;
    }
  }

  /** Gives a file that is whole its name. */
  async move(from: string, to: string): Promise<void> {
    await mkdir(dirname(to), { recursive: true });
    await this.disk.rename(from, to);
    await syncFolder(dirname(to));
  }

  async remove(path: string): Promise<void> {
    await this.disk.remove(path);
    await syncFolder(dirname(path));
  }

  /** Removes what was left half made. Never rejects: nobody reads it. */
  async sweep(now = Date.now()): Promise<void> {
    for (const name of await readdir(this.folder).catch(() => [])) {
      const path = join(this.folder, name);
      const found = await stat(path).catch(() => null);
      if (found && now - found.mtimeMs > abandonedAfter) await this.disk.remove(path).catch(() => undefined);
    }
  }
}

/** Waits until the disk has a folder's names. Not every file system can; the order of the changes is kept all the same. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, "r").catch(() => null);
  try {
    await folder?.sync();
  } catch {
    // Windows, and some network file systems.
  } finally {
    await folder?.close();
  }
}
