import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { articleNames } from "./corpus/read/article-name.js";
import { type Database, isDatabaseUnavailable, migrate, openPostgres } from "./database/index.js";
import { type Filled, fillOnce, LibraryFollower, Mirror, unknownTexts } from "./editorial/index.js";
import { AppError } from "./errors.js";

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
  | ({ readonly kind: "filled"; readonly folder: string } & Filled)
  /** The database cannot be used, so that what was read from it last is read; or a folder holds what is not in the database. */
  | { readonly kind: "trouble"; readonly error: AppError };

/** The settings by which they are found. */
export interface ArticleSettings {
  readonly CORPUS_DIR: string;
  readonly INDEX_DIR: string;
  readonly DATABASE_URL?: string | undefined;
}

/** Most names of files that are told. */
const mostNames = 5;
/** Folder within INDEX_DIR, the one that can be written everywhere: it is derived, as the index is. */
const mirrorFolder = "articles";

/**
 * Finds the articles: in CORPUS_DIR, or with DATABASE_URL in the database, which is given those of CORPUS_DIR where it never had any.
 * @param database open already; absent: opened here
 * @throws AppError DATABASE_UNAVAILABLE where nothing was read from it before either; DATABASE_REFUSED, DATABASE_SCHEMA_NEWER
 */
export async function openArticles(
  { CORPUS_DIR, INDEX_DIR, DATABASE_URL }: ArticleSettings,
  onNews: (news: ArticleNews) => void,
  database?: Database,
): Promise<ArticleSource> {
  if (DATABASE_URL === undefined) return folderSource(CORPUS_DIR);
  const used = database ?? (await openPostgres(DATABASE_URL));
  const place = await writableFolder(INDEX_DIR);
  const close = async () => {
    if (!database) await used.close();
    if (place.isTemporary) await rm(place.folder, { recursive: true, force: true }).catch(() => undefined);
  };
  const mirror = new Mirror(used, place.folder);
  try {
    await migrate(used);
    const filled = await fillOnce(used, CORPUS_DIR);
    if (filled) onNews({ kind: "filled", folder: CORPUS_DIR, ...filled });
    await mirror.refresh();
    await tellDifference(used, CORPUS_DIR, onNews);
  } catch (error) {
    const isKept = isDatabaseUnavailable(error) && (await hasArticles(place.folder));
    if (!isKept) {
      await close();
      throw error;
    }
    onNews({ kind: "trouble", error: error as AppError });
  }
  return {
    folder: place.folder,
    database: used,
    refresh: () => mirror.refresh(),
    async follow(onChange) {
      const follower = new LibraryFollower(used, () => mirror.revision, onChange);
      await follower.start();
      return follower;
    },
    close,
  };
}

/** The articles of a folder. */
export function folderSource(folder: string): ArticleSource {
  return { folder, database: null, refresh: async () => {}, follow: null, close: async () => {} };
}

async function tellDifference(
  database: Database,
  folder: string,
  onNews: (news: ArticleNews) => void,
): Promise<void> {
  const unknown = await unknownTexts(database, folder);
  if (unknown.length === 0) return;
  const names = unknown.length > mostNames ? [...unknown.slice(0, mostNames), "…"] : unknown;
  const parameters = { folder, count: unknown.length, names: names.join(", ") };
  onNews({ kind: "trouble", error: new AppError("LIBRARY_DIFFERS", parameters) });
}

/** A folder for the mirror; a temporary one where INDEX_DIR cannot be written. */
async function writableFolder(indexDir: string) {
  const folder = join(indexDir, mirrorFolder);
  try {
    await mkdir(folder, { recursive: true });
    await rm(await mkdtemp(join(folder, ".")), { recursive: true });
    return { folder, isTemporary: false };
  } catch {
    return { folder: await mkdtemp(join(tmpdir(), "trich-dan-articles-")), isTemporary: true };
  }
}

async function hasArticles(folder: string): Promise<boolean> {
  return (await articleNames(folder).catch(() => [])).length > 0;
}
