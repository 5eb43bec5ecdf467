import type { Api } from "grammy";
import type { BotDependencies, Logger } from "../types.js";
import { describeFailure } from "./failure.js";
import { adminMenus, menus } from "./profile.js";

/**
 * Publishes the menus of commands where the bot has none yet, so that a first start needs no setup; those of administrators, who may be others by now, where
 * they are not as they are to be. Never rejects.
 */
export async function publishMissingMenus(
  api: Api,
  logger: Logger,
  { adminIds = [], editorial }: Pick<BotDependencies, "adminIds" | "editorial">,
): Promise<void> {
  try {
    const current = await api.getMyCommands();
    if (current.length === 0) for (const { write } of menus) await write(api);
  } catch (error) {
    // The bot answers without a menu too.
    logger.warn(describeFailure(error), "the menu of commands could not be published");
  }
  if (editorial) for (const id of new Set(adminIds)) await publishAdminMenu(api, logger, id);
}

/** Gives one administrator the menu with what only administrators have. Telegram takes none for who never wrote to the bot: that comes later. */
export async function publishAdminMenu(api: Api, logger: Logger, id: number): Promise<void> {
  try {
    for (const { read, wanted, write } of adminMenus(id)) if ((await read(api)) !== wanted) await write(api);
  } catch (error) {
    logger.debug(describeFailure(error), "the menu of an administrator could not be published");
  }
}
