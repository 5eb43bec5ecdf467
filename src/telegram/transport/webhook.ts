import { createHash, timingSafeEqual } from "node:crypto";
import { type Api, type Bot, GrammyError, webhookCallback } from "grammy";
import { Hono, type MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { AppError } from "../../errors.js";
import { ALLOWED_UPDATES } from "./allowed-updates.js";
import { asStartError } from "./bot-info.js";
import type { UpdateReceiver } from "./receiver.js";

/** Largest delivery, in bytes: many times the largest update. */
const LARGEST = 1024 * 1024;
/** After so long, in ms, a delivery is acknowledged while the work goes on: before Telegram delivers it again. */
const LATEST_ANSWER = 10_000;
/** Deliveries that Telegram makes at a time; 1–100 (https://core.telegram.org/bots/api#setwebhook). */
const CONNECTIONS = 100;

/** Where Telegram delivers, and what proves that it is Telegram. */
export interface WebhookAddress {
  readonly url: string;
  readonly secret: string;
}

/** Takes in what Telegram delivers to the path of the webhook's address. */
export function receiveByWebhook(app: Hono, bot: Bot, { url, secret }: WebhookAddress): UpdateReceiver {
  let stopping = false;
  const handle = webhookCallback(bot, "hono", { onTimeout: "return", timeoutMilliseconds: LATEST_ANSWER });
  const deliveries = new Hono();
  deliveries.post(
    "*",
    onlyWith(secret),
    // What comes while the bot stops is delivered again later.
    async (context, next) => (stopping ? context.body(null, 503) : next()),
    bodyLimit({ maxSize: LARGEST, onError: (context) => context.body(null, 413) }),
    async (context, next) => {
      const update: unknown = await context.req.json().catch(() => null);
      return isUpdate(update) ? next() : context.body(null, 400);
    },
    (context) => handle(context),
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
    // Each delivery is acknowledged by its answer; the webhook stays, so that updates wait at Telegram.
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
      allowed_updates: ALLOWED_UPDATES,
      max_connections: CONNECTIONS,
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

function isUpdate(value: unknown): boolean {
  return (
    typeof value === "object" &&
    value !== null &&
    "update_id" in value &&
    Number.isSafeInteger(value.update_id) &&
    !Array.isArray(value)
  );
}
