import type { CommandContext } from "../command-context.js";
import { lexiconPath, modelOptions, openCore } from "../core.js";
import { lookAt, updateApart } from "../index/index.js";
import { LiveCore, type LiveOptions } from "./live-core.js";

/**
 * Opens the core as `openCore` does, ready to be replaced when its corpus changes.
 * @param isWatched whether the folder is watched once `watch` is called
 * @throws AppError
 */
export async function openLive(
  { config, locale, streams }: Pick<CommandContext, "config" | "locale" | "streams">,
  isWatched: boolean,
  onReload: LiveOptions["onReload"],
): Promise<LiveCore> {
  const folders = { corpusDir: config.CORPUS_DIR, indexDir: config.INDEX_DIR };
  // Before any file is read: what changes from here on is noticed.
  const seen = isWatched ? (await lookAt(folders.corpusDir)).state : null;
  const { models, engine, ...core } = await openCore(config, locale, streams);
  const thread = { ...folders, model: modelOptions(config), lexiconPath };
  return new LiveCore(core, {
    corpusDir: folders.corpusDir,
    models,
    engine,
    update: (served, signal) => updateApart({ ...thread, served }, models, signal),
    seen,
    onReload,
  });
}
