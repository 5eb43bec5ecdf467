import type { Context } from "grammy";
import type { InlineQueryResultArticle, Message } from "grammy/types";
import { type Locale, localeFor } from "../../locales/index.js";
import { readGuestMessage } from "../asking/read-message.js";
import { passageResult, textResult } from "../screens/inline-result.js";
import { renderMissing } from "../screens/render-answer.js";
import type { ScreenMaker } from "../screens/screen.js";
import { plain } from "../screens/styled-text.js";
import { screenMaker, type Workshop } from "./dependencies.js";

/** Makes the handler of guest messages: the bot is called in a chat where it is no member, and may say one thing, once. */
export function createGuestHandler(workshop: Workshop): (context: Context) => Promise<void> {
  const { access } = workshop;
  return async (context) => {
    const message = context.update.guest_message;
    if (message?.guest_query_id === undefined) return;
    const locale = localeFor(message.from?.language_code);
    const maker = screenMaker(workshop, context.me);
    const result = access.isServed(message.chat.id, message.from?.id)
      ? await answer(context, message, maker, locale)
      : textResult(maker, locale, plain(locale.telegram.notAllowed(message.from?.id ?? message.chat.id)));
    await context.api.answerGuestQuery(message.guest_query_id, result);
  };

  async function answer(
    context: Context,
    message: Message,
    maker: ScreenMaker,
    locale: Locale,
  ): Promise<InlineQueryResultArticle> {
    const question = readGuestMessage(message, context.me);
    if (!question) return textResult(maker, locale, plain(locale.telegram.howToAsk));
    const { answerer, logger, meter, series } = workshop;
    const { outcome, excerpts, missing, tookMs } = await answerer.answer(question.text, {
      isStatement: question.isStatement,
      excerpts: 1,
    });
    meter.questionAnswered(outcome, "guest");
    logger.info(
      { updateId: context.update.update_id, chatType: "guest", outcome, tookMs },
      "question answered",
    );
    const [best] = excerpts;
    const ordinal = best && series.passages.ordinalOf(best.id);
    if (!best || ordinal === undefined) return textResult(maker, locale, plain(locale.outcome.notFound));
    const head = outcome === "related" ? renderMissing(missing, locale) : null;
    return passageResult(maker, locale, best, ordinal, head);
  }
}
