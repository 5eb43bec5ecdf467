import { sendChatAction, sendMessage } from "./send-message.js";
import type { BotState } from "./state.js";
import { badRequest, type Parameters } from "./types.js";

/** A method of the Bot API: its result, or an ApiError thrown. `closed` fires when the client has gone. */
export type Method = (bot: BotState, parameters: Parameters, closed: AbortSignal) => unknown;

/** The methods that this server knows, by name in lower case, since Telegram ignores case there. */
export const methods: ReadonlyMap<string, Method> = new Map<string, Method>(
  Object.entries({
    getMe: (bot) => bot.me,
    deleteWebhook: () => true,
    getUpdates,
    sendMessage,
    sendChatAction,
    setMyCommands,
  } satisfies Record<string, Method>).map(([name, method]) => [name.toLowerCase(), method]),
);

function getUpdates(bot: BotState, parameters: Parameters, closed: AbortSignal): Promise<unknown> {
  const { offset, limit = 100, timeout = 0, allowed_updates: allowed } = parameters;
  if (Array.isArray(allowed)) bot.allowedUpdates = allowed as string[];
  const start = offset === undefined ? undefined : Number(offset);
  return bot.poll.read(start, Math.min(100, Math.max(1, Number(limit))), Number(timeout), closed);
}

function setMyCommands(bot: BotState, { commands, language_code: language = "" }: Parameters): true {
  if (!Array.isArray(commands) || commands.length > 100)
    throw badRequest("expected an Array of at most 100 commands");
  for (const { command, description } of commands) {
    if (!/^[a-z0-9_]{1,32}$/.test(command)) throw badRequest("BOT_COMMAND_INVALID");
    if (description.length < 1 || description.length > 256)
      throw badRequest("BOT_COMMAND_DESCRIPTION_INVALID");
  }
  bot.menus.set(String(language), commands);
  return true;
}
