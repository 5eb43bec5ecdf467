import { open, readdir, rm, stat, utimes } from "node:fs/promises";
import { join } from "node:path";

/** Time between two beats, in milliseconds: short beside `longestSilence`, long beside the work of a beat. */
const interval = 5_000;

/**
 * After so many milliseconds without a beat, the work is taken for cut off. Longer than a busy process or a slow disk may hold
 * a beat up, and than the clocks of two machines that share a folder may differ.
 */
const longestSilence = 60_000;

const ending = ".alive";

/**
 * Says that a process is at work on a folder, by a file beside the folder whose time is renewed again and again. Whoever sees the
 * file system can tell, also from another container or machine, where the ids of processes mean nothing.
 */
export class Heartbeat {
  readonly #timer: NodeJS.Timeout;

  private constructor(private readonly path: string) {
    // A beat that fails is missed: `beat` tells before the work counts.
    this.#timer = setInterval(() => void this.beat().catch(() => undefined), interval);
    this.#timer.unref();
  }

  /**
   * Begins before the folder is made, so that it is never seen without a beat.
   *
   * @param folder path of the folder, in one that exists
   * @throws what the file system throws
   */
  static async begin(folder: string): Promise<Heartbeat> {
    const path = folder + ending;
    await (await open(path, "wx")).close();
    return new Heartbeat(path);
  }

  /**
   * Beats once.
   * @throws what the file system throws, above all where the work was taken for cut off and its traces are gone
   */
  async beat(): Promise<void> {
    const now = new Date();
    await utimes(this.path, now, now);
  }

  /** Ends, once the work is done or given up and its folder removed. A file that cannot be removed falls silent. */
  async end(): Promise<void> {
    clearInterval(this.#timer);
    await rm(this.path, { force: true }).catch(() => undefined);
  }
}

/**
 * Names of the folders in a folder on which nobody is at work: done long ago, or cut off.
 *
 * @param isOne whether a name is one of those that are asked for
 * @throws what the file system throws
 */
export async function foldersWithoutHeartbeat(
  folder: string,
  isOne: (name: string) => boolean,
): Promise<string[]> {
  const names = (await readdir(folder)).map((name) =>
    name.endsWith(ending) ? name.slice(0, -ending.length) : name,
  );
  const found: string[] = [];
  for (const name of new Set(names.filter(isOne))) if (!(await beats(join(folder, name)))) found.push(name);
  return found;
}

/** Removes a folder of `foldersWithoutHeartbeat` unless it is to be kept, and the traces of who made it; what cannot be removed stays. */
export async function removeAbandoned(folder: string, keep: boolean): Promise<void> {
  if (!keep) await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  await rm(folder + ending, { force: true }).catch(() => undefined);
}

async function beats(folder: string): Promise<boolean> {
  const sign = await stat(folder + ending).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
  return sign !== null && Date.now() - sign.mtimeMs <= longestSilence;
}
