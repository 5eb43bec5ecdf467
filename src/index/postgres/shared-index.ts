import { randomUUID } from "node:crypto";
import type { Database, Subscription } from "../../database/index.js";
import { AppError, reasonOf } from "../../errors.js";
import { pause } from "../../pause.js";
import type { EmbeddedLibrary } from "../library.js";
import type { IndexModels } from "../stored-fit.js";
import { requireVector } from "./extensions.js";
import {
  currentGeneration,
  generationChannel,
  holdGeneration,
  leaveGeneration,
  removeUnused,
} from "./generations.js";
import { differences } from "./identity.js";
import { type DatabaseLibrary, openDatabaseLibrary } from "./open-database-library.js";
import { type Published, writeGeneration } from "./publish.js";
import { asLibraryWriter } from "./writer-lease.js";

/** How often a reader says that it reads, and looks for itself what is to be read, in ms. */
const interval = 10_000;
/** Time before another try to go over to a generation, in ms: replicas follow within a second. */
const retryPause = 500;
/** How long what was replaced stays held, in ms: longer than any question takes. */
const lastQuestions = 60_000;

/** How the shared index is followed. */
export interface Followed {
  /** Another generation is open, and to be answered from. */
  onLibrary(library: DatabaseLibrary): void;
  /** It cannot be followed at present; tried again until it can. */
  onTrouble(error: AppError): void;
}

/** The index that processes share, as one of them uses it. */
export class SharedIndex {
  /** Under which name each generation is held that this process may still be answering from. */
  readonly #held = new Map<number, string>();
  readonly #stop = new AbortController();
  #following: Promise<void> = Promise.resolve();
  #subscription: Subscription | null = null;
  #wake: AbortController = new AbortController();
  /** That of the library opened last. */
  #opened = 0;

  constructor(
    private readonly database: Database,
    private readonly models: IndexModels,
  ) {}

  /**
   * Opens the generation that is current. Where there is none that this program can use, one is built and published; of processes that start at once,
   * one does so and the others wait for it.
   * @throws AppError DATABASE_EXTENSION_MISSING, LIBRARY_DAMAGED; what `build` throws; as `Database.query` does
   */
  async openOrBuild(build: (reason: string) => Promise<EmbeddedLibrary>): Promise<DatabaseLibrary> {
    await requireVector(this.database);
    const present = await this.#open();
    if (present) return present;
    await asLibraryWriter(
      this.database,
      async (writer) => {
        const reason = await this.#misfit();
        if (reason === null) return;
        await writeGeneration(this.database, writer, await build(reason), this.models, {
          signal: this.#stop.signal,
        });
      },
      this.#stop.signal,
    );
    return this.reopen();
  }

  /**
   * Publishes what `build` gives, as the only process that does so.
   * @param build given the fingerprint of the corpus that is published now, null where none is; gives null where nothing is to be published
   * @param force writes it though the same stands there already
   */
  async publish(
    build: (corpus: string | null) => Promise<EmbeddedLibrary | null>,
    {
      signal = this.#stop.signal,
      force = false,
    }: { readonly signal?: AbortSignal; readonly force?: boolean } = {},
  ): Promise<Published | null> {
    return asLibraryWriter(
      this.database,
      async (writer) => {
        const corpus = (await this.#misfit()) === null ? await currentGeneration(this.database) : null;
        const library = await build(corpus?.details.corpus ?? null);
        return library && writeGeneration(this.database, writer, library, this.models, { signal, force });
      },
      signal,
    );
  }

  /** Opens what is current by now. @throws AppError LIBRARY_DAMAGED; as `Database.query` does */
  async reopen(): Promise<DatabaseLibrary> {
    const library = await this.#open();
    if (library) return library;
    throw new AppError("LIBRARY_NOT_PUBLISHED", {
      reason: (await this.#misfit()) ?? "none",
      folder: "CORPUS_DIR",
    });
  }

  /** Goes over to each generation that is published from now on, whoever does. */
  async follow(followed: Followed): Promise<void> {
    const wake = () => this.#wake.abort();
    this.#subscription = await this.database.listen(generationChannel, wake, wake);
    this.#following = this.#keepFollowing(followed);
  }

  /** Ends that and gives up what is under way. The database stays open: it is not this one's. */
  async close(): Promise<void> {
    this.#stop.abort();
    this.#wake.abort();
    await this.#subscription?.close();
    await this.#following;
    // What cannot be given back runs out.
    for (const reader of this.#held.values())
      await leaveGeneration(this.database, reader).catch(() => undefined);
  }

  async #keepFollowing(followed: Followed): Promise<void> {
    const { signal } = this.#stop;
    let renewed = performance.now();
    while (!signal.aborted) {
      this.#wake = new AbortController();
      let wait = interval;
      try {
        await this.#goOver(followed);
        if (performance.now() - renewed >= interval) {
          await this.#renew();
          renewed = performance.now();
        }
      } catch (cause) {
        if (signal.aborted) return;
        wait = retryPause;
        const known = cause instanceof AppError;
        followed.onTrouble(known ? cause : new AppError("INTERNAL", { reason: reasonOf(cause) }, { cause }));
      }
      await pause(wait, AbortSignal.any([signal, this.#wake.signal]));
    }
  }

  async #goOver({ onLibrary }: Followed): Promise<void> {
    const current = await currentGeneration(this.database);
    if (!current || current.id === this.#opened) return;
    const before = this.#opened;
    const library = await this.#open();
    if (this.#stop.signal.aborted || !library || library.generation.id === before) return;
    onLibrary(library);
  }

  async #renew(): Promise<void> {
    for (const [id, reader] of this.#held) await holdGeneration(this.database, reader, id);
    await removeUnused(this.database);
  }

  async #open(): Promise<DatabaseLibrary | null> {
    const reader = randomUUID();
    const library = await openDatabaseLibrary(this.database, this.models, reader);
    if (!library) return null;
    const { id } = library.generation;
    this.#opened = id;
    for (const before of this.#held.keys()) if (before !== id) this.#leaveLater(before);
    this.#held.set(id, reader);
    return library;
  }

  /** Gives a generation back once the last questions asked of it are answered. */
  #leaveLater(id: number): void {
    const timer = setTimeout(() => {
      const reader = this.#held.get(id);
      this.#held.delete(id);
      // What cannot be given back runs out.
      if (reader) void leaveGeneration(this.database, reader).catch(() => undefined);
    }, lastQuestions);
    timer.unref();
  }

  /** Why what is published cannot be used by this program; null: it can. */
  async #misfit(): Promise<string | null> {
    const current = await currentGeneration(this.database);
    if (!current) return "none";
    const names = differences(current.details, this.models);
    return names.length === 0 ? null : names.join(", ");
  }
}
