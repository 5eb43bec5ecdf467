import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { articleNames } from "../corpus/read/article-name.js";
import { type Database, isDatabaseUnavailable, migrate, openPostgres } from "../database/index.js";
import { fillOnce, LibraryFollower, Mirror, unknownTexts } from "../editorial/index.js";
import { AppError } from "../errors.js";
import type { ArticleNews, ArticleSettings, ArticleSource } from "./article-source.js";

/** Most names of files that are told. */
const mostNames = 5;
/** Folder within INDEX_DIR, the one that can be written everywhere: it is derived, as the index is. */
const mirrorFolder = "articles";

/**
 * Finds the articles in the database, and keeps a folder in step with them.
 * @param database open already; absent: opened here
 * @throws AppError as `openArticles` does
 */
export async function openDatabaseArticles(
  { CORPUS_DIR, INDEX_DIR, DATABASE_URL }: ArticleSettings & { readonly DATABASE_URL: string },
  onNews: (news: ArticleNews) => void,
  database?: Database,
): Promise<ArticleSource> {
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
