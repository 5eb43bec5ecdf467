import type { Context, MiddlewareFn, Transformer } from "grammy";
import type { Update } from "grammy/types";
import { LRUCache } from "lru-cache";
import type { Metrics } from "../metrics.js";
import type { ClaimedUpdates } from "./claimed-updates.js";
import { kindOf } from "./update-kind.js";

/** Updates remembered, so that none is handled twice: far more than Telegram delivers again. */
const mostRemembered = 10_000;
/** Updates remembered that could not be dealt with: more than Telegram gives at a time. */
const mostOwed = 1_000;

/** Calls by which a person sees an answer. */
const answering = /^(?:send(?!ChatAction)|edit|answer)/;

/** Takes updates in, each once, and knows which are open: being worked on, or given up by a stop. */
export class UpdateTracker {
  /** Open updates, each with the end of its work and when it was taken in, in ms. */
  readonly #open = new Map<number, { readonly work: Promise<void>; readonly since: number }>();
  readonly #handled = new LRUCache<number, true>({ max: mostRemembered });
  /** Open updates that Telegram was told to forget. */
  readonly #released = new Set<number>();
  /** Updates that were given up, and that Telegram has to deliver again. */
  readonly #owed = new LRUCache<number, true>({ max: mostOwed });
  #waiting: (() => void)[] = [];
  #isClosed = false;

  /** @param claims who deals with which update, where there are others */
  constructor(
    private readonly metrics: Metrics,
    private readonly claims: ClaimedUpdates,
  ) {}

  /** Updates that are open. */
  get pending(): number {
    return this.#open.size;
  }

  /** The lowest id of an update that Telegram is not to forget yet: open and held by it, or given up. Undefined: there is none. */
  get lowestOpen(): number | undefined {
    let lowest: number | undefined;
    const note = (id: number) => {
      if (lowest === undefined || id < lowest) lowest = id;
    };
    for (const id of this.#open.keys()) if (!this.#released.has(id)) note(id);
    for (const id of this.#owed.keys()) note(id);
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
    return this.#open.has(id) || this.#handled.has(id);
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

  /** Somebody else may have fetched updates meanwhile: what was given up comes again from the start, if at all. */
  forgetOwed(): void {
    this.#owed.clear();
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
    this.claims.close();
  }

  /** The middleware that comes before all others. An update that comes again while it is open waits for the end of its work. */
  readonly middleware: MiddlewareFn<Context> = async (context, next) => {
    const { update } = context;
    const { update_id: id } = update;
    const open = this.#open.get(id);
    if (open) return open.work;
    if (this.isKnown(update)) return;
    let end = () => {};
    const work = new Promise<void>((resolve) => {
      end = resolve;
    });
    this.#owed.delete(id);
    this.#open.set(id, { work, since: Date.now() });
    const isHandled = await this.claims.handle(context, () => {
      const kind = kindOf(update);
      this.metrics.updateReceived(kind);
      context.api.config.use(timeAnswer(kind, this.metrics));
      return next();
    });
    this.#settle(id, isHandled);
    end();
  };

  #settle(id: number, isHandled: boolean): void {
    if (this.#isClosed) return;
    this.#open.delete(id);
    this.#released.delete(id);
    if (isHandled) this.#handled.set(id, true);
    else this.#owed.set(id, true);
    this.#notify();
  }

  #notify(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
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
