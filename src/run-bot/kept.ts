import { join } from "node:path";
import { type ChatBindings, FileBindings, PostgresBindings } from "../bindings/index.js";
import type { Config } from "../config.js";
import { botIdOf, type Connected } from "../coordination/index.js";
import { editorialFolder } from "../editorial/index.js";
import type { Logger } from "../telegram/index.js";
import { FileUsage, type Usage } from "../usage/index.js";

/**
 * Which series each chat is bound to. They are kept with the articles, not with the index, which may be deleted at any time: what people chose cannot
 * be built again.
 */
export function bindingsOf(
  token: string,
  { CORPUS_DIR }: Config,
  logger: Logger,
  shared: Connected | null,
): ChatBindings {
  if (shared) {
    const { bot, database, coordination } = shared;
    return new PostgresBindings({ database, bot, hash: coordination.hash });
  }
  return new FileBindings({
    path: join(CORPUS_DIR, editorialFolder, `bindings-${botIdOf(token)}.json`),
    onDamage: (file) =>
      logger.warn({ file }, "the series that chats chose could not be read: all chats ask all series again"),
  });
}

/** What counts questions: where somebody may ask for the counts. */
export function usageOf(
  token: string,
  { ADMIN_IDS, KEEP_UNANSWERED, INDEX_DIR }: Config,
  logger: Logger,
  shared: Connected | null,
): Usage | undefined {
  if (ADMIN_IDS.length === 0) return undefined;
  if (shared) return shared.usage(KEEP_UNANSWERED);
  return new FileUsage({
    path: join(INDEX_DIR, `questions-${botIdOf(token)}.json`),
    keepUnanswered: KEEP_UNANSWERED,
    onTrouble: (reason) => logger.warn({ reason }, "the counts of questions cannot be kept in INDEX_DIR"),
  });
}
