import { type Context, type Filter, GrammyError } from "grammy";
import { messageRequest, type Services } from "../../services.js";
import { topicOf } from "../../transport/message-origin.js";
import { edit, type MessageContext, reply } from "../../transport/reply.js";
import type { Screen } from "../../ui/screen.js";
import { answerQuestion } from "./answer-question.js";
import type { Conversations } from "./conversations.js";
import { readMessage } from "./read-message.js";

type EditedMessage = Filter<Context, "edited_message">;

/** A message made into a question this long after it was sent, in seconds, is no longer waited on. */
const LATEST_EDIT = 15 * 60;

/**
 * Makes the handler of edited messages: the answer to an edited question is edited. A message that was none is answered
 * once it is one: often a mistyped command. What did not change in the text, or is no question, is left alone.
 */
export function createEditHandler(
  services: Services,
  conversations: Conversations,
): (context: EditedMessage) => Promise<void> {
  return async (context) => {
    const { editedMessage: message, me } = context;
    const intent = readMessage(message, me);
    if (intent.kind !== "question" || !services.access.isServed(message.chat.id, message.from?.id)) return;
    const old = conversations.answerTo(message.chat.id, message.message_id);
    if (old?.text === intent.text) return;
    if (!old && (message.edit_date ?? 0) - message.date > LATEST_EDIT) return;
    const request = messageRequest(services, context);
    const found = await answerQuestion(request, intent, conversations, services);
    const answerId = await putInPlace(context, found.screen, old?.answerId);
    found.done();
    const ids = {
      chatId: message.chat.id,
      topic: topicOf(message),
      questionId: message.message_id,
      answerId,
    };
    conversations.remember({ ...ids, text: intent.text, asked: found.asked });
  };
}

/** Edits the old answer; where there is none, or it was deleted meanwhile, replies. Returns the answer's message id. */
async function putInPlace(
  context: MessageContext,
  screen: Screen,
  answerId: number | undefined,
): Promise<number> {
  if (answerId !== undefined) {
    try {
      await edit(context.api, context.msg.chat.id, answerId, screen);
      return answerId;
    } catch (error) {
      if (!(error instanceof GrammyError)) throw error;
      if (/message is not modified/.test(error.description)) return answerId;
      if (!/message to edit not found|can't be edited/.test(error.description)) throw error;
    }
  }
  return (await reply(context, screen)).message_id;
}
