import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Database, Queryable } from "../../database/index.js";
import { pause } from "../../pause.js";
import { toldAsReadOnly } from "../disk/told-as-read-only.js";
import { WholeFiles } from "../disk/whole-files.js";
import type { Draft } from "../draft.js";
import type { DocumentReading, EditorialStore, EditorialView } from "../store.js";
import { DatabaseArticles, type KnownArticles } from "./database-articles.js";
import { addDocument, DatabaseDrafts, documentPieces } from "./database-drafts.js";
import { DatabaseNotes, noteRenewal } from "./database-notes.js";
import { lockLibrary } from "./library-lock.js";

/** What `DatabaseStore` needs. */
export interface DatabaseStoreOptions {
  readonly database: Database;
  /** The bot's number: its notes are its own; articles and drafts are of all bots of the database. */
  readonly bot: number;
  /** Folder of this machine for files while they are fetched and read; it may be deleted whenever nothing runs. */
  readonly folder: string;
  /** In ms since 1970. */
  readonly now?: (() => number) | undefined;
}

/** The library in a database that machines share: each change is one transaction, and one is made after the other, whichever machine makes it. */
export class DatabaseStore implements EditorialStore {
  readonly articles: DatabaseArticles;
  readonly notes: DatabaseNotes;
  readonly drafts: DatabaseDrafts;
  readonly #known: KnownArticles = new Map();
  readonly #files: WholeFiles;
  readonly #now: () => number;
  readonly #process = randomUUID();
  readonly #ending = new AbortController();
  readonly #renewing: Promise<void>;

  constructor(private readonly options: DatabaseStoreOptions) {
    const { database, folder, now = Date.now } = options;
    this.#files = new WholeFiles(folder);
    this.#now = now;
    ({ articles: this.articles, notes: this.notes, drafts: this.drafts } = this.#viewOf(database));
    this.#renewing = this.#keepRenewing();
  }

  async change<Result>(work: (view: EditorialView) => Promise<Result>): Promise<Result> {
    // What is read beforehand need not be read while others wait.
    await this.articles.list();
    return this.options.database.transaction(async (connection) => {
      await lockLibrary(connection);
      return work(this.#viewOf(connection));
    });
  }

  scratch(): Promise<string> {
    return this.#files.scratch();
  }

  drop(path: string): Promise<void> {
    return this.#files.drop(path);
  }

  async checkWritable(): Promise<void> {
    await this.#files.check();
    await this.options.database.query("select 1");
  }

  sweep(): Promise<void> {
    return this.#files.sweep(this.#now());
  }

  async beginReading(path: string): Promise<DocumentReading> {
    const drafts: Draft[] = [];
    return {
      path,
      add: async (draft) => void drafts.push(draft),
      finish: () => addDocument(this.options.database, path, drafts),
      end: () => this.drop(path),
    };
  }

  async withDocument<Result>(draft: Draft, work: (path: string) => Promise<Result>): Promise<Result> {
    const path = await this.scratch();
    try {
      const pieces = documentPieces(this.options.database, draft.id);
      await pipeline(Readable.from(pieces), createWriteStream(path, { flags: "wx" }));
      return await work(path);
    } finally {
      await this.drop(path);
    }
  }

  /** @throws AppError CORPUS_READ_ONLY where this machine's folder cannot be written; as `query` does */
  async told<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (cause) {
      if (typeof (cause as NodeJS.ErrnoException).syscall !== "string") throw cause;
      return toldAsReadOnly(this.options.folder, () => Promise.reject(cause));
    }
  }

  async close(): Promise<void> {
    this.#ending.abort();
    await this.#renewing;
    // What cannot be given back runs out.
    await this.notes.letGo().catch(() => undefined);
  }

  #viewOf(database: Queryable) {
    const { bot } = this.options;
    return {
      articles: new DatabaseArticles(database, this.#known),
      notes: new DatabaseNotes(database, { bot, process: this.#process }),
      drafts: new DatabaseDrafts(database, this.#now),
    };
  }

  async #keepRenewing(): Promise<void> {
    const { signal } = this.#ending;
    for (;;) {
      await pause(noteRenewal, signal);
      if (signal.aborted) return;
      // What cannot be said now is said the next time.
      await this.notes.renew().catch(() => undefined);
    }
  }
}
