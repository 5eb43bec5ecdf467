import type { ArticleSource } from "../articles.js";
import { type Core, coreOf, type Models } from "../core.js";
import type { Engine } from "../engine.js";
import { AppError, reasonOf } from "../errors.js";
import {
  CorpusWatcher,
  differenceBetween,
  type IndexUpdate,
  type Library,
  type Reload,
  type Served,
} from "../index/index.js";

/** What a core that follows its corpus needs. */
export interface LiveOptions {
  readonly corpusDir: string;
  /** Where the articles come from, where that is no folder to be watched; closed with the core. */
  readonly articles?: Pick<ArticleSource, "follow" | "close"> | undefined;
  /** Whether the first core is over an index that others published, which may be older than the articles. Absent: it is not. */
  readonly isPublished?: boolean | undefined;
  readonly models: Models;
  /**
   * Brings the index up to date without holding up the event loop.
   * @param signal gives it up
   */
  readonly update: (served: Served, signal: AbortSignal) => Promise<IndexUpdate>;
  /** Where the library is searched; closed with the core. */
  readonly engine: Engine;
  /** What the corpus looked like before the first core was opened, see `lookAt`; null: the folder is not to be watched. */
  readonly seen: string | null;
  /**
   * Told of each reading, in order.
   * @param askers who asked for it, and gets its result
   */
  readonly onReload?: ((reload: Reload, askers: readonly number[]) => void) | undefined;
}

/**
 * Holds the core that questions are asked of, and puts another in its place when the corpus has changed. Whoever answers takes `current`
 * once a question and keeps it to the end; the one before is garbage once its last question is answered.
 */
export class LiveCore implements Core {
  #current: Core;
  #running: Promise<Reload> | null = null;
  #next: Promise<Reload> | null = null;
  /** Who asked for the next reading while one was under way. */
  readonly #askers = new Set<number>();
  #watcher: CorpusWatcher | null = null;
  #following: Promise<void> | null = null;
  #articles: ReturnType<NonNullable<ArticleSource["follow"]>> | null = null;
  #trouble: string | null = null;
  readonly #stop = new AbortController();

  /** @param core the first one */
  constructor(
    core: Core,
    private readonly options: LiveOptions,
  ) {
    this.#current = { library: core.library, answerer: core.answerer, figures: core.figures };
  }

  /** What questions that come now are asked of: the same object until it is replaced. */
  get current(): Core {
    return this.#current;
  }

  /** Whether questions wait for one processor. */
  get isInProcess(): boolean {
    return this.options.engine.isInProcess;
  }

  get library(): Core["library"] {
    return this.#current.library;
  }

  get answerer(): Core["answerer"] {
    return this.#current.answerer;
  }

  get figures(): Core["figures"] {
    return this.#current.figures;
  }

  /**
   * Reads the corpus again. One that is being read when this is called may have been read too early: then it is read once more, however many
   * ask for it meanwhile, and the result is what both changed.
   *
   * @param asker id of the administrator who asks
   */
  reload(asker?: number): Promise<Reload> {
    if (!this.#running) return this.#start(asker === undefined ? [] : [asker]);
    if (asker !== undefined) this.#askers.add(asker);
    this.#next ??= this.#running.then(async (earlier) => {
      this.#next = null;
      const askers = [...this.#askers];
      this.#askers.clear();
      return bothOf(earlier, await this.#start(askers));
    });
    return this.#next;
  }

  /** Follows the articles from now on: the folder, where it is to be watched, or the database that they stand in. */
  watch(): void {
    const { corpusDir, seen, articles, engine, isPublished = false } = this.options;
    if (seen !== null) this.#watcher ??= new CorpusWatcher(corpusDir, seen, this.#readChange);
    this.#following ??= engine.follow?.(this.#take, this.#tellTrouble) ?? null;
    const isFirst = this.#articles === null;
    this.#articles ??= articles?.follow?.(this.#readChange) ?? null;
    // Whoever ends them sees what went wrong.
    for (const following of [this.#following, this.#articles]) following?.catch(() => undefined);
    if (isFirst && this.#articles && isPublished) void this.reload();
  }

  /** Whether a change was read. */
  readonly #readChange = async (): Promise<boolean> => !("error" in (await this.reload()));

  /** Ends the watch and gives up what is under way; resolves once it is. The index on disk is the old one or the new one. */
  async close(): Promise<void> {
    this.#stop.abort();
    const following = await this.#articles?.catch(() => null);
    await Promise.all([
      this.#running,
      this.#watcher?.close(),
      following?.close(),
      this.#following?.catch(() => undefined),
    ]);
    await this.options.engine.close();
    await this.options.articles?.close();
  }

  /** Answers from a library that another process has brought up to date. */
  readonly #take = (library: Library): void => {
    const { passages, corpusHash } = this.#current.library;
    this.#current = coreOf(library, this.options.models);
    this.#trouble = null;
    if (library.corpusHash === corpusHash) return;
    void differenceBetween(passages, library.passages).then((difference) => {
      if (!this.#stop.signal.aborted) this.options.onReload?.({ difference, problems: library.problems }, []);
    });
  };

  /** What keeps it from following others; told once, however often it is tried again. */
  readonly #tellTrouble = (error: AppError): void => {
    if (this.#trouble !== error.code) this.options.onReload?.({ error }, []);
    this.#trouble = error.code;
  };

  #start(askers: readonly number[]): Promise<Reload> {
    const running = this.#read().then((reload) => {
      this.#running = null;
      if (!this.#stop.signal.aborted) this.options.onReload?.(reload, askers);
      return reload;
    });
    this.#running = running;
    return running;
  }

  async #read(): Promise<Reload> {
    const { models, update, engine } = this.options;
    const { library: before } = this.#current;
    try {
      const slugs = before.passages.articles.map(({ slug }) => slug);
      const { signal } = this.#stop;
      const served = { corpus: before.corpusHash, slugs };
      const updated = await engine.update((present) => update(present, signal), served, signal);
      if (updated.corpus === before.corpusHash) return { difference: null, problems: updated.problems };
      const library = await engine.read(updated);
      signal.throwIfAborted();
      this.#current = coreOf(library, models);
      return {
        difference: await differenceBetween(before.passages, library.passages),
        problems: updated.problems,
      };
    } catch (cause) {
      if (cause instanceof AppError) return { error: cause };
      return { error: new AppError("INTERNAL", { reason: reasonOf(cause) }, { cause }) };
    }
  }
}

/** What two readings changed, for whoever asked while the first was under way: their change may have been read by either. */
function bothOf(earlier: Reload, later: Reload): Reload {
  if ("error" in later || later.difference || "error" in earlier) return later;
  return { ...later, difference: earlier.difference };
}
