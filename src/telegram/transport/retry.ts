import { HttpError, type Transformer } from "grammy";
import { pause } from "../../pause.js";
import { CutResponseError } from "./api-fetch.js";
import { pauseBefore } from "./backoff.js";

/** How long a message, an edit or the like is worth being sent, in ms: whoever asked has not turned to other things yet. */
const replyWorth = 10 * 60_000;

/**
 * Others, in ms. Queries grow stale within seconds ("query is too old"), and the next key pressed or the next tap brings
 * a new one. None: polling and the start have loops of their own, and a chat action is over by then.
 */
const worth: Readonly<Record<string, number>> = {
  getUpdates: 0,
  getMe: 0,
  deleteWebhook: 0,
  setWebhook: 0,
  sendChatAction: 0,
  getChatMember: 10_000,
  getMyCommands: 5_000,
  answerInlineQuery: 4_000,
  answerCallbackQuery: 10_000,
  answerGuestQuery: 15_000,
};

/** Calls whose result nobody needs but for the number of the message that was sent. */
const acting = /^(?:send|edit|answer|delete|set)/;

type Response = Awaited<ReturnType<Transformer>>;

/** Signals that end the tries of a call, but not the one under way, by the signal that the call has. */
const noMore = new WeakMap<object, AbortSignal>();

/** Calls with the one signal are not made again once the other fires. */
export function tryNoMore(signal: AbortSignal, when: AbortSignal): void {
  noMore.set(signal, when);
}

/** How one try ended: with a response, or without. */
type Outcome = { readonly response: Response } | { readonly error: HttpError };

/**
 * Makes calls again for as long as they are worth it: after 429, as long as Telegram asks; after 5xx; and where no
 * response came, since none means far more often that nothing was done than that it was. A reply may then, rarely, be
 * sent twice, which harms less than none; Telegram has no means to tell. Where a response of success began and was cut,
 * the call was done, and is not made again.
 * @param longest how long any call is tried, in ms
 * @param random a number in [0, 1)
 */
export function retryCalls(longest = replyWorth, random: () => number = Math.random): Transformer {
  return async (previous, method, payload, signal) => {
    const last = signal ? noMore.get(signal) : undefined;
    const latest = Date.now() + Math.min(longest, worth[method] ?? longest);
    for (let failures = 1; ; failures++) {
      const outcome = await attempt(() => previous(method, payload, signal));
      const done = doneAlthoughCut(method, outcome);
      if (done) return done as Awaited<ReturnType<typeof previous>>;
      const wait = pauseBefore(askedWait(outcome), failures, random);
      const isWorth = isPassing(outcome) && Date.now() + wait <= latest && !last?.aborted;
      if (isWorth) await pause(wait, signal);
      if (isWorth && !signal?.aborted && !last?.aborted) continue;
      if ("error" in outcome) throw outcome.error;
      return outcome.response as Awaited<ReturnType<typeof previous>>;
    }
  };
}

async function attempt(call: () => Promise<unknown>): Promise<Outcome> {
  try {
    return { response: (await call()) as Response };
  } catch (error) {
    if (error instanceof HttpError) return { error };
    throw error;
  }
}

function isPassing(outcome: Outcome): boolean {
  if ("error" in outcome) return true;
  const { response } = outcome;
  return !response.ok && (response.error_code === 429 || response.error_code >= 500);
}

function askedWait(outcome: Outcome): unknown {
  return "error" in outcome || outcome.response.ok ? undefined : outcome.response.parameters?.retry_after;
}

/** The response to a call that Telegram did: its status is 200 for no other (https://core.telegram.org/bots/api#making-requests). */
function doneAlthoughCut(method: string, outcome: Outcome): object | null {
  const cause = "error" in outcome ? outcome.error.error : undefined;
  if (!(cause instanceof CutResponseError) || cause.status !== 200 || !acting.test(method)) return null;
  if (!method.startsWith("send") || method === "sendChatAction") return { ok: true, result: true };
  const [, id = "0"] = /"message_id":\s*(\d+)/.exec(cause.text) ?? [];
  return { ok: true, result: { message_id: Number(id) } };
}
