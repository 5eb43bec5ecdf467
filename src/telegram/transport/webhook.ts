import { createHash, timingSafeEqual } from "node:crypto";
import { type Api, type Bot, GrammyError } from "grammy";
import type { Update } from "grammy/types";
import { Hono, type MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { AppError } from "../../errors.js";
import { pause } from "../../pause.js";
import type { Logger } from "../types.js";
import { allowedUpdates } from "./allowed-updates.js";
import { asStartError } from "./bot-info.js";
import { describeFailure } from "./failure.js";
import type { UpdateReceiver } from "./receiver.js";
import type { UpdateTracker } from "./update-tracker.js";

/** Largest delivery, in bytes: many times the largest update. */
const largestDelivery = 1024 * 1024;
/**
 * After so long, in ms, a delivery is sent back while the work goes on: before the Bot API server gives its connection up,
 * after 60 s (https://github.com/tdlib/telegram-bot-api/blob/master/telegram-bot-api/WebhookActor.cpp).
 */
const longestHeld = 50_000;
/** Deliveries that Telegram makes at a time; 1–100 (https://core.telegram.org/bots/api#setwebhook). */
const mostConnections = 100;

/** Where Telegram delivers, and what proves that it is Telegram. */
export interface WebhookAddress {
  readonly url: string;
  readonly secret: string;
}

/**
 * Takes in what Telegram delivers to the path of the webhook's address. A delivery is acknowledged once it is dealt with,
 * and never before; what is sent back comes again, and then waits for the same work. So a crash loses nothing.
 */
export function receiveByWebhook(
  app: Hono,
  bot: Bot,
  { url, secret }: WebhookAddress,
  tracker: UpdateTracker,
  logger: Logger,
): UpdateReceiver {
  let stopping = false;

  async function handle(update: Update): Promise<200 | 503> {
    const work = bot.handleUpdate(update).catch((error: unknown) => {
      // Errors have been dealt with where the bot handles an update.
      logger.error(describeFailure(error), "an update could not be taken in");
    });
    const over = new AbortController();
    await Promise.race([work, pause(longestHeld, over.signal)]);
    over.abort();
    return tracker.isHandled(update.update_id) ? 200 : 503;
  }

  const deliveries = new Hono();
  deliveries.post(
    "*",
    onlyWith(secret),
    // What comes while the bot stops is delivered again later.
    async (context, next) => (stopping ? context.body(null, 503) : next()),
    bodyLimit({ maxSize: largestDelivery, onError: (context) => context.body(null, 413) }),
    async (context) => {
      const update: unknown = await context.req.json().catch(() => null);
      return context.body(null, isUpdate(update) ? await handle(update) : 400);
    },
  );
  // Compared letter for letter: a router would take `:` and `*` for patterns, and decode what is percent-encoded.
  const path = new URL(url).pathname;
  app.post("*", (context, next) =>
    new URL(context.req.url).pathname === path ? deliveries.fetch(context.req.raw) : next(),
  );
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  return {
    ended,
    isHealthy: () => !stopping,
    async stop() {
      stopping = true;
      end();
    },
    // Each delivery is acknowledged once it is dealt with; the webhook stays, so that updates wait at Telegram.
    async confirm() {},
  };
}

/**
 * Tells Telegram where to deliver.
 * @param way where the API is, as it may be shown in the error
 * @throws AppError TELEGRAM_WEBHOOK_REFUSED, TELEGRAM_TOKEN_INVALID, TELEGRAM_UNREACHABLE; none has a cause, whose
 * text might hold the token
 */
export async function registerWebhook(api: Api, { url, secret }: WebhookAddress, way: string): Promise<void> {
  try {
    await api.setWebhook(url, {
      secret_token: secret,
      allowed_updates: allowedUpdates,
      max_connections: mostConnections,
    });
  } catch (error) {
    const isRefused = error instanceof GrammyError && error.error_code < 500 && error.error_code !== 429;
    if (!isRefused || error.error_code === 401) throw asStartError(error, way);
    throw new AppError("TELEGRAM_WEBHOOK_REFUSED", { reason: error.description });
  }
}

/** Refuses, with 401, whoever does not know the secret; how long that takes tells nothing about it. */
function onlyWith(secret: string): MiddlewareHandler {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  const expected = digest(secret);
  return async (context, next) => {
    const given = context.req.header("x-telegram-bot-api-secret-token") ?? "";
    return timingSafeEqual(digest(given), expected) ? next() : context.body(null, 401);
  };
}

function isUpdate(value: unknown): value is Update {
  return (
    typeof value === "object" &&
    value !== null &&
    "update_id" in value &&
    Number.isSafeInteger(value.update_id) &&
    !Array.isArray(value)
  );
}
