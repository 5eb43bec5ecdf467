import { stat } from "node:fs/promises";
import { drawInChild } from "../corpus/import/read-in-child.js";
import { titleWords } from "../corpus/series.js";
import { AppError } from "../errors.js";
import { articleIn, type Change, type Changed, clashOf } from "./changes.js";
import type { Draft, DraftField } from "./draft.js";
import { isTooOld } from "./draft-life.js";
import type { EditorialOptions, Taken, TakeOptions } from "./editorial-options.js";
import { fingerprintOf, hashOf } from "./fingerprint.js";
import { type Plan, planOf } from "./plan.js";
import { type Published, publishedIn, publishedNote } from "./published.js";
import { type ReadDraftsOptions, readDrafts } from "./read-drafts.js";
import type { Articles, EditorialStore, EditorialView, Notes } from "./store.js";

/**
 * The corpus as those who look after it see it: documents that were handed in become drafts, a draft is published, an article is withdrawn, a version
 * of it restored. Every change is asked for by what whoever asks has seen, and is made whole or not at all; whatever it takes away is kept.
 */
export class Editorial {
  readonly #now: () => number;

  /** @param store where all of it is kept */
  constructor(
    private readonly store: EditorialStore,
    private readonly options: EditorialOptions = {},
  ) {
    this.#now = options.now ?? Date.now;
  }

  get articles(): Articles {
    return this.store.articles;
  }

  /** What the channel has to know again after a restart. */
  get notes(): Notes {
    return this.store.notes;
  }

