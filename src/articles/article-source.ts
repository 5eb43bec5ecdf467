import type { Database } from "../database/index.js";
import type { AppError } from "../errors.js";

/** Where the articles stand that a library is read from. */
export interface ArticleSource {
  /** The folder that they are read from: theirs, or one that is kept in step with a database. */
  readonly folder: string;
  /** The database that they stand in; null: they stand in the folder. */
  readonly database: Database | null;
  /** Brings the folder in step. @throws AppError DATABASE_UNAVAILABLE; what the file system throws */
  refresh(): Promise<void>;
  /**
   * Follows what other machines change; null where the folder itself is to be watched.
   * @param onChange reads the articles again, and gives whether that was possible
   */
  readonly follow: ((onChange: () => Promise<boolean>) => Promise<{ close(): Promise<void> }>) | null;
  close(): Promise<void>;
}

/** What is found out about the articles while they are opened. */
export type ArticleNews =
  /** The database had none, and was given those of a folder. */
  | {
      readonly kind: "filled";
      readonly folder: string;
      readonly articles: number;
      /** Former texts. */
      readonly versions: number;
    }
  /** The database cannot be used, so that what was read from it last is read; or a folder holds what is not in the database. */
  | { readonly kind: "trouble"; readonly error: AppError };

/** The settings by which they are found. */
export interface ArticleSettings {
  readonly CORPUS_DIR: string;
  readonly INDEX_DIR: string;
  readonly DATABASE_URL?: string | undefined;
}
