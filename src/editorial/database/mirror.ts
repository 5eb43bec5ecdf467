import { mkdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { writeWhole } from "../../corpus/import/write/write-whole.js";
import { articleNames } from "../../corpus/read/article-name.js";
import type { Database, Queryable } from "../../database/index.js";
import { fileState } from "../file-state.js";
import { fingerprintOf } from "../fingerprint.js";
import { inOrder } from "../in-order.js";
import { isPlainName } from "./plain-name.js";

/**
 * A folder of this machine with the articles of the database, each as its file: what reads articles reads it as it reads any. It is derived, may be
 * deleted at any time, and is brought in step whatever was done to it.
 */
export class Mirror {
  /** Fingerprints of the files as they were found or written, by their names. */
  readonly #known = new Map<string, { readonly state: string; readonly fingerprint: string }>();
  readonly #inOrder = inOrder();
  #revision: number | null = null;

  /** @param folder made where it is not there; its other files are left alone, but for articles */
  constructor(
    private readonly database: Database,
    readonly folder: string,
  ) {}

  /** Which state of the articles the folder has, as `revisionOf` counts; null before the first refreshing. */
  get revision(): number | null {
    return this.#revision;
  }

  /**
   * Brings the folder in step with the articles as they are at one moment.
   * @throws as `transaction` does; what the file system throws. What was written by then is whole, and the next one goes on
   */
  refresh(): Promise<void> {
    return this.#inOrder(async () => {
      await mkdir(this.folder, { recursive: true });
      this.#revision = await this.database.transaction(async (connection) => {
        // All of it as it is at the first statement, whoever publishes meanwhile.
        await connection.query("set transaction isolation level repeatable read, read only");
        const revision = await revisionOf(connection);
        await this.#takeOver(connection);
        return revision;
      });
    });
  }

  async #takeOver(connection: Queryable): Promise<void> {
    const rows = await connection.query<{ file: string; fingerprint: string }>(
      "select file, fingerprint from trich_dan.articles",
    );
    const wanted = new Map(
      rows.filter(({ file }) => isPlainName(file)).map(({ file, fingerprint }) => [file, fingerprint]),
    );
    for (const [file, fingerprint] of wanted) {
      if ((await this.#fingerprintOf(file)) === fingerprint) continue;
      const [row] = await connection.query<{ content: Uint8Array }>(
        "select content from trich_dan.articles where file = $1",
        [file],
      );
      if (row) await this.#write(file, row.content);
    }
    for (const name of await articleNames(this.folder))
      if (!wanted.has(name)) await rm(join(this.folder, name), { force: true, recursive: true });
  }

  /** Null where there is no such file. */
  async #fingerprintOf(file: string): Promise<string | null> {
    const found = await fileState(join(this.folder, file));
    if (found === null) return null;
    const { state } = found;
    const known = this.#known.get(file);
    if (known?.state === state) return known.fingerprint;
    const bytes = await readFile(join(this.folder, file)).catch(() => null);
    if (bytes === null) return null;
    const fingerprint = fingerprintOf(bytes);
    this.#known.set(file, { state, fingerprint });
    return fingerprint;
  }

  /** It need not be waited for the disk: what a crash leaves is compared at the next start. */
  async #write(file: string, content: Uint8Array): Promise<void> {
    await writeWhole(join(this.folder, file), content);
    const found = await fileState(join(this.folder, file));
    if (found) this.#known.set(file, { state: found.state, fingerprint: fingerprintOf(content) });
  }
}

/** How often the articles were changed. @throws as `query` does */
export async function revisionOf(connection: Queryable): Promise<number> {
  const [row] = await connection.query<{ revision: string | number }>(
    "select revision from trich_dan.library",
  );
  return Number(row?.revision ?? 0);
}
