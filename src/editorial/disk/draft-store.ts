import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { type Draft, draftSchema } from "../draft.js";
import { isTooOld } from "../draft-life.js";
import type { Drafts } from "../store.js";
import { JsonFolder } from "./json-folder.js";
import type { WholeFiles } from "./whole-files.js";

/** Behind the name of a document that is not read to its end. */
const beingRead = ".reading";

/** Drafts, and the documents that they were read from: those are kept as long as a draft of them is, for its preview. */
export class DraftStore implements Drafts {
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

  async all(): Promise<Draft[]> {
    const whole = new Set(await this.#names());
    const drafts = (await this.#drafts.all()).filter(
      (draft) => !this.#isOld(draft) && whole.has(draft.document.file),
    );
    return drafts.sort((a, b) => a.since - b.since || a.article.part - b.article.part);
  }

  async get(id: string): Promise<Draft | null> {
    const draft = await this.#drafts.get(id);
    const isWhole = draft && (await this.#names()).includes(draft.document.file);
    return isWhole && !this.#isOld(draft) ? draft : null;
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

  async tidy(): Promise<void> {
    const names = await this.#names();
    const whole = new Set(names);
    const used = new Set<string>();
    for (const draft of await this.#drafts.all()) {
      const { file } = draft.document;
      if (this.#reading.has(file)) continue;
      if (this.#isOld(draft) || !whole.has(file)) await this.#drafts.remove(draft.id);
      else used.add(file);
    }
    for (const name of names)
      if (!used.has(name) && !this.#reading.has(name.replace(beingRead, "")))
        await this.files.remove(join(this.#documents, name));
  }

  #names(): Promise<string[]> {
    return readdir(this.#documents).catch(() => []);
  }

  #isOld(draft: Draft): boolean {
    return isTooOld(draft, this.now());
  }

  /** Where the document of a draft lies. */
  documentOf({ document }: Draft): string {
    return join(this.#documents, document.file);
  }
}
