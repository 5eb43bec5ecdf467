import type { Api } from "grammy";
import { en, type Locale, vi } from "../locales/index.js";
import { describeFailure } from "./failure.js";
import type { Logger } from "./types.js";

/** Publishes the menu of commands: Vietnamese for everyone, English where Telegram is set to it. Never rejects. */
export async function publishMenu(api: Api, logger: Logger): Promise<void> {
  try {
    await api.setMyCommands(menuOf(vi));
    await api.setMyCommands(menuOf(en), { language_code: "en" });
  } catch (error) {
    // The bot answers without a menu too.
    logger.warn(describeFailure(error), "the menu of commands could not be published");
  }
}

function menuOf({ telegram }: Locale) {
  return telegram.commands.map((command) => ({ ...command }));
}
