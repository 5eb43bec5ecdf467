import { randomBytes } from "node:crypto";
import type { Bot } from "grammy";
import type { Coordination } from "../../coordination/index.js";
import type { Mode } from "../types.js";
import { systemClock } from "./clock.js";
import type { Health } from "./http-server.js";
import { startPolling } from "./polling.js";
import type { Ports } from "./ports.js";
import type { PrometheusMetrics } from "./prometheus.js";
import { untilReached, type Waiting } from "./reach.js";
import type { UpdateReceiver } from "./receiver.js";
import type { UpdateTracker } from "./update-tracker.js";
import { clearWebhook, tellWebhookMoves } from "./webhook-claim.js";

/** What letting updates in needs. */
export interface ReceiveOptions extends Waiting {
  readonly bot: Bot;
  readonly tracker: UpdateTracker;
  /** What the processes behind the bot share. */
  readonly coordination: Pick<Coordination, "polling" | "trouble">;
  readonly mode: Mode;
  /** Where the API is, as it may be shown. */
  readonly way: string;
  /** Whose pages show how the bot is; the webhook needs the main one. Null: there are none. */
  readonly ports: Ports | null;
  /** How the bot is until updates come in. */
  readonly before: () => Health;
  /** Null: nothing is counted. */
  readonly metrics: PrometheusMetrics | null;
}

/**
 * Lets updates in by the way that is asked for, once Telegram can be reached.
 * @throws AppError TELEGRAM_TOKEN_INVALID, TELEGRAM_WEBHOOK_IN_USE, TELEGRAM_WEBHOOK_REFUSED; the signal's reason
 */
export async function receive(options: ReceiveOptions): Promise<UpdateReceiver> {
  return options.mode.kind === "polling"
    ? receiveByPolling(options, options.mode)
    : receiveFromTelegram(options, options.mode);
}

async function receiveByPolling(
  options: ReceiveOptions,
  mode: Extract<Mode, { kind: "polling" }>,
): Promise<UpdateReceiver> {
  const { bot, tracker, coordination, logger, way, clock } = options;
  const clear = () => clearWebhook(bot.api, mode.deleteWebhook === true, way, logger);
  await untilReached(clear, options);
  const receiver = startPolling({ bot, tracker, lease: coordination.polling, logger, clock });
  if (options.ports) await showPages(options, () => receiver);
  return receiver;
}

async function receiveFromTelegram(
  options: ReceiveOptions,
  mode: Extract<Mode, { kind: "webhook" }>,
): Promise<UpdateReceiver> {
  const { bot, way, logger, clock = systemClock } = options;
  const { receiveByWebhook, registerWebhook } = await import("./webhook.js");
  const { WebhookWatch } = await import("./webhook-watch.js");
  const address = { url: mode.url, secret: mode.secret ?? randomBytes(32).toString("base64url") };
  const ending = new AbortController();
  const register = () => registerWebhook(bot.api, address, way);
  const watch = new WebhookWatch({
    api: bot.api,
    url: mode.url,
    register,
    logger,
    clock,
    signal: ending.signal,
  });
  let set: UpdateReceiver | undefined;
  const pages = await showPages(options, () => set);
  const deliveries = receiveByWebhook(pages, bot, address, options.tracker, logger);
  await tellWebhookMoves(bot.api, mode.url, logger);
  await untilReached(register, options);
  const revoked = watch.run().then(() => deliveries.ended);
  const receiver: UpdateReceiver = {
    ended: Promise.race([deliveries.ended, revoked]),
    isHealthy: () => deliveries.isHealthy() && watch.trouble === null,
    trouble: () => watch.trouble,
    async stop() {
      ending.abort();
      await deliveries.stop();
    },
    confirm: () => deliveries.confirm(),
  };
  // Whoever waits for it sees the rejection.
  receiver.ended.catch(() => {});
  set = receiver;
  return receiver;
}

/**
 * Shows how the bot is on the ports that are open; Telegram's own port shows no metrics, since whoever hands on its path may hand on all.
 * @returns the main port's pages
 */
async function showPages(options: ReceiveOptions, receiver: () => UpdateReceiver | undefined) {
  // Loaded only where a port is opened.
  const { createPages } = await import("./http-server.js");
  const { mode, ports, metrics, logger, before } = options;
  const health = () => healthOf(receiver(), options) ?? before();
  const isPublic = mode.kind === "webhook" || ports?.metrics;
  const pages = createPages(health, isPublic ? null : metrics, logger);
  ports?.main?.show(pages);
  ports?.metrics?.show(createPages(health, metrics, logger));
  return pages;
}

function healthOf(
  receiver: UpdateReceiver | undefined,
  { mode, tracker, coordination }: ReceiveOptions,
): Health | null {
  if (!receiver) return null;
  const shared = coordination.trouble();
  const trouble = receiver.trouble?.() ?? shared;
  const status = receiver.isHealthy() && shared === null ? "ok" : "failing";
  const standby = receiver.isStandby?.() === true;
  return {
    status,
    mode: mode.kind,
    pending: tracker.pending,
    ...(standby ? { standby } : {}),
    ...(trouble === null ? {} : { trouble }),
  };
}
