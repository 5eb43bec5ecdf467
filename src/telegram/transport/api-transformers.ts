import { setTimeout as delay } from "node:timers/promises";
import { autoRetry } from "@grammyjs/auto-retry";
import { HttpError, type Transformer } from "grammy";
import type { Metrics } from "../metrics.js";

/** How long a method's call is worth repeating. */
interface RetryPolicy {
  /** Longest wait that Telegram may ask for, in seconds. */
  readonly longestWait: number;
  readonly retries: number;
}

/** A later reply would be no help any more. */
const replies: RetryPolicy = { longestWait: 60, retries: 3 };

/**
 * Queries grow stale within seconds ("query is too old"), and the next key pressed or the next tap brings a new one.
 * None: polling has a loop of its own, and a chat action is over by then.
 */
const patience: Readonly<Record<string, RetryPolicy | null>> = {
  getUpdates: null,
  getMe: null,
  deleteWebhook: null,
  sendChatAction: null,
  answerInlineQuery: { longestWait: 3, retries: 1 },
  answerCallbackQuery: { longestWait: 5, retries: 1 },
  answerGuestQuery: { longestWait: 10, retries: 1 },
};

/** Pauses before a request over a dropped connection is tried again, in ms. */
const DROPPED_PAUSES = [250, 1_500];

/** Waits as long as Telegram asks on 429, and tries again on 5xx, each as long as the method's answer is of use. */
export function retryApiErrors(): Transformer {
  const retryAs = ({ longestWait, retries }: RetryPolicy) =>
    autoRetry({ maxDelaySeconds: longestWait, maxRetryAttempts: retries, rethrowHttpErrors: true });
  const retry = retryAs(replies);
  const special = new Map(
    Object.entries(patience).map(([method, bounds]) => [method, bounds && retryAs(bounds)]),
  );
  return (previous, method, payload, signal) => {
    const own = special.get(method);
    if (own === null) return previous(method, payload, signal);
    return (own ?? retry)(previous, method, payload, signal);
  };
}

/**
 * Tries again when a connection drops: often one kept alive that the server had closed. A reply may then, rarely,
 * be sent twice, which harms less than none.
 */
export function retryDroppedConnections(pauses: readonly number[] = DROPPED_PAUSES): Transformer {
  return async (previous, method, payload, signal) => {
    for (const pause of patience[method] === null ? [] : pauses) {
      try {
        return await previous(method, payload, signal);
      } catch (error) {
        if (!(error instanceof HttpError) || signal?.aborted) throw error;
        await delay(pause, undefined, { signal: signal as AbortSignal | undefined });
      }
    }
    return previous(method, payload, signal);
  };
}

/** Counts every request with its result. It stands closest to the network, so that retries count too. */
export function countCalls(metrics: Metrics): Transformer {
  return async (previous, method, payload, signal) => {
    try {
      const response = await previous(method, payload, signal);
      metrics.apiCalled(method, response.ok ? "ok" : String(response.error_code));
      return response;
    } catch (error) {
      metrics.apiCalled(method, "network");
      throw error;
    }
  };
}

/** Ends requests, and waits between them, when the signal fires; those with a signal of their own keep it. */
export function abortWith(shutdown: AbortSignal): Transformer {
  type RequestSignal = Parameters<Transformer>[3];
  return (previous, method, payload, signal) =>
    previous(method, payload, signal ?? (shutdown as RequestSignal));
}
