import { randomBytes } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { createBot, type WiredBot } from "./bot.js";
import { DEFAULT_API_ROOT, withoutCredentials } from "./transport/api-root.js";
import { assertTokenForm, fetchBotInfo } from "./transport/bot-info.js";
import { describeFailure } from "./transport/failure.js";
import type { HttpServer } from "./transport/http-server.js";
import { publishMissingMenus } from "./transport/menu.js";
import { startPolling } from "./transport/polling.js";
import type { PrometheusMetrics } from "./transport/prometheus.js";
import type { UpdateReceiver } from "./transport/receiver.js";
import type { Mode, RunningBot, StartOptions } from "./types.js";

/**
 * Starts to receive updates, once the token and the API's address have proved right.
 * @throws AppError TELEGRAM_TOKEN_MALFORMED, TELEGRAM_TOKEN_INVALID, TELEGRAM_UNREACHABLE, TELEGRAM_WEBHOOK_REFUSED,
 * PORT_UNAVAILABLE
 */
export async function startBot(options: StartOptions): Promise<RunningBot> {
  const {
    token,
    logger,
    apiRoot = DEFAULT_API_ROOT,
    mode = { kind: "polling" },
    stopPatience = 5_000,
  } = options;
  assertTokenForm(token);
  const metrics = isServing(options)
    ? (await import("./transport/prometheus.js")).createPrometheusMetrics()
    : undefined;
  const wired = createBot(token, { ...options, metrics: metrics ?? options.metrics });
  const { bot, tracker } = wired;
  metrics?.watchInFlight(() => tracker.pending);
  bot.botInfo = await fetchBotInfo(bot.api, apiRoot);
  const { receiver, server } = await receive(wired, mode, metrics, options);
  const menus = publishMissingMenus(bot.api, logger);

  let stopping: Promise<void> | undefined;
  async function stop(): Promise<void> {
    const closing = receiver.stop();
    const inTime = await isDoneWithin(
      stopPatience,
      Promise.allSettled([closing, menus]).then(() => tracker.drained()),
    );
    if (!inTime) logger.warn({ pending: tracker.pending }, "stopped without waiting any longer");
    await receiver.confirm().catch((error: unknown) => {
      logger.debug(describeFailure(error), "what was handled could not be confirmed");
    });
    await end();
    markStopped();
  }

  /** Gives up what is still under way. */
  async function end(): Promise<void> {
    wired.abortRequests();
    await server?.close();
  }

  let markStopped = () => {};
  const stopped = new Promise<void>((resolve) => {
    markStopped = resolve;
  });
  const broken = receiver.ended.then(
    () => stopped,
    async (error: unknown) => {
      if (stopping) return stopped;
      await isDoneWithin(stopPatience, tracker.drained());
      await end();
      throw error;
    },
  );
  const finished = Promise.race([stopped, broken]);
  // Whoever waits for `finished` sees the rejection; nobody waiting must not end the process.
  finished.catch(() => {});
  return {
    username: bot.botInfo.username,
    port: server?.port ?? null,
    stop: () => {
      stopping ??= stop();
      return stopping;
    },
    finished,
  };
}

function isServing({ port, mode }: StartOptions): boolean {
  return port !== undefined || mode?.kind === "webhook";
}

/** Opens the port where one is wanted, then lets updates in. */
async function receive(
  { bot, tracker }: WiredBot,
  mode: Mode,
  metrics: PrometheusMetrics | undefined,
  { logger, port = 0, host = "0.0.0.0", apiRoot = DEFAULT_API_ROOT }: StartOptions,
): Promise<{ receiver: UpdateReceiver; server: HttpServer | null }> {
  if (!metrics) return { receiver: startPolling(bot, tracker, logger), server: null };
  // Loaded only where a port is opened.
  const { createPages, listen } = await import("./transport/http-server.js");
  let receiver: UpdateReceiver | undefined;
  const status = () => (receiver?.isHealthy() ? "ok" : "failing");
  const pages = createPages(
    () => ({ status: status(), mode: mode.kind, pending: tracker.pending }),
    metrics,
    logger,
  );
  if (mode.kind === "polling") {
    const server = await listen(pages, port, host);
    receiver = startPolling(bot, tracker, logger);
    return { receiver, server };
  }
  const { receiveByWebhook, registerWebhook } = await import("./transport/webhook.js");
  const address = { url: mode.url, secret: mode.secret ?? randomBytes(32).toString("base64url") };
  receiver = receiveByWebhook(pages, bot, address);
  const server = await listen(pages, port, host);
  try {
    await registerWebhook(bot.api, address, withoutCredentials(apiRoot), logger);
  } catch (error) {
    await server.close();
    throw error;
  }
  return { receiver, server };
}

/** Whether the work is done before so many ms are over. */
async function isDoneWithin(patience: number, work: Promise<unknown>): Promise<boolean> {
  const deadline = new AbortController();
  const late = delay(patience, false, { signal: deadline.signal }).catch(() => true);
  const inTime = await Promise.race([work.then(() => true), late]);
  deadline.abort();
  return inTime;
}
