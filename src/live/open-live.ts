import type { ArticleSource } from "../articles.js";
import type { CommandContext } from "../command-context.js";
import { lexiconPath, modelOptions, openCore } from "../core.js";
import { articleNames } from "../corpus/read/article-name.js";
import { lookAt, updateApart } from "../index/index.js";
import { LiveCore, type LiveOptions } from "./live-core.js";

/**
 * Opens the core as `openCore` does, ready to be replaced when its articles change.
 * @param articles closed with the core, and where it cannot be opened
 * @param isWatched whether a folder that they stand in is watched once `watch` is called
 * @throws AppError
 */
export async function openLive(
  { config, locale, streams }: Pick<CommandContext, "config" | "locale" | "streams">,
  articles: ArticleSource,
  isWatched: boolean,
  onReload: LiveOptions["onReload"],
): Promise<LiveCore> {
  const folders = { corpusDir: articles.folder, indexDir: config.INDEX_DIR };
  try {
    // Before any file is read: what changes from here on is noticed.
    const seen = isWatched && articles.follow === null ? (await lookAt(folders.corpusDir)).state : null;
    const { models, engine, ...core } = await openCore(config, locale, streams, {
      corpusDir: folders.corpusDir,
      // The first one may be handed in by chat.
      mayBeEmpty: articles.database !== null,
    });
    const thread = { ...folders, model: modelOptions(config), lexiconPath };
    return new LiveCore(core, {
      corpusDir: folders.corpusDir,
      articles,
      // A machine that has none leaves it to those that have some.
      isPublished:
        engine.follow !== null && (await articleNames(folders.corpusDir).catch(() => [])).length > 0,
      models,
      engine,
      update: async (served, signal) => {
        await articles.refresh();
        return updateApart({ ...thread, served }, models, signal);
      },
      seen,
      onReload,
    });
  } catch (error) {
    await articles.close();
    throw error;
  }
}
