import type { Draft } from "./draft.js";
import type { Note } from "./note.js";
import type { StoredArticle } from "./stored-article.js";
import type { Version } from "./versions.js";

/** The texts that articles had: the last ones of each slug. Every method throws what keeps them. */
export interface Versions {
  /** Slugs of which there is any version. */
  slugs(): Promise<string[]>;
  /** The latest first, each text once. */
  of(slug: string): Promise<Version[]>;
  /** The bytes of a version; null where it is not kept any more. */
  read(slug: string, fingerprint: string): Promise<Uint8Array | null>;
  /**
   * Keeps a text that is about to go; one that is the latest already is kept once.
   * @param now in ms since 1970; a clock that was put back does not change the order. Absent: the time of now
   */
  keep(slug: string, content: Uint8Array, now?: number): Promise<void>;
}

/** The articles, as they are to be changed: before a text goes, it is kept as a version. */
export interface Articles {
  readonly versions: Versions;
  /** By part, then by file; those that cannot be read stand last. @throws what keeps them, where that cannot be reached */
  list(): Promise<StoredArticle[]>;
  /** The bytes of an article's file; null where there is none. @throws as `list` does */
  read(file: string): Promise<Uint8Array | null>;
  /**
   * Puts a text in the place of an article, or where there was none; a text that goes is kept as a version.
   * @throws what keeps them
   */
  put(slug: string, file: string, markdown: string | Uint8Array): Promise<void>;
  /** Takes an article out, and keeps it as a version. @throws what keeps them */
  withdraw(slug: string, file: string): Promise<void>;
}

/** What the channel has to know again after a restart. */
export interface Notes {
  /** All of them, in no order. @throws what keeps them, where that cannot be reached */
  all(): Promise<Note[]>;
  /** Null where there is none. @throws as `all` does */
  get(id: string): Promise<Note | null>;
  /** @throws what keeps them */
  put(note: Note): Promise<void>;
  remove(id: string): Promise<void>;
  /**
   * Takes on what a note asks for. Whoever puts a note has taken it on.
   * @returns false where another process has, and is alive
   * @throws as `all` does
   */
  takeOn(id: string): Promise<boolean>;
}

/** Drafts that wait to be published. */
export interface Drafts {
  /** In the order in which they came. @throws what keeps them, where that cannot be reached */
  all(): Promise<Draft[]>;
  /** Null where it was published, discarded or forgotten. @throws as `all` does */
  get(id: string): Promise<Draft | null>;
  /** @throws what keeps them */
  put(draft: Draft): Promise<void>;
  /** @throws what keeps them */
  forget(id: string): Promise<void>;
  /** Removes drafts that are too old, and documents of which there is no draft. @throws what keeps them */
  tidy(): Promise<void>;
}

/** Articles, drafts and notes, as they are at a moment or within a change. */
export interface EditorialView {
  readonly articles: Articles;
  readonly notes: Notes;
  readonly drafts: Drafts;
}

/** A document that is being read: none of its drafts counts before all of it is. */
export interface DocumentReading {
  /** Where it is to be read. */
  readonly path: string;
  /** Another draft of it. @throws what keeps them */
  add(draft: Draft): Promise<void>;
  /** All of it is read: its drafts count, all at once. @throws what keeps them */
  finish(): Promise<void>;
  /** From now on only drafts keep the document; those of one that was not read to its end go. Never rejects. */
  end(): Promise<void>;
}

/** Where an editorial office keeps what it works on: the folder of the articles, or a database that machines share. */
export interface EditorialStore extends EditorialView {
  /**
   * Changes what is kept, as the only one who does so meanwhile: what is looked at stays so until it is changed. An end at any moment leaves the
   * articles as they were, or as they were to be.
   * @throws what keeps it, and what `work` throws
   */
  change<Result>(work: (view: EditorialView) => Promise<Result>): Promise<Result>;
  /** A path for a file that is being made, such as a download: it is removed after a while if nobody takes it. @throws what keeps it */
  scratch(): Promise<string>;
  /** Removes such a file. Never rejects. */
  drop(path: string): Promise<void>;
  /** @throws what keeps it, where nothing can be written */
  checkWritable(): Promise<void>;
  /** Removes what was left half made. Never rejects. */
  sweep(): Promise<void>;
  /**
   * Takes a document in that is about to be read.
   * @param path of a file of `scratch`, which is not there afterwards
   * @param file 64 hexadecimal digits of its bytes
   * @throws what keeps it
   */
  beginReading(path: string, file: string): Promise<DocumentReading>;
  /** Does something with the document of a draft, which is a file meanwhile. @throws what keeps it, and what `work` throws */
  withDocument<Result>(draft: Draft, work: (path: string) => Promise<Result>): Promise<Result>;
  /** Does something that writes, and tells of a failure as a person may read it. @throws AppError */
  told<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Gives up what is taken on, so that others may go on with it. Never rejects. */
  close(): Promise<void>;
}
