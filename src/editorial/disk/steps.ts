import { open, rename, rm } from "node:fs/promises";

/** The steps that change what is on a disk. Each of them but `create` is done or not done, whatever ends the process. */
export interface Disk {
  /** Writes a new file and waits until the disk has it; an end in its midst leaves a part of it. */
  create(path: string, content: string | Uint8Array): Promise<void>;
  /** Gives a file another name of the same file system, in the place of what has that name. */
  rename(from: string, to: string): Promise<void>;
  /** Removes a file; one that is not there is no failure. */
  remove(path: string): Promise<void>;
}

/** The disk of this machine. */
export const realDisk: Disk = {
  create: async (path, content) => {
    const file = await open(path, "wx", 0o644);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
  },
  rename,
  remove: (path) => rm(path, { force: true }),
};