  /** Forgets what an ended process left half done, and what is too old. Never rejects: nothing depends on it. */
  async tidy(): Promise<void> {
    await this.store.sweep();
    await this.store
      .change(async (view) => {
        for (const draft of await view.drafts.all()) {
          // It was published just before the process ended.
          const plan = await planOf(draft, view.articles).catch(() => null);
          if (plan?.kind === "same") await this.#conclude(view, draft, plan);
        }
        await view.drafts.tidy();
        for (const note of await view.notes.all())
          if (isTooOld(note, this.#now())) await view.notes.remove(note.id);
      })
      .catch(() => undefined);
  }

  /** A path for a file that is being fetched. @throws AppError where nothing can be written */
  scratch(): Promise<string> {
    return this.store.told(() => this.store.scratch());
  }

  /** Drops a file that was fetched in vain. Never rejects. */
  drop(path: string): Promise<void> {
    return this.store.drop(path);
  }

  /** @throws AppError where nothing can be written */
  checkWritable(): Promise<void> {
    return this.store.told(() => this.store.checkWritable());
  }

  /**
   * Takes a document in and makes drafts of it. One that was handed in before and has drafts yet is not read again.
   * @param path of a file of `scratch`, which is not there afterwards
   * @yields for each document in it, its drafts, which count once all is read; or why it cannot be read
   * @throws AppError where nothing can be written; the signal's reason
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
    const { store } = this;
    const reading = await store.told(() => store.beginReading(path, file));
    try {
      const how = { ...options, ...(await this.#present()), read: this.options.read, now: this.#now() };
      for await (const drafts of readDrafts({ path: reading.path, name, file, size }, how)) {
        if (drafts instanceof AppError) yield drafts;
        else {
          for (const draft of drafts) await store.told(() => reading.add(draft));
          yield { drafts, isKnown: false };
        }
      }
      await store.told(() => reading.finish());
    } finally {
      await reading.end();
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
    return this.store.drafts.all();
  }

  /** Null where it was published, discarded or forgotten. */
  draft(id: string): Promise<Draft | null> {
    return this.store.drafts.get(id);
  }

  /** What publishing a draft would do now. @throws AppError as `planOf` does */
  plan(draft: Draft): Promise<Plan> {
    return planOf(draft, this.articles);
  }

  /** Sets a field of a draft; null where it is gone. @throws AppError where nothing can be written */
  change(id: string, field: DraftField, value: string | number): Promise<Draft | null> {
    return this.store.change(async ({ drafts }) => {
      const draft = await drafts.get(id);
      if (!draft) return null;
      const guessed = draft.guessed.filter((each) => each !== field);
      const changed: Draft = { ...draft, article: { ...draft.article, [field]: value }, guessed };
      await this.store.told(() => drafts.put(changed));
      return changed;
    });
  }

  /** Forgets a draft; false where it was gone. @throws AppError where nothing can be written */
  discard(id: string): Promise<boolean> {
    return this.store.change(async ({ drafts }) => {
      if (!(await drafts.get(id))) return false;
      await this.store.told(() => drafts.forget(id));
      return true;
    });
  }

  /**
   * Publishes a draft; one that was published already stays so.
   * @param state of the plan that whoever asks has seen
   * @throws AppError where nothing can be written, and as `planOf` does
   */
  publish(id: string, state: string): Promise<Change> {
    return this.store.change(async (view): Promise<Change> => {
      const draft = await view.drafts.get(id);
      if (!draft) return (await publishedIn(view, id))?.change ?? { kind: "gone" };
      const plan = await planOf(draft, view.articles);
      const { kind, slug, file, other, markdown, state: now } = plan;
      // What is there already is published, whatever was seen.
      if (now !== state && kind !== "same") return { kind: "stale" };
      if (kind === "copy" && other) return { kind: "clash", other };
      return this.store.told(async () => {
        if (kind !== "same") await view.articles.put(slug, file, markdown);
        return this.#conclude(view, draft, plan);
      });
    });
  }

  /** Notes that a draft was published, and forgets it. */
  async #conclude(
    { notes, drafts }: EditorialView,
    draft: Draft,
    { slug, file, other, markdown }: Plan,
  ): Promise<Changed> {
    const before = other?.fingerprint ?? null;
    const change: Changed = { kind: "done", slug, before, after: fingerprintOf(markdown) };
    await notes.put(publishedNote(draft, file, change, this.#now()));
    await drafts.forget(draft.id);
    return change;
  }

  /** How a draft was published that is gone; null where it was not, or its article holds another text by now. */
  published(id: string): Promise<Published | null> {
    return publishedIn(this.store, id);
  }

  /**
   * Takes an article out of the corpus.
   * @param fingerprint of the text that whoever asks has seen
   * @throws AppError where nothing can be written
   */
  withdraw(slug: string, fingerprint: string): Promise<Change> {
    return this.store.change(async (view): Promise<Change> => {
      const articles = await view.articles.list();
      const article = articles.find((each) => each.slug === slug);
      if (!article) return { kind: "gone" };
      if (article.fingerprint !== fingerprint) return { kind: "stale" };
      if (!articles.some(({ head, file }) => head && file !== article.file)) return { kind: "last" };
      await this.store.told(() => view.articles.withdraw(slug, article.file));
      return { kind: "done", slug, before: fingerprint, after: null };
    });
  }

  /**
   * Puts a version of an article in its place, or back where it was withdrawn.
   * @param version its fingerprint
   * @param fingerprint of the text that whoever asks has seen; null: that there was none
   * @throws AppError where nothing can be written
   */
  restore(slug: string, version: string, fingerprint: string | null): Promise<Change> {
    return this.store.change(async (view): Promise<Change> => {
      const articles = await view.articles.list();
      const article = articles.find((each) => each.slug === slug);
      const bytes = await view.articles.versions.read(slug, version);
      const file = article?.file ?? `${slug}.md`;
      const read = bytes && articleIn(bytes, file);
      if (!bytes || !read) return { kind: "gone" };
      if ((article?.fingerprint ?? null) !== fingerprint) return { kind: "stale" };
      const other = clashOf(read, file, articles);
      if (other) return { kind: "clash", other };
      await this.store.told(() => view.articles.put(slug, file, bytes));
      return { kind: "done", slug, before: fingerprint, after: fingerprintOf(bytes) };
    });
  }

  /**
   * A page of a draft's document as a PNG, with its paragraphs marked.
   * @param at its place among the draft's marks, from 0
   * @throws AppError as `drawInChild` does, and where the document cannot be had
   */
  async picture(draft: Draft, at: number, signal?: AbortSignal): Promise<Uint8Array> {
    const { name, entry } = draft.document;
    const page = draft.marks[at];
    if (!page) throw new AppError("IMPORT_DAMAGED", { file: name, reason: String(at + 1) });
    const how = { name, page, ...(entry && { entry }), ...(signal && { signal }) };
    return this.store.withDocument(draft, (path) => drawInChild({ path, ...how }));
  }

  /** Lets others go on with what this process has taken on. Never rejects. */
  close(): Promise<void> {
    return this.store.close();
  }
}
