import type { Api } from "grammy";
import type { BotDependencies } from "../types.js";
import { clip } from "../ui/cut.js";
import { messageLimit } from "../ui/styled-text.js";
import { describeFailure } from "./failure.js";

/**
 * Writes to every administrator in private. Telegram takes nothing for who never wrote to the bot, or blocked it: that is logged. Never rejects.
 * @param but those who know already
 */
export async function tellAdmins(
  api: Pick<Api, "sendMessage">,
  { adminIds = [], logger }: Pick<BotDependencies, "adminIds" | "logger">,
  text: string,
  but: ReadonlySet<number>,
): Promise<void> {
  for (const id of new Set(adminIds)) {
    if (but.has(id)) continue;
    try {
      await api.sendMessage(id, clip(text, messageLimit), { link_preview_options: { is_disabled: true } });
    } catch (error) {
      logger.warn(describeFailure(error), "an administrator could not be told");
    }
  }
}
