import { type Api, GrammyError, HttpError } from "grammy";
import type { UserFromGetMe } from "grammy/types";
import { AppError } from "../../errors.js";
import { withoutCredentials } from "./api-root.js";
import { networkReason } from "./failure.js";

/** How long the Bot API may take to say who the bot is, in ms. */
const PATIENCE = 15_000;

/** Digits, a colon, and a secret: the form that every token has had. Its length is not promised, so not checked. */
const tokenForm = /^\d+:[\w-]+$/;

/** @throws AppError TELEGRAM_TOKEN_MALFORMED when a token cannot be one, before anything is sent anywhere */
export function assertTokenForm(token: string): void {
  if (!tokenForm.test(token)) throw new AppError("TELEGRAM_TOKEN_MALFORMED");
}

/**
 * Asks the Bot API who the bot is, which proves that the token and the root are right.
 * @param apiRoot named in the error
 * @throws AppError TELEGRAM_TOKEN_INVALID, TELEGRAM_UNREACHABLE. The error underneath is not kept as their cause:
 * its text holds the URL, and so the token.
 */
export async function fetchBotInfo(api: Api, apiRoot: string): Promise<UserFromGetMe> {
  const timeout = new AbortController();
  const timer = setTimeout(() => timeout.abort(), PATIENCE);
  try {
    const me = await api.getMe(timeout.signal as Parameters<Api["getMe"]>[0]);
    if (typeof me?.username !== "string") throw unreachable(apiRoot, "not a Bot API response");
    return me;
  } catch (error) {
    throw asStartError(error, apiRoot);
  } finally {
    clearTimeout(timer);
  }
}

function asStartError(error: unknown, apiRoot: string): AppError {
  if (error instanceof AppError) return error;
  // Telegram answers 404 where the token is not even of the right length.
  if (error instanceof GrammyError && (error.error_code === 401 || error.error_code === 404)) {
    return new AppError("TELEGRAM_TOKEN_INVALID");
  }
  if (error instanceof GrammyError && error.error_code !== undefined) {
    return unreachable(apiRoot, `HTTP ${error.error_code}`);
  }
  return unreachable(
    apiRoot,
    error instanceof HttpError ? networkReason(error.error) : "not a Bot API response",
  );
}

function unreachable(apiRoot: string, reason: string): AppError {
  return new AppError("TELEGRAM_UNREACHABLE", { root: withoutCredentials(apiRoot), reason });
}
