import type { Transformer } from "grammy";
import type { Metrics } from "../metrics.js";

type RequestSignal = Parameters<Transformer>[3];

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
  return (previous, method, payload, signal) =>
    previous(method, payload, signal ?? (shutdown as RequestSignal));
}

/**
 * Gives a request up when it takes too long, so that a connection gone dead does not hold up a chat. `getUpdates` is left
 * alone: it waits for updates, as long as the client lets it.
 * @param longest in ms
 */
export function limitTime(longest: number): Transformer {
  return async (previous, method, payload, signal) => {
    if (method === "getUpdates") return previous(method, payload, signal);
    const limit = new AbortController();
    const timer = setTimeout(() => limit.abort(), longest);
    const abort = () => limit.abort();
    if (signal?.aborted) limit.abort();
    signal?.addEventListener("abort", abort);
    try {
      return await previous(method, payload, limit.signal as RequestSignal);
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener("abort", abort);
    }
  };
}
