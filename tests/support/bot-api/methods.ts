import { takeAllowedUpdates } from "./allowed-updates.js";
import { answerCallbackQuery, answerGuestQuery, answerInlineQuery } from "./answer-query.js";
import { getBusinessConnection } from "./business-calls.js";
import { deleteMessage, editMessageReplyMarkup, editMessageText } from "./edit-message.js";
import { isCount } from "./fields.js";
import { getFile } from "./files.js";
import { editMessageMedia, sendDocument, sendPhoto } from "./media.js";
import { getChatAdministrators, getChatMember } from "./members.js";
import { deleteMyCommands, getMyCommands, getText, setMyCommands, setText } from "./profile.js";
import { sendChatAction, sendMessage } from "./send-message.js";
import type { BotState } from "./state.js";
import { ApiError, badRequest, type Parameters, takeOnly } from "./types.js";
import { deleteWebhook, getWebhookInfo, setWebhook } from "./webhook-methods.js";

/** A method of the Bot API: its result, or an ApiError thrown. `closed` fires when the client has gone. */
export type Method = (bot: BotState, parameters: Parameters, closed: AbortSignal) => unknown;

/** The methods that this server knows, by name in lower case, since Telegram ignores case there. */
export const methods: ReadonlyMap<string, Method> = new Map<string, Method>(
  Object.entries({
    getMe: (bot, parameters) => {
      takeOnly(parameters, []);
      return bot.me;
    },
    getUpdates,
    getWebhookInfo,
    setWebhook,
    deleteWebhook,
    sendMessage,
    sendPhoto,
    sendDocument,
    sendChatAction,
    editMessageText,
    editMessageReplyMarkup,
    editMessageMedia,
    deleteMessage,
    answerCallbackQuery,
    answerInlineQuery,
    answerGuestQuery,
    getChatMember,
    getChatAdministrators,
    getFile,
    getBusinessConnection,
    setMyCommands,
    getMyCommands,
    deleteMyCommands,
    setMyName: setText("name"),
    getMyName: getText("name"),
    setMyDescription: setText("description"),
    getMyDescription: getText("description"),
    setMyShortDescription: setText("short_description"),
    getMyShortDescription: getText("short_description"),
  } satisfies Record<string, Method>).map(([name, method]) => [name.toLowerCase(), method]),
);

function getUpdates(bot: BotState, parameters: Parameters, closed: AbortSignal): Promise<unknown> {
  takeOnly(parameters, ["offset", "limit", "timeout", "allowed_updates"]);
  if (bot.webhook) {
    throw new ApiError(
      409,
      "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    );
  }
  const { offset, limit = 100, timeout = 0, allowed_updates: allowed } = parameters;
  if (offset !== undefined && !Number.isSafeInteger(Number(offset))) throw badRequest("wrong offset");
  if (!isCount(Number(limit), 1) || !isCount(Number(timeout))) throw badRequest("wrong limit or timeout");
  takeAllowedUpdates(bot, allowed);
  const start = offset === undefined ? undefined : Number(offset);
  return bot.poll.read(start, Math.min(100, Number(limit)), Number(timeout), closed);
}
