import { setTimeout as delay } from "node:timers/promises";
import { autoRetry } from "@grammyjs/auto-retry";
import { HttpError, type Transformer } from "grammy";
import { describeFailure } from "./failure.js";
import type { Logger } from "./types.js";

/** Longest wait that Telegram may ask for before a reply, in seconds; a later reply would be no help any more. */
const LONGEST_WAIT = 60;
const RETRIES = 3;
/** Pauses before a request over a dropped connection is tried again, in ms. */
const DROPPED_PAUSES = [250, 1_500];

/** Methods that are not retried: polling has its own loop, and a chat action is stale by then. */
const untried = new Set(["getUpdates", "getMe", "sendChatAction"]);

/** Waits as long as Telegram asks on 429, and tries again on 5xx, each within bounds. */
export function retryWhenAsked(): Transformer {
  const retry = autoRetry({
    maxDelaySeconds: LONGEST_WAIT,
    maxRetryAttempts: RETRIES,
    rethrowHttpErrors: true,
  });
  return (previous, method, payload, signal) =>
    untried.has(method) ? previous(method, payload, signal) : retry(previous, method, payload, signal);
}

/**
 * Tries again when a connection drops: often one kept alive that the server had closed. A reply may then, rarely,
 * be sent twice, which harms less than none.
 */
export function retryDropped(pauses: readonly number[] = DROPPED_PAUSES): Transformer {
  return async (previous, method, payload, signal) => {
    for (const pause of untried.has(method) ? [] : pauses) {
      try {
        return await previous(method, payload, signal);
      } catch (error) {
        if (!(error instanceof HttpError) || signal?.aborted) throw error;
        await delay(pause);
      }
    }
    return previous(method, payload, signal);
  };
}

/** Ends requests, and waits between them, when the signal fires; those with a signal of their own keep it. */
export function abortWith(shutdown: AbortSignal): Transformer {
  type RequestSignal = Parameters<Transformer>[3];
  return (previous, method, payload, signal) =>
    previous(method, payload, signal ?? (shutdown as unknown as RequestSignal));
}

/** Logs once when polling stops working and once when it works again, however often it is tried in between. */
export function watchPolling(logger: Logger): Transformer {
  let failing = false;
  const note = (fails: boolean, fields: object) => {
    if (fails && !failing) logger.warn(fields, "receiving messages fails, trying again");
    if (!fails && failing) logger.info(fields, "receiving messages again");
    failing = fails;
  };
  return async (previous, method, payload, signal) => {
    if (method !== "getUpdates") return previous(method, payload, signal);
    try {
      const response = await previous(method, payload, signal);
      note(
        !response.ok,
        response.ok ? {} : { status: response.error_code, description: response.description },
      );
      return response;
    } catch (error) {
      if (!signal?.aborted) note(true, describeFailure(error));
      throw error;
    }
  };
}
