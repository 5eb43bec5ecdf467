import type { ArticleNews, ArticleSettings, ArticleSource } from "./articles/article-source.js";
import type { Database } from "./database/index.js";

export type { ArticleNews, ArticleSettings, ArticleSource } from "./articles/article-source.js";

/**
 * Finds the articles: in CORPUS_DIR, or with DATABASE_URL in the database, which is given those of CORPUS_DIR where it never had any.
 * @param database open already; absent: opened here
 * @throws AppError DATABASE_UNAVAILABLE where nothing was read from it before either; DATABASE_REFUSED, DATABASE_SCHEMA_NEWER
 */
export async function openArticles(
  settings: ArticleSettings,
  onNews: (news: ArticleNews) => void,
  database?: Database,
): Promise<ArticleSource> {
  const { CORPUS_DIR, DATABASE_URL } = settings;
  if (DATABASE_URL === undefined) return folderSource(CORPUS_DIR);
  // Loaded only where there is a database.
  const { openDatabaseArticles } = await import("./articles/database-articles.js");
  return openDatabaseArticles({ ...settings, DATABASE_URL }, onNews, database);
}

/** The articles of a folder. */
export function folderSource(folder: string): ArticleSource {
  return { folder, database: null, refresh: async () => {}, follow: null, close: async () => {} };
}
