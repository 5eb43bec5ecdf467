import { setMaxListeners } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import type { Update } from "grammy/types";
import { isFields } from "./fields.js";
import { Lanes } from "./lanes.js";
import type { Parameters } from "./types.js";

/** Pauses between attempts to deliver an update, in ms: the first, and the longest. */
const FIRST_PAUSE = 20;
const LONGEST_PAUSE = 500;

/** Where a bot gets its updates, and what becomes of them. */
export interface WebhookOptions {
  readonly url: string;
  readonly secret: string;
  /** Deliveries at a time. */
  readonly connections: number;
  /** Told each time that an update is handed out. */
  readonly onDelivered: (updates: readonly Update[]) => void;
  /** Does a call that the webhook gave as its response. */
  readonly execute: (method: string, parameters: Parameters) => Promise<void>;
}

/** Delivers updates to a bot's own server, each until it is taken with a status of 200–299; those of a chat in order. */
export class Webhook {
  readonly #lanes = new Lanes();
  #running = 0;
  readonly #stop = new AbortController();
  #paused = false;
  lastError: { readonly message: string; readonly date: number } | null = null;

  constructor(readonly options: WebhookOptions) {
    // Every delivery that waits listens to it.
    setMaxListeners(0, this.#stop.signal);
  }

  get url(): string {
    return this.options.url;
  }

  get secret(): string {
    return this.options.secret;
  }

  /** Updates not yet taken. */
  get pendingCount(): number {
    return this.#lanes.size;
  }

  push(update: Update): void {
    this.#lanes.push(update);
    this.#start();
  }

  /** Delivers nothing more for now: Telegram itself is gone. */
  pause(): void {
    this.#paused = true;
  }

  resume(): void {
    this.#paused = false;
    this.#start();
  }

  /** Delivers nothing more; gives, in order, what was not taken. A delivery under way may still reach the bot. */
  stop(): Update[] {
    this.#stop.abort();
    return this.#lanes.takeAll();
  }

  #start(): void {
    while (!this.#stop.signal.aborted && !this.#paused && this.#running < this.options.connections) {
      const update = this.#lanes.take();
      if (!update) return;
      this.#running++;
      void this.#deliver(update).finally(() => {
        this.#running--;
        this.#lanes.finish(update);
        this.#start();
      });
    }
  }

  async #deliver(update: Update): Promise<void> {
    for (let pause = FIRST_PAUSE; !this.#stop.signal.aborted; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
      const isTaken = !this.#paused && (await this.#attempt(update));
      if (isTaken) return;
      await delay(pause, undefined, { signal: this.#stop.signal, ref: false }).catch(() => {});
    }
  }

  async #attempt(update: Update): Promise<boolean> {
    const { url, secret, onDelivered } = this.options;
    onDelivered([update]);
    try {
      const response = await fetch(url, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          ...(secret === "" ? {} : { "x-telegram-bot-api-secret-token": secret }),
        },
        body: JSON.stringify(update),
        redirect: "manual",
      });
      const body = await response.text();
      if (response.ok) {
        // What Telegram cannot read as a call, it ignores.
        await this.#reply(body).catch(() => {});
        return true;
      }
      this.#fail(`Wrong response from the webhook: ${response.status} ${response.statusText}`.trimEnd());
    } catch {
      this.#fail("Connection refused");
    }
    return false;
  }

  /** A webhook may call one method by its response (https://core.telegram.org/bots/api#making-requests-when-getting-updates). */
  async #reply(body: string): Promise<void> {
    if (!body.trimStart().startsWith("{")) return;
    const call: unknown = JSON.parse(body);
    if (!isFields(call) || typeof call.method !== "string") return;
    const { method, ...parameters } = call;
    await this.options.execute(method, parameters);
  }

  #fail(message: string): void {
    this.lastError = { message, date: Math.floor(Date.now() / 1000) };
  }
}
