import { join } from "node:path";
import type { Draft } from "../draft.js";
import { inOrder } from "../in-order.js";
import { type Note, noteSchema } from "../note.js";
import type { DocumentReading, EditorialStore, EditorialView, Notes } from "../store.js";
import { ArticleStore } from "./article-store.js";
import { DraftStore } from "./draft-store.js";
import { JsonFolder } from "./json-folder.js";
import type { Disk } from "./steps.js";
import { toldAsReadOnly } from "./told-as-read-only.js";
import { VersionStore } from "./version-store.js";
import { WholeFiles } from "./whole-files.js";

/**
 * Folder within that of the articles: it is in the same file system, so that a rename puts an article in its place; is written where articles are; and is
 * kept wherever they are kept. A reader of the corpus does not see it.
 */
export const editorialFolder = ".editorial";

/** What `DiskStore` takes besides its folder; for tests. */
export interface DiskStoreOptions {
  readonly disk?: Disk | undefined;
  /** In ms since 1970. */
  readonly now?: (() => number) | undefined;
}

/** The folder of the articles, and within it what is kept beside them, for one process: each change of the articles is one step on the disk. */
export class DiskStore implements EditorialStore {
  readonly articles: ArticleStore;
  readonly notes: Notes;
  readonly drafts: DraftStore;
  readonly #files: WholeFiles;
  readonly #now: () => number;
  readonly #inOrder = inOrder();

  /** @param corpusDir folder of the articles */
  constructor(
    private readonly corpusDir: string,
    { disk, now = Date.now }: DiskStoreOptions = {},
  ) {
    const folder = join(corpusDir, editorialFolder);
    this.#files = new WholeFiles(join(folder, "unfinished"), disk);
    this.#now = now;
    this.drafts = new DraftStore(folder, this.#files, now);
    this.notes = new NoteFolder(join(folder, "notes"), noteSchema, this.#files);
    const versions = new VersionStore(join(folder, "versions"), this.#files);
    this.articles = new ArticleStore(corpusDir, this.#files, versions);
  }

  change<Result>(work: (view: EditorialView) => Promise<Result>): Promise<Result> {
    return this.#inOrder(() => work(this));
  }

  scratch(): Promise<string> {
    return this.#files.scratch();
  }

  drop(path: string): Promise<void> {
    return this.#files.drop(path);
  }

  checkWritable(): Promise<void> {
    return this.#files.check();
  }

  sweep(): Promise<void> {
    return this.#files.sweep(this.#now());
  }

  async beginReading(path: string, file: string): Promise<DocumentReading> {
    const { drafts } = this;
    const end = () => this.#inOrder(() => drafts.endReading(file));
    try {
      const kept = await drafts.beginReading(path, file);
      return {
        path: kept,
        add: (draft) => drafts.put(draft),
        finish: () => drafts.finishReading(file),
        end,
      };
    } catch (error) {
      await end();
      throw error;
    }
  }

  withDocument<Result>(draft: Draft, work: (path: string) => Promise<Result>): Promise<Result> {
    return work(this.drafts.documentOf(draft));
  }

  /** @throws AppError CORPUS_READ_ONLY */
  told<Result>(work: () => Promise<Result>): Promise<Result> {
    return toldAsReadOnly(this.corpusDir, work);
  }

  async close(): Promise<void> {}
}

/** Notes of one process, which has taken all of them on. */
class NoteFolder extends JsonFolder<Note> implements Notes {
  async takeOn(): Promise<boolean> {
    return true;
  }
}
