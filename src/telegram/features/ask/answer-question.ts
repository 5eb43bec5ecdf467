import type { Message } from "grammy/types";
import type { Outcome } from "../../../answer/index.js";
import type { Conversations } from "../../../coordination/index.js";
import type { MessageRequest, Services } from "../../services.js";
import { chatKeyOf, topicOf } from "../../transport/message-origin.js";
import { reply } from "../../transport/reply.js";
import { withTyping } from "../../transport/typing.js";
import type { Question } from "../../types.js";
import type { Screen } from "../../ui/screen.js";
import { answerScreen, businessScreen } from "./answer-screen.js";

/** Excerpts that can be paged through. */
const mostExcerpts = 5;

/** What was found for a question in a chat. */
export interface FoundAnswer {
  readonly screen: Screen;
  readonly outcome: Outcome;
  /** What was looked up; null where nothing was found. */
  readonly asked: string | null;
  /** Counts and logs that it was answered: how it ended, never what was asked or by whom. */
  done(): void;
}

/**
 * Looks up a question that was put in a chat.
 * @param where it is counted; absent: by the kind of chat
 */
export async function answerQuestion(
  { context, deps, viewer }: MessageRequest,
  { text, isStatement, repliesTo }: Question,
  conversations: Conversations,
  { answerer, logger, metrics, usage }: Services,
  where?: "business",
): Promise<FoundAnswer> {
  const { msg: message } = context;
  const { place } = viewer;
  const previous =
    (repliesTo === null ? undefined : await conversations.askedOf(chatKeyOf(message), repliesTo)) ??
    (place === "private" && !isStatement
      ? await conversations.lastAsked(chatKeyOf(message), message.message_id, topicOf(message))
      : undefined);
  const answer = await withTyping(
    context,
    answerer.answer(text, { previous, isStatement, excerpts: mostExcerpts, scope: deps.choice.scope }),
  );
  const { outcome, tookMs } = answer;
  return {
    screen: where === "business" ? businessScreen(viewer, answer) : answerScreen(deps, viewer, answer),
    outcome,
    asked: outcome === "not_found" ? null : answer.asked,
    done: () => {
      metrics.questionAnswered(outcome, where ?? place);
      // A customer of a business account is not told that anything is kept; a forwarded message is no question of who sent it.
      usage?.count(outcome, where === "business" || isStatement ? null : text);
      const updateId = context.update.update_id;
      logger.info({ updateId, chatType: where ?? message.chat.type, outcome, tookMs }, "question answered");
    },
  };
}

/** Makes the handler of questions: answers, and remembers what was asked. */
export function createQuestionHandler(services: Services, conversations: Conversations) {
  return async (request: MessageRequest, question: Question): Promise<Message> => {
    const { msg: message } = request.context;
    const found = await answerQuestion(request, question, conversations, services);
    const sent = await reply(request.context, found.screen);
    found.done();
    await conversations.remember({
      chatId: message.chat.id,
      topic: topicOf(message),
      questionId: message.message_id,
      answerId: sent.message_id,
      text: question.text,
      asked: found.asked,
    });
    return sent;
  };
}
