import { sep } from "node:path";
import type { CommandContext } from "../command-context.js";
import { openTheArticles } from "../core.js";
import type { ImportedFile } from "../corpus/index.js";
import { AppError } from "../errors.js";

/** Where articles are imported to. */
export interface ImportTarget {
  /** Folder that they are written to. */
  readonly folder: string;
  /** A document was imported: what is kept elsewhere than in the folder is put there. @returns how that is told */
  save(file: ImportedFile): Promise<ImportedFile>;
  close(): Promise<void>;
}

/**
 * CORPUS_DIR, or with DATABASE_URL the database: by a folder with a copy of its articles.
 * @param isDry whether nothing is to be kept
 * @throws AppError as `openArticles` does
 */
export async function openTarget(
  { config, locale, streams }: Pick<CommandContext, "config" | "locale" | "streams">,
  isDry: boolean,
): Promise<ImportTarget> {
  const articles = await openTheArticles(config, locale, streams);
  const { folder, database } = articles;
  if (!database) return { folder, save: async (file) => file, close: () => articles.close() };
  const { LibraryWorkspace } = await import("../articles/library-workspace.js");
  const workspace = await LibraryWorkspace.open(database, folder);
  return {
    folder: workspace.folder,
    async save(file) {
      const told = withoutFolder(file, workspace.folder);
      if (isDry) return told;
      try {
        await workspace.save(file.articles.map(({ path }) => path));
        return told;
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        return { ...told, articles: [], problems: [...told.problems, error] };
      }
    },
    async close() {
      await workspace.close();
      await articles.close();
    },
  };
}

/** What became of a document, told by the names of articles alone: the folder is gone afterwards. */
function withoutFolder(file: ImportedFile, folder: string): ImportedFile {
  const short = (text: string) => (text.startsWith(folder + sep) ? text.slice(folder.length + 1) : text);
  const tidy = (error: AppError) => {
    const parameters = Object.entries(error.parameters).map(([name, value]) => [
      name,
      typeof value === "string" ? short(value) : value,
    ]);
    return new AppError(error.code, Object.fromEntries(parameters), { cause: error.cause });
  };
  return {
    ...file,
    articles: file.articles.map((article) => ({ ...article, path: short(article.path) })),
    skipped: file.skipped.map(tidy),
    problems: file.problems.map(tidy),
  };
}
