import { type Database, migrate, openPostgres } from "./database/index.js";
import { AppError } from "./errors.js";
import {
  type EmbeddedLibrary,
  type IndexUpdate,
  type Library,
  type OpenLibraryOptions,
  openLibrary,
  readUpdated,
  type Served,
  SharedIndex,
} from "./index/index.js";

/** Where the index of a library is searched, and so how it is opened and brought up to date. */
export interface Engine {
  /** Whether questions wait for one processor, so that side by side none is answered sooner. */
  readonly isInProcess: boolean;
  /** Opens the library, building its index where needed. @throws AppError */
  open(options: OpenLibraryOptions): Promise<Library>;
  /** Builds the index of the articles and has it searched from now on. @throws AppError */
  index(options: OpenLibraryOptions): Promise<Library>;
  /**
   * Brings the index up to date.
   * @param update does so on the disk
   * @throws AppError
   */
  update(
    update: (served: Served) => Promise<IndexUpdate>,
    served: Served,
    signal: AbortSignal,
  ): Promise<IndexUpdate>;
  /** Opens what was brought up to date. */
  read(updated: IndexUpdate): Promise<Library>;
  /** Goes over to what other processes bring up to date; null where none does. */
  readonly follow:
    | ((take: (library: Library) => void, onTrouble: (error: AppError) => void) => Promise<void>)
    | null;
  close(): Promise<void>;
}

/** The settings by which an engine is chosen. */
export interface EngineSettings {
  readonly SEARCH_ENGINE: "embedded" | "postgres";
  readonly DATABASE_URL?: string | undefined;
  readonly INDEX_DIR: string;
}

type Models = Pick<OpenLibraryOptions, "embedder" | "lexicon">;

/**
 * The engine that the settings name.
 * @throws AppError where its database cannot be used
 */
export async function openEngine(settings: EngineSettings, models: Models): Promise<Engine> {
  const { SEARCH_ENGINE, DATABASE_URL, INDEX_DIR } = settings;
  if (SEARCH_ENGINE === "embedded" || DATABASE_URL === undefined) return embeddedEngine(INDEX_DIR, models);
  const database = await openPostgres(DATABASE_URL);
  try {
    await migrate(database);
    return postgresEngine(database, INDEX_DIR, models);
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** The index in this process, from its folder. */
export function embeddedEngine(indexDir: string, models: Models): Engine {
  return {
    isInProcess: true,
    open: openLibrary,
    index: openLibrary,
    update: (update, served) => update(served),
    read: (updated) => readUpdated(updated, models, updated.indexDir !== indexDir),
    follow: null,
    close: async () => {},
  };
}

/** Reasons for which there are no articles to build an index from. */
const withoutArticles: ReadonlySet<string> = new Set(["CORPUS_MISSING", "CORPUS_EMPTY"]);

/** The index in a database, which processes share; it is built in one of them, as the embedded one is. */
export function postgresEngine(database: Database, indexDir: string, models: Models): Engine {
  const shared = new SharedIndex(database, models);
  const build = async (options: OpenLibraryOptions, reason: string): Promise<EmbeddedLibrary> => {
    try {
      return await openLibrary(options);
    } catch (cause) {
      const isWithout = cause instanceof AppError && withoutArticles.has(cause.code);
      if (!isWithout) throw cause;
      throw new AppError("LIBRARY_NOT_PUBLISHED", { reason, folder: options.corpusDir }, { cause });
    }
  };
  return {
    isInProcess: false,
    open: (options) => shared.openOrBuild((reason) => build(options, reason)),
    async index(options) {
      const { force = false } = options;
      let built: EmbeddedLibrary | null = null;
      const published = await shared.publish(async () => (built = await openLibrary(options)), { force });
      const library = await shared.reopen();
      const { state = library.state, embedded = 0, problems = [] } = (built as EmbeddedLibrary | null) ?? {};
      return {
        ...library,
        state: published?.isNew === true && state === "reused" ? "updated" : state,
        embedded,
        problems,
      };
    },
    async update(update, served, signal) {
      let updated: IndexUpdate | null = null;
      // Whoever comes second finds published what it would have built.
      await shared.publish(
        async (corpus) => {
          updated = await update({ ...served, corpus: corpus ?? served.corpus });
          if (updated.corpus === corpus) return null;
          return readUpdated(updated, models, updated.indexDir !== indexDir);
        },
        { signal },
      );
      if (!updated) throw new Error("the index was not brought up to date");
      return updated;
    },
    async read({ embedded, problems }) {
      return { ...(await shared.reopen()), state: embedded > 0 ? "updated" : "reused", embedded, problems };
    },
    follow: (take, onTrouble) => shared.follow({ onLibrary: take, onTrouble }),
    async close() {
      await shared.close();
      await database.close();
    },
  };
}
