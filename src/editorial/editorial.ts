import { stat } from "node:fs/promises";
import { join } from "node:path";
import { titleWords } from "../corpus/series.js";
import { AppError } from "../errors.js";
import { ArticleStore } from "./article-store.js";
import { articleIn, type Change, type Changed, clashOf } from "./changes.js";
import type { Draft, DraftField } from "./draft.js";
import { DraftStore, hashOf } from "./draft-store.js";
import type { EditorialOptions, Taken, TakeOptions } from "./editorial-options.js";
import { fingerprintOf } from "./fingerprint.js";
import { inOrder } from "./in-order.js";
import { JsonFolder } from "./json-folder.js";
import { type Note, noteSchema } from "./note.js";
import { type Plan, planOf } from "./plan.js";
import { type Published, publishedNote, publishedOf } from "./published.js";
import { type ReadDraftsOptions, readDrafts } from "./read-drafts.js";
import { toldAsReadOnly } from "./told-as-read-only.js";
import { VersionStore } from "./version-store.js";
import { WholeFiles } from "./whole-files.js";

/**
 * Folder within that of the articles: it is in the same file system, so that a rename puts an article in its place; is written where articles are; and is
 * kept wherever they are kept. A reader of the corpus does not see it.
 */
export const editorialFolder = ".editorial";

/**
 * The corpus as those who look after it see it: documents that were handed in become drafts, a draft is published, an article is withdrawn, a version
 * of it restored. Every change is one step on the disk, asked for by what whoever asks has seen; whatever it takes away is kept.
 */
export class Editorial {
  readonly articles: ArticleStore;
  /** What the channel has to know again after a restart. */
  readonly notes: JsonFolder<Note>;
  readonly #drafts: DraftStore;
  readonly #files: WholeFiles;
  readonly #now: () => number;
  readonly #inOrder = inOrder();

  constructor(
    readonly corpusDir: string,
    private readonly options: EditorialOptions = {},
  ) {
    const folder = join(corpusDir, editorialFolder);
    this.#files = new WholeFiles(join(folder, "unfinished"), options.disk);
    this.#now = options.now ?? Date.now;
    this.#drafts = new DraftStore(folder, this.#files, this.#now);
    this.notes = new JsonFolder(join(folder, "notes"), noteSchema, this.#files);
    const versions = new VersionStore(join(folder, "versions"), this.#files);
    this.articles = new ArticleStore(corpusDir, this.#files, versions);
  }

  /** Forgets what an ended process left half done, and what is too old. Never rejects: nothing depends on it. */
  async tidy(): Promise<void> {
    await this.#inOrder(async () => {
      await this.#files.sweep(this.#now());
      for (const draft of await this.#drafts.all()) {
        // It was published just before the process ended.
        const plan = await planOf(draft, this.articles).catch(() => null);
        if (plan?.kind === "same") await this.#conclude(draft, plan);
      }
      await this.#drafts.tidy();
      for (const note of await this.notes.all())
        if (this.#drafts.isOld(note)) await this.notes.remove(note.id);
    }).catch(() => undefined);
  }

  /** A path for a file that is being fetched. @throws AppError CORPUS_READ_ONLY */
  async scratch(): Promise<string> {
    return this.#writing(() => this.#files.scratch());
  }

  /** Drops a file that was fetched in vain. */
  async drop(path: string): Promise<void> {
    await this.#files.remove(path).catch(() => undefined);
  }

  /** @throws AppError CORPUS_READ_ONLY where nothing can be written */
  async checkWritable(): Promise<void> {
    await this.#writing(async () => {
      const path = await this.#files.scratch();
      await this.#files.write(path, "");
      await this.#files.remove(path);
    });
  }

