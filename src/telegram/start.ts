import { setTimeout as delay } from "node:timers/promises";
import { createBot } from "./bot.js";
import { defaultApiRoot } from "./transport/api-root.js";
import { assertTokenForm, fetchBotInfo } from "./transport/bot-info.js";
import { describeFailure } from "./transport/failure.js";
import type { Health } from "./transport/http-server.js";
import { publishMissingMenus } from "./transport/menu.js";
import type { Ports } from "./transport/ports.js";
import { agentThrough, proxyFor, shownWay } from "./transport/proxy.js";
import { untilReached, type Waiting } from "./transport/reach.js";
import { receive } from "./transport/receive.js";
import type { UpdateReceiver } from "./transport/receiver.js";
import type { StartOptions } from "./transport/start-options.js";
import { tellAdmins } from "./transport/tell-admins.js";
import type { Mode, RunningBot } from "./types.js";

/** The reading of a file ends within so long once it is given up, in ms: its process is killed. */
const fileEnding = 2_000;

/**
 * Starts to receive updates, once Telegram is reached, however long that takes, and the token has proved right.
 * @throws AppError TELEGRAM_TOKEN_MALFORMED, TELEGRAM_TOKEN_INVALID, TELEGRAM_WEBHOOK_IN_USE, TELEGRAM_WEBHOOK_REFUSED,
 * PORT_UNAVAILABLE, CONFIG_INVALID where a proxy is none; the signal's reason where it fires first
 */
export async function startBot(options: StartOptions): Promise<RunningBot> {
  const {
    token,
    logger,
    apiRoot = defaultApiRoot,
    mode = { kind: "polling" },
    proxy = {},
    stopPatience = 5_000,
  } = options;
  assertTokenForm(token);
  const by = proxyFor(apiRoot, proxy);
  const way = shownWay(apiRoot, by);
  const agent = by ? await agentThrough(by, apiRoot) : options.agent;
  const ports = await portsOf(options);
  const metrics = ports ? (await import("./transport/prometheus.js")).createPrometheusMetrics() : null;
  const wired = createBot(token, { ...options, agent, metrics: metrics ?? options.metrics });
  const { bot, tracker, coordination } = wired;
  metrics?.watchInFlight(() => tracker.pending);
  if (coordination.isShared) metrics?.watchDatabase(() => coordination.trouble() === null);
  const starting = await reportStart(options, mode, ports);
  let receiver: UpdateReceiver;
  try {
    bot.botInfo = await untilReached(() => fetchBotInfo(bot.api, way), starting);
    receiver = await receive({ ...starting, bot, tracker, coordination, mode, way, ports, metrics });
  } catch (error) {
    wired.abortRequests();
    await coordination.close();
    await ports?.close();
    throw error;
  }
  const menus = publishMissingMenus(bot.api, logger, options);
  void wired.resume().catch((error: unknown) => {
    logger.warn(describeFailure(error), "files that were left unread could not be gone on with");
  });

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
    await isDoneWithin(fileEnding, wired.filesEnded());
    await options.usage?.flush();
    await coordination.close();
    await ports?.close();
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
    tellAdmins: (text, but) => tellAdmins(bot.api, options, text, but),
    port: ports?.main?.port ?? null,
    stop: () => {
      stopping ??= stop();
      return stopping;
    },
    finished,
  };
}

/** The ports that are open, or are opened now; null: none is wanted. */
async function portsOf({ ports, port, mode }: StartOptions): Promise<Ports | null> {
  const wanted = port ?? (mode?.kind === "webhook" ? 0 : undefined);
  if (ports || wanted === undefined) return ports ?? null;
  // Loaded only where a port is opened.
  const { openPorts } = await import("./transport/ports.js");
  return openPorts({ port: wanted });
}

/** How the start waits for Telegram, and how the bot is meanwhile, as its pages show it. */
async function reportStart(
  { logger, clock, signal, onTrouble }: StartOptions,
  mode: Mode,
  ports: Ports | null,
): Promise<Waiting & { before: () => Health }> {
  let trouble: string | undefined;
  const before = (): Health => ({
    status: trouble === undefined ? "starting" : "failing",
    mode: mode.kind,
    pending: 0,
    ...(trouble === undefined ? {} : { trouble }),
  });
  if (ports) (await import("./transport/ports.js")).showHealth(ports, before, logger);
  return {
    logger,
    clock,
    signal,
    before,
    onTrouble: (error) => {
      trouble = "Telegram cannot be reached";
      onTrouble?.(error);
    },
  };
}

/** Whether the work is done before so many ms are over. */
async function isDoneWithin(patience: number, work: Promise<unknown>): Promise<boolean> {
  const deadline = new AbortController();
  const late = delay(patience, false, { signal: deadline.signal }).catch(() => true);
  const inTime = await Promise.race([work.then(() => true), late]);
  deadline.abort();
  return inTime;
}
