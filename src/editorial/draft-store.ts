import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { drawInChild } from "../corpus/import/read-in-child.js";
import { AppError } from "../errors.js";
import { type Draft, draftSchema } from "./draft.js";
import { JsonFolder } from "./json-folder.js";
import type { WholeFiles } from "./whole-files.js";

/** Drafts that nobody published are forgotten after a week, in ms. */
const draftLife = 7 * 24 * 60 * 60_000;

/** Behind the name of a document that is not read to its end. */
const beingRead = ".reading";

/** Drafts, and the documents that they were read from: those are kept as long as a draft of them is, for its preview. */
export class DraftStore {
  readonly #drafts: JsonFolder<Draft>;
  readonly #documents: string;
  /** Documents that are being read: no draft tells of them yet. */
  readonly #reading = new Set<string>();

  /** @param now in ms since 1970 */
  constructor(
    folder: string,
    private readonly files: WholeFiles,
    private readonly now: () => number,
  ) {
    this.#documents = join(folder, "documents");
    this.#drafts = new JsonFolder(join(folder, "drafts"), draftSchema, files);
  }

  /** Those that wait to be published, in the order in which they came. */
  async all(): Promise<Draft[]> {
    const whole = new Set(await this.#names());
    const drafts = (await this.#drafts.all()).filter(
      (draft) => !this.isOld(draft) && whole.has(draft.document.file),
    );
    return drafts.sort((a, b) => a.since - b.since || a.article.part - b.article.part);
  }

  /** Null where it was published, discarded or forgotten. */
  async get(id: string): Promise<Draft | null> {
    const draft = await this.#drafts.get(id);
    const isWhole = draft && (await this.#names()).includes(draft.document.file);
    return isWhole && !this.isOld(draft) ? draft : null;
  }

  put(draft: Draft): Promise<void> {
    return this.#drafts.put(draft);
  }

  async forget(id: string): Promise<void> {
    await this.#drafts.remove(id);
    await this.tidy().catch(() => undefined);
  }

  /** Moves a document here that is about to be read: its drafts do not count before all of it is. */
  async beginReading(path: string, file: string): Promise<string> {
    this.#reading.add(file);
    const kept = join(this.#documents, file + beingRead);
    await this.files.move(path, kept);
    return kept;
  }

  /** All of a document is read: its drafts count, all at once. */
  async finishReading(file: string): Promise<void> {
    const kept = join(this.#documents, file);
    await this.files.move(kept + beingRead, kept);
  }

  /** From now on only drafts keep a document; those of one that was not read to its end go. */
  async endReading(file: string): Promise<void> {
    this.#reading.delete(file);
    await this.tidy().catch(() => undefined);
  }

  /** Removes drafts that are too old, and documents of which there is no draft. */
  async tidy(): Promise<void> {
    const names = await this.#names();
    const whole = new Set(names);
    const used = new Set<string>();
    for (const draft of await this.#drafts.all()) {
      const { file } = draft.document;
      if (this.#reading.has(file)) continue;
      if (this.isOld(draft) || !whole.has(file)) await this.#drafts.remove(draft.id);
      else used.add(file);
    }
    for (const name of names)
      if (!used.has(name) && !this.#reading.has(name.replace(beingRead, "")))
        await this.files.remove(join(this.#documents, name));
  }

  #names(): Promise<string[]> {
    return readdir(this.#documents).catch(() => []);
  }

  /** Whether something has lain here for too long. */
  isOld({ since }: { readonly since: number }): boolean {
    return this.now() - since > draftLife;
  }

  /**
   * A page of a draft's document as a PNG, with its paragraphs marked.
   * @param at which of the pages that the draft has marks of, from 0
   * @throws AppError as `drawInChild` does
   */
  async picture({ document, marks }: Draft, at: number, signal?: AbortSignal): Promise<Uint8Array> {
    const page = marks[at];
    if (!page) throw new AppError("IMPORT_DAMAGED", { file: document.name, reason: String(at + 1) });
    const { name, file, entry } = document;
    return drawInChild({
      path: join(this.#documents, file),
      name,
      page,
      ...(entry && { entry }),
      ...(signal && { signal }),
    });
  }
}

/** What a document is known by: 64 hexadecimal digits. */
export async function hashOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return hash.digest("hex");
}