  /**
   * Takes a document in and makes drafts of it. One that was handed in before and has drafts yet is not read again.
   * @param path of a file of `scratch`, which is not there afterwards
   * @yields for each document in it, its drafts, which count once all is read; or why it cannot be read
   * @throws AppError CORPUS_READ_ONLY; the signal's reason
   */
  async *take(path: string, name: string, options: TakeOptions): AsyncGenerator<Taken | AppError> {
    const { size } = await stat(path);
    const file = await hashOf(path);
    const known = (await this.drafts()).filter(({ document }) => document.file === file);
    if (known.length > 0) {
      await this.drop(path);
      yield { drafts: known, isKnown: true };
      return;
    }
    try {
      const kept = await this.#writing(() => this.#drafts.beginReading(path, file));
      const reading = { ...options, ...(await this.#present()), read: this.options.read, now: this.#now() };
      for await (const drafts of readDrafts({ path: kept, name, file, size }, reading)) {
        if (drafts instanceof AppError) yield drafts;
        else {
          for (const draft of drafts) await this.#writing(() => this.#drafts.put(draft));
          yield { drafts, isKnown: false };
        }
      }
      await this.#writing(() => this.#drafts.finishReading(file));
    } finally {
      await this.#inOrder(() => this.#drafts.endReading(file));
    }
  }

  /** What a document is read beside: the parts that are taken, and the series that all articles are of, if they are of one. */
  async #present(): Promise<Pick<ReadDraftsOptions, "takenParts" | "series">> {
    const heads = (await this.articles.list()).flatMap(({ head }) => head ?? []);
    const waiting = (await this.drafts()).map(({ article }) => article);
    const series = new Map(heads.map((head) => [titleWords(head.series), head.series]));
    return {
      takenParts: [...heads, ...waiting].map(({ series, part }) => ({ series, part })),
      series: series.size === 1 ? ([...series.values()][0] ?? null) : null,
    };
  }

  /** Those that wait to be published, in the order in which they came. */
  drafts(): Promise<Draft[]> {
    return this.#drafts.all();
  }

  /** Null where it was published, discarded or forgotten. */
  draft(id: string): Promise<Draft | null> {
    return this.#drafts.get(id);
  }

  /** What publishing a draft would do now. @throws AppError as `planOf` does */
  plan(draft: Draft): Promise<Plan> {
    return planOf(draft, this.articles);
  }

  /** Sets a field of a draft; null where it is gone. @throws AppError CORPUS_READ_ONLY */
  change(id: string, field: DraftField, value: string | number): Promise<Draft | null> {
    return this.#inOrder(async () => {
      const draft = await this.draft(id);
      if (!draft) return null;
      const guessed = draft.guessed.filter((each) => each !== field);
      const changed: Draft = { ...draft, article: { ...draft.article, [field]: value }, guessed };
      await this.#writing(() => this.#drafts.put(changed));
      return changed;
    });
  }

  /** Forgets a draft; false where it was gone. @throws AppError CORPUS_READ_ONLY */
  discard(id: string): Promise<boolean> {
    return this.#inOrder(async () => {
      if (!(await this.draft(id))) return false;
      await this.#writing(() => this.#drafts.forget(id));
      return true;
    });
  }

  /**
   * Publishes a draft; one that was published already stays so.
   * @param state of the plan that whoever asks has seen
   * @throws AppError CORPUS_READ_ONLY, and as `planOf` does
   */
  publish(id: string, state: string): Promise<Change> {
    return this.#inOrder(async (): Promise<Change> => {
      const draft = await this.draft(id);
      if (!draft) return (await this.published(id))?.change ?? { kind: "gone" };
      const plan = await this.plan(draft);
      const { kind, slug, file, other, markdown, state: now } = plan;
      // What is there already is published, whatever was seen.
      if (now !== state && kind !== "same") return { kind: "stale" };
      if (kind === "copy" && other) return { kind: "clash", other };
      return this.#writing(async () => {
        if (kind !== "same") await this.articles.put(slug, file, markdown);
        return this.#conclude(draft, plan);
      });
    });
  }

  /** Notes that a draft was published, and forgets it. */
  async #conclude(draft: Draft, { slug, file, other, markdown }: Plan): Promise<Changed> {
    const before = other?.fingerprint ?? null;
    const change: Changed = { kind: "done", slug, before, after: fingerprintOf(markdown) };
    await this.notes.put(publishedNote(draft, file, change, this.#now()));
    await this.#drafts.forget(draft.id);
    return change;
  }

  /** How a draft was published that is gone; null where it was not, or its article holds another text by now. */
  async published(id: string): Promise<Published | null> {
    const published = publishedOf(await this.notes.get(id));
    const now = (await this.articles.list()).find(({ file }) => file === published?.file);
    return now && now.fingerprint === published?.change.after ? published : null;
  }

  /**
   * Takes an article out of the corpus.
   * @param fingerprint of the text that whoever asks has seen
   * @throws AppError CORPUS_READ_ONLY
   */
  withdraw(slug: string, fingerprint: string): Promise<Change> {
    return this.#inOrder(async (): Promise<Change> => {
      const articles = await this.articles.list();
      const article = articles.find((each) => each.slug === slug);
      if (!article) return { kind: "gone" };
      if (article.fingerprint !== fingerprint) return { kind: "stale" };
      if (!articles.some(({ head, file }) => head && file !== article.file)) return { kind: "last" };
      await this.#writing(() => this.articles.withdraw(slug, article.file));
      return { kind: "done", slug, before: fingerprint, after: null };
    });
  }

  /**
   * Puts a version of an article in its place, or back where it was withdrawn.
   * @param version its fingerprint
   * @param fingerprint of the text that whoever asks has seen; null: that there was none
   * @throws AppError CORPUS_READ_ONLY
   */
  restore(slug: string, version: string, fingerprint: string | null): Promise<Change> {
    return this.#inOrder(async (): Promise<Change> => {
      const articles = await this.articles.list();
      const article = articles.find((each) => each.slug === slug);
      const bytes = await this.articles.versions.read(slug, version);
      const file = article?.file ?? `${slug}.md`;
      const read = bytes && articleIn(bytes, file);
      if (!bytes || !read) return { kind: "gone" };
      if ((article?.fingerprint ?? null) !== fingerprint) return { kind: "stale" };
      const other = clashOf(read, file, articles);
      if (other) return { kind: "clash", other };
      await this.#writing(() => this.articles.put(slug, file, bytes));
      return { kind: "done", slug, before: fingerprint, after: fingerprintOf(bytes) };
    });
  }

  /** See `DraftStore.picture`. */
  picture(draft: Draft, at: number, signal?: AbortSignal): Promise<Uint8Array> {
    return this.#drafts.picture(draft, at, signal);
  }

  #writing<Result>(work: () => Promise<Result>): Promise<Result> {
    return toldAsReadOnly(this.corpusDir, work);
  }
}
