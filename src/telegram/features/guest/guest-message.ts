import type { Context } from "grammy";
import type { InlineQueryResultArticle, Message } from "grammy/types";
import { type SmallTalkKind, smallTalkOf } from "../../../language/courtesy.js";
import { type Locale, localeFor } from "../../../locales/index.js";
import { choiceIn, type Services, screenDependencies } from "../../services.js";
import { askerOf } from "../../transport/message-origin.js";
import { apologyFor } from "../../ui/apology.js";
import { passageResult, textResult } from "../../ui/inline-result.js";
import { relatedHead } from "../../ui/render-answer.js";
import type { ScreenDependencies } from "../../ui/screen.js";
import { plain } from "../../ui/styled-text.js";
import { readGuestMessage } from "./read-guest-message.js";

/** Makes the handler of guest messages: the bot is called in a chat where it is no member, and may say one thing, once. */
export function createGuestHandler(services: Services): (context: Context) => Promise<void> {
  const { access } = services;
  return async (context) => {
    const message = context.update.guest_message;
    if (message?.guest_query_id === undefined) return;
    const locale = localeFor(message.from?.language_code);
    const person = askerOf(message);
    const deps = screenDependencies(services, context.me, await choiceIn(services, person));
    const result = access.isPersonServed(person)
      ? await answer(context, message, deps, locale)
      : textResult(deps, locale, plain(refusalOf(person, locale)));
    await context.api.answerGuestQuery(message.guest_query_id, result);
  };

  async function answer(
    context: Context,
    message: Message,
    deps: ScreenDependencies,
    locale: Locale,
  ): Promise<InlineQueryResultArticle> {
    const question = readGuestMessage(message, context.me);
    if (!question) return textResult(deps, locale, plain(locale.telegram.howToAsk));
    const { answerer, logger, metrics, usage } = services;
    const talk = question.isStatement ? null : smallTalkOf(question.text);
    if (talk) return textResult(deps, locale, plain(talkedBack(talk.kind, locale)));
    const { outcome, excerpts, missing, tookMs } = await answerer.answer(question.text, {
      isStatement: question.isStatement,
      excerpts: 1,
      scope: deps.choice.scope,
    });
    metrics.questionAnswered(outcome, "guest");
    // Who calls a guest never saw that anything is kept.
    usage?.count(outcome, null);
    logger.info(
      { updateId: context.update.update_id, chatType: "guest", outcome, tookMs },
      "question answered",
    );
    const [best] = excerpts;
    if (!best) return textResult(deps, locale, plain(locale.outcome.notFound));
    return passageResult(deps, locale, best, relatedHead({ outcome, missing }, locale));
  }
}

/** Tells the number that serves the person once it is listed. Somebody who calls as a group or channel gets it from the bot. */
function refusalOf(person: number | null, { telegram }: Locale): string {
  return person === null ? telegram.inline.notAllowed : telegram.notAllowed(person);
}

/** The reply to small talk, for people who have not seen the bot before. */
function talkedBack(kind: SmallTalkKind, { smallTalk, telegram }: Locale): string {
  return kind === "abilities" ? telegram.howToAsk : smallTalk[kind](null);
}

/** Says that something broke, in place of the one thing that may be said. */
export async function apologizeToGuest(services: Services, context: Context, error: unknown): Promise<void> {
  const message = context.update.guest_message;
  if (message?.guest_query_id === undefined) return;
  const locale = localeFor(message.from?.language_code);
  const result = textResult(
    screenDependencies(services, context.me),
    locale,
    plain(apologyFor(locale.telegram, error)),
  );
  await context.api.answerGuestQuery(message.guest_query_id, result);
}
