import { setTimeout as delay } from "node:timers/promises";
import type { Update } from "grammy/types";
import type { BotState } from "./state.js";
import { badRequest, type Parameters, takeOnly } from "./types.js";

/** Pauses between attempts to deliver an update, in ms: the first, and the longest. */
const FIRST_PAUSE = 20;
const LONGEST_PAUSE = 500;

/**
 * Where a bot gets its updates, each until it is taken with a status of 200–299. Those of one chat are delivered one
 * after the other, those of different chats side by side, as the Bot API server does
 * (https://github.com/tdlib/telegram-bot-api/blob/master/telegram-bot-api/WebhookActor.cpp).
 */
export class Webhook {
  readonly #lanes = new Map<string, Update[]>();
  readonly #ready: string[] = [];
  #running = 0;
  #stopped = false;
  lastError: string | null = null;

  constructor(
    readonly url: string,
    readonly secret: string,
    private readonly connections: number,
    private readonly onDelivered: (updates: readonly Update[]) => void,
  ) {}

  /** Updates not yet taken. */
  get pendingCount(): number {
    return [...this.#lanes.values()].reduce((sum, { length }) => sum + length, 0);
  }

  push(update: Update): void {
    const lane = laneOf(update);
    const updates = this.#lanes.get(lane);
    if (updates) {
      updates.push(update);
      return;
    }
    this.#lanes.set(lane, [update]);
    this.#ready.push(lane);
    this.#start();
  }

  /** Delivers nothing more; gives what was not taken, in order. */
  stop(): Update[] {
    this.#stopped = true;
    return [...this.#lanes.values()].flat().sort((a, b) => a.update_id - b.update_id);
  }

  #start(): void {
    while (!this.#stopped && this.#running < this.connections) {
      const lane = this.#ready.shift();
      if (lane === undefined) return;
      this.#running++;
      void this.#deliverFirst(lane).finally(() => {
        this.#running--;
        this.#start();
      });
    }
  }

  async #deliverFirst(lane: string): Promise<void> {
    const updates = this.#lanes.get(lane) ?? [];
    const [update] = updates;
    if (!update) return;
    await this.#deliver(update);
    if (this.#stopped) return;
    updates.shift();
    if (updates.length > 0) this.#ready.push(lane);
    else this.#lanes.delete(lane);
  }

  async #deliver(update: Update): Promise<void> {
    for (let pause = FIRST_PAUSE; !this.#stopped; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
      this.onDelivered([update]);
      try {
        const { ok, status } = await fetch(this.url, {
          method: "POST",
          headers: { "content-type": "application/json", "x-telegram-bot-api-secret-token": this.secret },
          body: JSON.stringify(update),
        });
        if (ok) return;
        this.lastError = `Wrong response from the webhook: ${status}`;
      } catch {
        this.lastError = "Connection refused";
      }
      await delay(pause);
    }
  }
}

function laneOf(update: Update): string {
  const message = update.message ?? update.edited_message ?? update.callback_query?.message;
  return String(message?.chat.id ?? update.inline_query?.from.id ?? update.update_id);
}

/** setWebhook (https://core.telegram.org/bots/api#setwebhook). */
export function setWebhook(bot: BotState, parameters: Parameters): true {
  takeOnly(parameters, ["url", "secret_token", "max_connections", "allowed_updates", "drop_pending_updates"]);
  const { url = "", secret_token: secret = "", max_connections: connections = 40 } = parameters;
  if (url === "") return deleteWebhook(bot, {});
  if (typeof url !== "string" || !URL.canParse(url) || !/^https?:/.test(url))
    throw badRequest("bad webhook: invalid webhook URL specified");
  if (typeof secret !== "string" || !/^[A-Za-z0-9_-]{0,256}$/.test(secret))
    throw badRequest("secret token contains unallowed characters");
  const count = Number(connections);
  if (!Number.isInteger(count) || count < 1 || count > 100) throw badRequest("wrong max_connections");
  const { allowed_updates: allowed } = parameters;
  if (Array.isArray(allowed)) bot.allowedUpdates = allowed as string[];
  const old = bot.webhook?.stop() ?? bot.poll.takeAll();
  bot.webhook = new Webhook(url, secret, count, (updates) => bot.noteDelivery(updates));
  if (parameters.drop_pending_updates !== true) for (const update of old) bot.webhook.push(update);
  return true;
}

/** deleteWebhook (https://core.telegram.org/bots/api#deletewebhook). */
export function deleteWebhook(bot: BotState, parameters: Parameters): true {
  takeOnly(parameters, ["drop_pending_updates"]);
  const old = bot.webhook?.stop() ?? [];
  bot.webhook = null;
  if (parameters.drop_pending_updates !== true) for (const update of old) bot.poll.push(update);
  return true;
}

/** getWebhookInfo (https://core.telegram.org/bots/api#getwebhookinfo). */
export function getWebhookInfo({ webhook, poll }: BotState): unknown {
  return {
    url: webhook?.url ?? "",
    has_custom_certificate: false,
    pending_update_count: webhook?.pendingCount ?? poll.unconfirmed.length,
    ...(webhook?.lastError ? { last_error_message: webhook.lastError } : {}),
  };
}
