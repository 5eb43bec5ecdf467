import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { articleNames } from "../corpus/read/article-name.js";
import type { Database } from "../database/index.js";
import { fingerprintOf, putFiles } from "../editorial/index.js";

/** A copy of a database's articles in a folder, to be worked on as a folder of articles is, and saved article by article. */
export class LibraryWorkspace {
  /** Fingerprints of the texts that were copied, or saved. */
  readonly #before = new Map<string, string>();

  private constructor(
    readonly folder: string,
    private readonly database: Database,
  ) {}

  /** @param mirror the folder that is in step with the database @throws what the file system throws */
  static async open(database: Database, mirror: string): Promise<LibraryWorkspace> {
    const folder = await mkdtemp(join(tmpdir(), "trich-dan-import-"));
    const workspace = new LibraryWorkspace(folder, database);
    for (const name of await articleNames(mirror)) {
      await cp(join(mirror, name), join(folder, name));
      workspace.#before.set(name, fingerprintOf(await readFile(join(folder, name))));
    }
    return workspace;
  }

  /**
   * Saves articles of the folder, all or none.
   * @param paths of their files
   * @returns how many were not there as they are
   * @throws AppError LIBRARY_CHANGED where somebody else has changed one meanwhile; as `transaction` does
   */
  async save(paths: readonly string[]): Promise<number> {
    const files = await Promise.all(
      paths.map(async (path) => {
        const name = basename(path);
        return { name, content: await readFile(path), before: this.#before.get(name) ?? null };
      }),
    );
    const put = await putFiles(this.database, files);
    for (const { name, content } of files) this.#before.set(name, fingerprintOf(content));
    return put.length;
  }

  /** Removes the folder. Never rejects. */
  async close(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true }).catch(() => undefined);
  }
}
