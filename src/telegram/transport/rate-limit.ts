import { type Context, InlineQueryResultBuilder, type MiddlewareFn } from "grammy";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { localeFor } from "../../locales/index.js";
import type { Metrics } from "../metrics.js";
import type { Limits, Logger } from "../types.js";
import { isAddressedToBot } from "./addressed.js";
import { describeFailure } from "./failure.js";
import { chatKeyOf } from "./message-origin.js";
import { kindOf } from "./update-tracker.js";

/** Length of a window, in seconds. */
const windowSeconds = 60;

/** A chat's share is at least that of so many people: one alone cannot use it up. */
const leastPeople = 2;

/**
 * Leaves alone what goes beyond the limits, before any work is done for it. Each person and each chat is told once in
 * a window; an edited message is never worth a notice, nor is one in the chat of a business account. What is not meant for the bot does not count. Buttons count for the
 * person alone: they bring no new message into a chat, and anybody may press what only the one who asked may use.
 */
export function rateLimit(limits: Limits, logger: Logger, metrics: Metrics): MiddlewareFn<Context> {
  const people = new UpdateLimiter(limits.user);
  // Text typed into the field of any chat arrives with every pause, and one pages in haste: neither may use up a person's
  // questions.
  const typing = new UpdateLimiter(limits.user);
  const presses = new UpdateLimiter(limits.user);
  const chats = new UpdateLimiter(limits.chat && Math.max(limits.chat, leastPeople * limits.user));

  /** How long until an update like this one is taken again, and whether to say so; null: it is taken now. */
  async function limitHit(context: Context): Promise<RateLimitHit | null> {
    const { chat, from, inlineQuery, callbackQuery } = context;
    // People who write in a group's name share one made-up user in all groups.
    const person = (callbackQuery ? undefined : context.senderChat?.id) ?? from?.id;
    const share = inlineQuery ? typing : callbackQuery ? presses : people;
    const own = person === undefined ? null : await share.take(person);
    // What is refused to a noisy person is not taken from the chat's share.
    if (own || !chat || callbackQuery) return own;
    if (context.guestMessage) return chats.take(`guest:${chat.id}`);
    return chats.take(context.msg ? chatKeyOf(context.msg) : chat.id);
  }

  return async (context, next) => {
    const hit = isAddressedToBot(context) ? await limitHit(context) : null;
    if (!hit) return next();
    metrics.limited(kindOf(context.update));
    if (context.editedMessage || context.editedChannelPost || context.businessConnectionId) return;
    if (!(await hit.shouldNotify())) return;
    const words = localeFor(context.from?.language_code).telegram;
    await notify(context, words.slowDown(hit.seconds)).catch((error: unknown) => {
      logger.debug(describeFailure(error), "the notice of the limit could not be sent");
    });
  };
}

/** Says that too much came, in the way that the update can be answered. */
async function notify(context: Context, text: string): Promise<void> {
  if (context.callbackQuery) await context.answerCallbackQuery({ text });
  else if (context.inlineQuery) await context.answerInlineQuery([], { cache_time: 1, is_personal: true });
  else if (context.guestMessage)
    await context.answerGuestQuery(InlineQueryResultBuilder.article("limit", text).text(text));
  else if (context.msg)
    await context.reply(text, {
      reply_parameters: { message_id: context.msg.message_id, allow_sending_without_reply: true },
    });
}

interface RateLimitHit {
  /** Until the window ends; at least 1. */
  readonly seconds: number;
  /** Whether nobody has been told in this window; asking it counts as telling. */
  shouldNotify(): Promise<boolean>;
}

/** How many updates of a person or a chat are taken in a window. */
class UpdateLimiter {
  readonly #limiter: RateLimiterMemory | null;
  readonly #notices = new RateLimiterMemory({ points: 1, duration: windowSeconds });

  /** @param points 0: as many as come */
  constructor(points: number) {
    this.#limiter = points > 0 ? new RateLimiterMemory({ points, duration: windowSeconds }) : null;
  }

  async take(key: string | number): Promise<RateLimitHit | null> {
    const over = this.#limiter && (await consume(this.#limiter, key, windowSeconds));
    if (!over) return null;
    const seconds = Math.max(1, Math.ceil(over.msBeforeNext / 1_000));
    return { seconds, shouldNotify: async () => (await consume(this.#notices, key, seconds)) === null };
  }
}

/** Takes one point; null where there was one, else how things stand. */
async function consume(
  limiter: RateLimiterMemory,
  key: string | number,
  seconds: number,
): Promise<RateLimiterRes | null> {
  try {
    await limiter.consume(key, 1, { customDuration: seconds });
    return null;
  } catch (thrown) {
    if (thrown instanceof RateLimiterRes) return thrown;
    throw thrown;
  }
}
