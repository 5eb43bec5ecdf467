import { type Context, InlineQueryResultBuilder, type MiddlewareFn } from "grammy";
import type { RateLimits, Share } from "../../coordination/index.js";
import { localeFor } from "../../locales/index.js";
import type { Metrics } from "../metrics.js";
import type { Limits, Logger } from "../types.js";
import { isAddressedToBot } from "./addressed.js";
import { describeFailure } from "./failure.js";
import { chatKeyOf } from "./message-origin.js";
import { kindOf } from "./update-kind.js";

/** Length of a window, in seconds. */
const windowSeconds = 60;

/** A chat's share is at least that of so many people: one alone cannot use it up. */
const leastPeople = 2;

/**
 * Leaves alone what goes beyond the limits, before any work is done for it. Each person and each chat is told once in
 * a window; an edited message is never worth a notice, nor is one in the chat of a business account. What is not meant for the bot does not count. Buttons count for the
 * person alone: they bring no new message into a chat, and anybody may press what only the one who asked may use.
 */
export function rateLimit(
  most: Limits,
  limits: RateLimits,
  logger: Logger,
  metrics: Metrics,
): MiddlewareFn<Context> {
  const forChat = most.chat && Math.max(most.chat, leastPeople * most.user);

  /** Whose shares an update takes from: what is refused to a noisy person is not taken from the chat's share. */
  function sharesOf(context: Context): Share[] {
    const { chat, from, inlineQuery, callbackQuery } = context;
    // People who write in a group's name share one made-up user in all groups.
    const person = (callbackQuery ? undefined : context.senderChat?.id) ?? from?.id;
    // Text typed into the field of any chat arrives with every pause, and one pages in haste: neither may use up a person's
    // questions.
    const doing = inlineQuery ? "typing" : callbackQuery ? "press" : "person";
    const own = person === undefined ? [] : [{ key: `${doing}:${person}`, points: most.user }];
    if (!chat || callbackQuery) return own;
    const place = context.guestMessage
      ? `guest:${chat.id}`
      : context.msg
        ? chatKeyOf(context.msg)
        : String(chat.id);
    return [...own, { key: `chat:${place}`, points: forChat }];
  }

  return async (context, next) => {
    const shares = isAddressedToBot(context) ? sharesOf(context).filter(({ points }) => points > 0) : [];
    const usedUp = shares.length > 0 ? await limits.take(shares, windowSeconds) : null;
    if (!usedUp) return next();
    metrics.limited(kindOf(context.update));
    if (context.editedMessage || context.editedChannelPost || context.businessConnectionId) return;
    const seconds = Math.max(1, Math.ceil(usedUp.msLeft / 1_000));
    // Nobody is told twice in a window.
    const told = await limits.take([{ key: `told:${usedUp.key}`, points: 1 }], seconds);
    if (told) return;
    const words = localeFor(context.from?.language_code).telegram;
    await notify(context, words.slowDown(seconds)).catch((error: unknown) => {
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
