import type { Context, MiddlewareFn, Transformer } from "grammy";
import type { Update } from "grammy/types";
import { LRUCache } from "lru-cache";
import type { Metrics } from "../metrics.js";

/** Updates remembered, so that none is handled twice: far more than Telegram delivers again after a webhook failed. */
const REMEMBERED = 10_000;

/** Calls by which a person sees an answer. */
const answering = /^(?:send(?!ChatAction)|edit|answer)/;

/** Takes updates in, each once, and knows which are being worked on. */
export class UpdateTracker {
  readonly #working = new Set<number>();
  readonly #known = new LRUCache<number, true>({ max: REMEMBERED });
  #waiting: (() => void)[] = [];

  constructor(private readonly metrics: Metrics) {}

  /** Updates being worked on. */
  get pending(): number {
    return this.#working.size;
  }

  /** The lowest id of an update being worked on; undefined: none is. */
  get lowestPending(): number | undefined {
    return this.#working.size === 0 ? undefined : Math.min(...this.#working);
  }

  /** Resolves once no update is being worked on. */
  async drained(): Promise<void> {
    if (this.#working.size > 0) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  /** The middleware that comes before all others. */
  readonly middleware: MiddlewareFn<Context> = async (context, next) => {
    const { update_id: id } = context.update;
    // A webhook gets an update again when Telegram did not see it acknowledged.
    if (this.#known.has(id)) return;
    this.#known.set(id, true);
    const kind = kindOf(context.update);
    this.metrics.updateReceived(kind);
    context.api.config.use(timeAnswer(kind, this.metrics));
    this.#working.add(id);
    try {
      await next();
    } finally {
      this.#working.delete(id);
      if (this.#working.size === 0) for (const resolve of this.#waiting.splice(0)) resolve();
    }
  };
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
