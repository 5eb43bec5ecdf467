import { type Api, GrammyError, HttpError } from "grammy";
import type { UserFromGetMe } from "grammy/types";
import { AppError } from "../../errors.js";
import { networkReason } from "./failure.js";

/** How long the Bot API may take to say who the bot is, in ms. */
const patience = 15_000;

/** Digits, a colon, and a secret: the form that every token has had. Its length is not promised, so not checked. */
const tokenForm = /^\d+:[\w-]+$/;

/** @throws AppError TELEGRAM_TOKEN_MALFORMED when a token cannot be one, before anything is sent anywhere */
export function assertTokenForm(token: string): void {
  if (!tokenForm.test(token)) throw new AppError("TELEGRAM_TOKEN_MALFORMED");
}

/**
 * Asks the Bot API who the bot is, which proves that the token and the root are right.
 * @param way where the API is, as it may be shown in the error
 * @throws AppError TELEGRAM_TOKEN_INVALID, TELEGRAM_UNREACHABLE. The error underneath is not kept as their cause:
 * its text holds the URL, and so the token.
 */
export async function fetchBotInfo(api: Api, way: string): Promise<UserFromGetMe> {
  const timeout = new AbortController();
  const timer = setTimeout(() => timeout.abort(), patience);
  try {
    const me = await api.getMe(timeout.signal as Parameters<Api["getMe"]>[0]);
    if (typeof me?.username !== "string") throw unreachable(way, "not a Bot API response");
    return me;
  } catch (error) {
    throw asStartError(error, way);
  } finally {
    clearTimeout(timer);
  }
}

/** A failed call as an error of the table; only a token that is refused is worth no second try. @param way see `fetchBotInfo` */
export function asStartError(error: unknown, way: string): AppError {
  if (error instanceof AppError) return error;
  // Telegram answers 404 where the token is not even of the right length.
  if (error instanceof GrammyError && (error.error_code === 401 || error.error_code === 404)) {
    return new AppError("TELEGRAM_TOKEN_INVALID");
  }
  if (error instanceof GrammyError && error.error_code !== undefined) {
    return unreachable(way, `HTTP ${error.error_code}`);
  }
  return unreachable(way, error instanceof HttpError ? networkReason(error.error) : "not a Bot API response");
}

function unreachable(way: string, reason: string): AppError {
  return new AppError("TELEGRAM_UNREACHABLE", { root: way, reason });
}
