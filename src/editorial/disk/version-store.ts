import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Versions } from "../store.js";
import { eachTextOnce, nextVersion, outdatedOf, type Version } from "../versions.js";
import type { WholeFiles } from "./whole-files.js";

/** `<ms since 1970, 15 digits>-<fingerprint>.md`: by name, the oldest first. */
const named = /^(\d{15})-([0-9a-f]{12})\.md$/u;

/** The texts that articles had: for each slug a folder, in it a file for each text. */
export class VersionStore implements Versions {
  constructor(
    private readonly folder: string,
    private readonly files: WholeFiles,
  ) {}

  async slugs(): Promise<string[]> {
    const entries = await readdir(this.folder, { withFileTypes: true }).catch(() => []);
    return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  }

  async of(slug: string): Promise<Version[]> {
    return eachTextOnce(await this.#names(slug));
  }

  async read(slug: string, fingerprint: string): Promise<Uint8Array | null> {
    const found = (await this.#names(slug)).find((each) => each.fingerprint === fingerprint);
    return found ? readFile(join(this.folder, slug, found.name)).catch(() => null) : null;
  }

  /**
   * Keeps a text that is about to go. One that an ended process kept already is the latest, and is kept once.
   * @throws what the file system throws
   */
  async keep(slug: string, content: Uint8Array, now = Date.now()): Promise<void> {
    const [latest] = await this.#names(slug);
    const version = nextVersion(latest, content, now);
    if (version === null) return;
    const name = `${String(version.until).padStart(15, "0")}-${version.fingerprint}.md`;
    await this.files.write(join(this.folder, slug, name), content);
  }

  /** Removes what is older than the versions that are kept, and what is there a second time. */
  async trim(slug: string): Promise<void> {
    for (const { name } of outdatedOf(await this.#names(slug)))
      await this.files.remove(join(this.folder, slug, name));
  }

  async #names(slug: string) {
    const names = await readdir(join(this.folder, slug)).catch(() => []);
    const found = names.flatMap((name) => {
      const [, until, fingerprint] = named.exec(name) ?? [];
      return until === undefined || fingerprint === undefined
        ? []
        : [{ name, until: Number(until), fingerprint }];
    });
    return found.sort((a, b) => b.until - a.until);
  }
}
