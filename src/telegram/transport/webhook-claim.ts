import { type Api, GrammyError } from "grammy";
import { AppError } from "../../errors.js";
import type { Logger } from "../types.js";
import { asStartError } from "./bot-info.js";

/**
 * The address of the bot's webhook, as Telegram has it.
 * @returns empty where there is none, or the server knows no webhooks
 * @throws what grammY throws
 */
export async function webhookAddress(api: Api, signal?: AbortSignal): Promise<string> {
  try {
    const info = await api.getWebhookInfo(signal as Parameters<Api["getWebhookInfo"]>[0]);
    return info?.url ?? "";
  } catch (error) {
    if (error instanceof GrammyError && error.error_code === 404) return "";
    throw error;
  }
}

/** The host of an address, as it may be shown: a path or a query may hold a secret. */
export function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : "?";
}

/**
 * Says in the log that the bot's webhook is elsewhere, before it is set here: whoever runs there goes deaf. Never rejects.
 * @param url where it is to be
 */
export async function tellWebhookMoves(api: Api, url: string, logger: Logger): Promise<void> {
  // Whether Telegram can be reached, setting it will tell.
  const address = await webhookAddress(api).catch(() => "");
  if (address !== "" && hostOf(address) !== hostOf(url))
    logger.warn(
      { host: hostOf(address) },
      "the webhook moves here from another host, whose bot hears nothing more",
    );
}

/**
 * Makes sure that no webhook stands in the way of polling. One that is set is somebody's: it is taken away only where that is asked for.
 * @param isAsked whether to take it away
 * @param way where the API is, as it may be shown in the error
 * @throws AppError TELEGRAM_WEBHOOK_IN_USE, TELEGRAM_TOKEN_INVALID, TELEGRAM_UNREACHABLE
 */
export async function clearWebhook(api: Api, isAsked: boolean, way: string, logger: Logger): Promise<void> {
  try {
    const address = await webhookAddress(api);
    if (address === "") return;
    const host = hostOf(address);
    if (!isAsked) throw new AppError("TELEGRAM_WEBHOOK_IN_USE", { host });
    await api.deleteWebhook({ drop_pending_updates: false });
    logger.warn({ host }, "the webhook was taken away, as DELETE_WEBHOOK asks");
  } catch (error) {
    throw asStartError(error, way);
  }
}
