import type { Answerer } from "../answer/types.js";
import type { Locale } from "../locales/index.js";
import { renderAnswer } from "./render-answer.js";
import { type MessageContext, reply } from "./reply.js";
import type { Logger } from "./types.js";
import { withTyping } from "./typing.js";

/** Looks a question up and replies with the answer. The log gets how it ended, never what was asked or by whom. */
export async function answerQuestion(
  context: MessageContext,
  question: string,
  locale: Locale,
  { answerer, logger }: { answerer: Answerer; logger: Logger },
): Promise<void> {
  const { type } = context.message.chat;
  const answer = await withTyping(context, answerer.answer(question));
  await reply(context, renderAnswer(answer, locale, type === "private" ? "private" : "group"));
  const { outcome, tookMs } = answer;
  logger.info({ updateId: context.update.update_id, chatType: type, outcome, tookMs }, "question answered");
}
