import type { Api } from "grammy";
import type { Logger } from "../types.js";
import { describeFailure } from "./failure.js";
import { menus } from "./profile.js";

/** Publishes the menus of commands where the bot has none yet, so that a first start needs no setup. Never rejects. */
export async function publishMissingMenus(api: Api, logger: Logger): Promise<void> {
  try {
    const current = await api.getMyCommands();
    if (current.length > 0) return;
    for (const { write } of menus) await write(api);
  } catch (error) {
    // The bot answers without a menu too.
    logger.warn(describeFailure(error), "the menu of commands could not be published");
  }
}
