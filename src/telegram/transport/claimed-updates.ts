import type { Context, MiddlewareFn, Transformer } from "grammy";
import type { Update } from "grammy/types";
import {
  type Claim,
  ClaimLostError,
  type Coordination,
  localClaims,
  type UpdateKey,
} from "../../coordination/index.js";
import type { Logger } from "../types.js";
import { describeFailure } from "./failure.js";
import { tryNoMore } from "./retry.js";
import { sequenceKey } from "./sequentialize.js";
import { kindOf } from "./update-kind.js";

/**
 * How long an update waits for a database that cannot be used, in ms: longer than a restart of that takes, and shorter than a delivery is held.
 * Then Telegram delivers it again.
 */
const claimPatience = 15_000;
/** The same of a button: a press waits for seconds only, and doing it twice does no harm. */
const pressPatience = 1_000;

/** Kinds of update that are claimed where several processes share a database; all others may be dealt with twice without harm. */
const claimedKinds: ReadonlySet<string> = new Set([
  "message",
  "edited_message",
  "channel_post",
  "edited_channel_post",
  "guest_message",
  "business_message",
  "edited_business_message",
  "callback_query",
]);

/** Calls after which nothing stays. */
const reading = /^(?:get|sendChatAction$)/;

/** What is done with an update once it is claimed. */
type Work = () => Promise<unknown>;

/** Updates, each of which is dealt with by one process, once, in the order of its chat. */
export class ClaimedUpdates {
  readonly #claims = new WeakMap<object, Claim>();
  /** Those of which the work was cut short, since they were lost. */
  readonly #cut = new WeakSet<Claim>();
  /** Of those that need not be claimed: they keep their order, too. */
  readonly #own = localClaims();
  #isClosed = false;

  constructor(
    private readonly coordination: Pick<Coordination, "claims" | "hash" | "isShared">,
    private readonly logger: Logger,
    /** Fires when a stop waits no longer. */
    private readonly stopping: AbortSignal = new AbortController().signal,
    private readonly onClaim: (result: ClaimResult) => void = () => {},
  ) {}

  /** From now on nothing counts as dealt with. */
  close(): void {
    this.#isClosed = true;
  }

  /**
   * Claims an update, and does the work on it. Never rejects.
   * @returns whether it was dealt with, here or elsewhere; else it has to be delivered again
   */
  async handle(context: Context, work: Work): Promise<boolean> {
    const { update } = context;
    const say = (error: unknown) => ({ updateId: update.update_id, ...describeFailure(error) });
    let claim: Claim | null;
    try {
      claim = await this.#take(context);
    } catch (error) {
      this.onClaim("failed");
      this.logger.debug(say(error), "an update could not be claimed");
      return false;
    }
    this.onClaim(claim ? "taken" : "known");
    if (!claim) return true;
    this.#claims.set(update, claim);
    if (this.coordination.isShared) context.api.config.use(this.#unlessLost(claim, update));
    await work().catch((error: unknown) => this.logger.error(say(error), "an update could not be handled"));
    return this.#end(claim);
  }

  async #end(claim: Claim): Promise<boolean> {
    if (this.#isClosed || this.#cut.has(claim)) {
      await claim.release();
      return false;
    }
    // What was done before the claim was lost is done, whether it can be noted or not.
    await claim.done().catch((error: unknown) => {
      this.logger.debug(describeFailure(error), "it could not be noted that an update was dealt with");
    });
    return !this.#isClosed;
  }

  /** The middleware before which updates of a chat go side by side, and after which one waits for the other. */
  readonly inOrder: MiddlewareFn<Context> = async ({ update }, next) => {
    const claim = this.#claims.get(update);
    try {
      await claim?.turn();
    } catch (error) {
      // What was lost meanwhile is not begun; it comes again.
      if (!(error instanceof ClaimLostError) || !claim) throw error;
      this.#cut.add(claim);
      return;
    }
    await next();
  };

  async #take(context: Context): Promise<Claim | null> {
    const { update } = context;
    const { claims, hash, isShared } = this.coordination;
    const mark = hash(JSON.stringify(update));
    const key: UpdateKey = { id: update.update_id, mark, lane: sequenceKey(context) ?? mark };
    const kind = kindOf(update);
    if (isShared && !claimedKinds.has(kind)) return this.#own.take(key, 0);
    const isPress = kind === "callback_query";
    try {
      return await claims.take(key, isPress ? pressPatience : claimPatience);
    } catch (error) {
      if (!isPress || error instanceof ClaimLostError) throw error;
      return this.#own.take(key, 0);
    }
  }

  /**
   * Begins no call where somebody else may have the update, and makes none again: whoever that is makes them. One under way is waited for, since it may
   * have been done.
   */
  #unlessLost(claim: Claim, { message, channel_post: post }: Update): Transformer {
    // An answer to a text is one message; before that to speech or a file others are sent.
    const isOneMessage = (message ?? post)?.text !== undefined;
    const cut = () => {
      this.#cut.add(claim);
      return new ClaimLostError();
    };
    return async (previous, method, payload, signal) => {
      if (reading.test(method)) return previous(method, payload, signal);
      const { lost } = claim;
      if (lost.aborted) throw cut();
      const giving = new AbortController();
      const giveUp = () => giving.abort();
      const reasons = [this.stopping, signal];
      if (reasons.some((reason) => reason?.aborted)) giveUp();
      for (const reason of reasons) reason?.addEventListener("abort", giveUp);
      tryNoMore(giving.signal, lost);
      try {
        if (isOneMessage && method === "sendMessage") void claim.sending();
        return await previous(method, payload, giving.signal as typeof signal);
      } catch (error) {
        throw lost.aborted ? cut() : error;
      } finally {
        for (const reason of reasons) reason?.removeEventListener("abort", giveUp);
      }
    };
  }
}

/** How an attempt to claim an update ended: `known` where it had been dealt with. */
export type ClaimResult = "taken" | "known" | "failed";
