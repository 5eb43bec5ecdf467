import type { Context, MiddlewareFn, Transformer } from "grammy";
import type { Update } from "grammy/types";
import { LRUCache } from "lru-cache";
import type { Metrics } from "../metrics.js";

/** Updates remembered, so that none is handled twice: far more than Telegram delivers again. */
const mostRemembered = 10_000;

/** Calls by which a person sees an answer. */
const answering = /^(?:send(?!ChatAction)|edit|answer)/;

/** Where the updates that were dealt with are noted, for a later process. */
export interface Journal {
  has(update: Update): boolean;
  add(update: Update): void;
}

/** Takes updates in, each once, and knows which are open: being worked on, or given up by a stop. */
export class UpdateTracker {
  /** Open updates, each with the end of its work and when it was taken in, in ms. */
  readonly #open = new Map<number, { readonly work: Promise<void>; readonly since: number }>();
  readonly #handled = new LRUCache<number, true>({ max: mostRemembered });
  /** Open updates that Telegram was told to forget. */
  readonly #released = new Set<number>();
  #waiting: (() => void)[] = [];
  #isClosed = false;

  /** @param journal what an earlier process dealt with, and where that is noted */
  constructor(
    private readonly metrics: Metrics,
    private readonly journal: Journal = { has: () => false, add() {} },
  ) {}

  /** Updates that are open. */
  get pending(): number {
    return this.#open.size;
  }

  /** The lowest id of an open update that Telegram still holds; undefined: there is none. */
  get lowestOpen(): number | undefined {
    let lowest: number | undefined;
    for (const id of this.#open.keys())
      if (!this.#released.has(id) && (lowest === undefined || id < lowest)) lowest = id;
    return lowest;
  }

  /** When an open update was taken in, in ms; undefined where it is not open. */
  openSince(id: number): number | undefined {
    return this.#open.get(id)?.since;
  }

  /** Open updates that Telegram still holds, and those that it was told to forget. */
  get held(): number {
    return this.#open.size - this.#released.size;
  }

  get released(): number {
    return this.#released.size;
  }

  /** Whether an update was taken in, now or lately. */
  isKnown(update: Update): boolean {
    const { update_id: id } = update;
    if (this.#open.has(id) || this.#handled.has(id)) return true;
    if (!this.journal.has(update)) return false;
    this.#handled.set(id, true);
    return true;
  }

  /** Whether an update was dealt with: answered, told of a fault, or left alone for good. */
  isHandled(id: number): boolean {
    return this.#handled.has(id);
  }

  /** From now on Telegram need not hold an update, though it is open. */
  release(id: number): void {
    this.#released.add(id);
    this.#notify();
  }

  /** Resolves with the next update that is no longer open, or held. */
  changed(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** Resolves once no update is open. */
  async drained(): Promise<void> {
    while (this.#open.size > 0) await this.changed();
  }

  /** Whatever ends from now on was given up, not dealt with. */
  close(): void {
    this.#isClosed = true;
  }

  /** The middleware that comes before all others. An update that comes again while it is open waits for the end of its work. */
  readonly middleware: MiddlewareFn<Context> = async (context, next) => {
    const { update_id: id } = context.update;
    const open = this.#open.get(id);
    if (open) return open.work;
    if (this.isKnown(context.update)) return;
    const kind = kindOf(context.update);
    this.metrics.updateReceived(kind);
    context.api.config.use(timeAnswer(kind, this.metrics));
    let end = () => {};
    const work = new Promise<void>((resolve) => {
      end = resolve;
    });
    this.#open.set(id, { work, since: Date.now() });
    try {
      await next();
    } finally {
      this.#settle(context.update);
      end();
    }
  };

  #settle(update: Update): void {
    if (this.#isClosed) return;
    const { update_id: id } = update;
    this.#open.delete(id);
    this.#released.delete(id);
    this.#handled.set(id, true);
    this.journal.add(update);
    this.#notify();
  }

  #notify(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}

/** What an update brings, as the Bot API names it. */
export function kindOf(update: Update): string {
  return Object.keys(update).find((field) => field !== "update_id") ?? "empty";
}

/** Measures how long it takes until the first answering call of an update. */
function timeAnswer(kind: string, metrics: Metrics): Transformer {
  const start = performance.now();
  let answered = false;
  return (previous, method, payload, signal) => {
    if (!answered && answering.test(method)) {
      answered = true;
      metrics.answerSent(kind, (performance.now() - start) / 1_000);
    }
    return previous(method, payload, signal);
  };
}
