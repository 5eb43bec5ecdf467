import { join } from "node:path";
import { type ArticleSource, openArticles } from "../articles.js";
import type { Config } from "../config.js";
import type { Connected } from "../coordination/index.js";
import { DatabaseStore, DiskStore, Editorial } from "../editorial/index.js";
import { describeError } from "../errors.js";
import type { Logger } from "../telegram/index.js";

/**
 * Finds the articles, and logs what is found out about them.
 * @throws AppError as `openArticles` does
 */
export function articlesOf(config: Config, logger: Logger, shared: Connected | null): Promise<ArticleSource> {
  return openArticles(
    config,
    (news) => {
      if (news.kind === "filled") {
        const { folder, articles, versions } = news;
        logger.info(
          { folder, articles, versions },
          "the database had no articles and was given those of CORPUS_DIR",
        );
        return;
      }
      const { code, parameters } = news.error;
      logger.warn(
        { code, ...parameters, message: describeError(news.error, "en") },
        "something is wrong with the articles",
      );
    },
    shared?.database,
  );
}

/** What administrators look after the articles with; undefined without any, since nobody could hand anything in. */
export function editorialOf(
  { ADMIN_IDS, CORPUS_DIR, INDEX_DIR }: Config,
  shared: Connected | null,
): Editorial | undefined {
  if (ADMIN_IDS.length === 0) return undefined;
  if (!shared) return new Editorial(new DiskStore(CORPUS_DIR));
  const { database, bot } = shared;
  // Beside the index, as the one folder that can be written everywhere.
  return new Editorial(new DatabaseStore({ database, bot, folder: join(INDEX_DIR, "unfinished") }));
}
