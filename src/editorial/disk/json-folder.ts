import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { z } from "zod";
import type { WholeFiles } from "./whole-files.js";

/** A record has an id of its own: 16 hexadecimal digits. */
interface Identified {
  readonly id: string;
}

const named = /^([0-9a-f]{16})\.json$/u;

/** Records in a folder, one file each. A file that is no record is left alone. */
export class JsonFolder<Entry extends Identified> {
  constructor(
    private readonly folder: string,
    private readonly schema: z.ZodType<Entry>,
    private readonly files: WholeFiles,
  ) {}

  /** All of them, in no order. */
  async all(): Promise<Entry[]> {
    const names = await readdir(this.folder).catch(() => []);
    const found = await Promise.all(names.map((name) => this.get(named.exec(name)?.[1] ?? "")));
    return found.filter((entry) => entry !== null);
  }

  /** Null where there is none. */
  async get(id: string): Promise<Entry | null> {
    if (!/^[0-9a-f]{16}$/u.test(id)) return null;
    try {
      const entry = this.schema.parse(JSON.parse(await readFile(this.#path(id), "utf8")));
      return entry.id === id ? entry : null;
    } catch {
      return null;
    }
  }

  /** @throws what the file system throws */
  put(entry: Entry): Promise<void> {
    return this.files.write(this.#path(entry.id), JSON.stringify(entry));
  }

  remove(id: string): Promise<void> {
    return this.files.remove(this.#path(id));
  }

  #path(id: string): string {
    return join(this.folder, `${id}.json`);
  }
}
