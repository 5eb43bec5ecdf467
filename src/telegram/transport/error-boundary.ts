import { type Context, GrammyError, HttpError } from "grammy";
import { ClaimLostError } from "../../coordination/index.js";
import type { Metrics, Place } from "../metrics.js";
import type { Logger } from "../types.js";
import { describeFailure, isClosedChat, isHarmless } from "./failure.js";

/**
 * Wraps a handler so that it never rejects: what goes wrong is logged, without a text or name, and the person is told.
 * Nobody is told where the chat is closed to the bot, nothing is lost, the network is gone, or Telegram takes no more messages
 * for so long that an answer is not worth waiting for.
 *
 * @param apologise given what went wrong
 */
export function withErrorBoundary<Given extends Context>(
  { logger, metrics }: { readonly logger: Logger; readonly metrics: Metrics },
  handle: (context: Given) => Promise<void>,
  apologise: (context: Given, error: unknown) => Promise<unknown>,
): (context: Given) => Promise<void> {
  return async (context) => {
    try {
      await handle(context);
    } catch (error) {
      const fields = {
        updateId: context.update.update_id,
        ...(context.chat ? { chatType: context.chat.type } : {}),
        ...describeFailure(error),
      };
      if (isClosedChat(error)) return logger.debug(fields, "the chat no longer takes messages");
      if (error instanceof ClaimLostError)
        return logger.info(fields, "an update was given up, since another process may have it");
      if (isHarmless(error)) return logger.debug(fields, "there was nothing left to change");
      logger.error(fields, "an update could not be handled");
      metrics.apology(placeOf(context));
      if (error instanceof HttpError || isBusy(error)) return;
      await apologise(context, error).catch((second: unknown) => {
        logger.debug(describeFailure(second), "the apology could not be sent");
      });
    }
  };
}

function isBusy(error: unknown): boolean {
  return error instanceof GrammyError && error.error_code === 429;
}

function placeOf({ update, chat, businessConnectionId }: Context): Place {
  if (businessConnectionId !== undefined) return "business";
  if (update.inline_query) return "inline";
  if (update.guest_message) return "guest";
  return chat?.type === "private" ? "private" : "group";
}
