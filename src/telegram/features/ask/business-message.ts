import type { Context, Filter } from "grammy";
import type { Conversations } from "../../../coordination/index.js";
import { type MessageRequest, messageRequest, type Services } from "../../services.js";
import { type BusinessConnections, mayReply } from "../../transport/business-connections.js";
import { chatKeyOf } from "../../transport/message-origin.js";
import { isForwarded } from "../../transport/message-text.js";
import { reply } from "../../transport/reply.js";
import type { Question } from "../../types.js";
import { answerQuestion } from "./answer-question.js";
import { latestEdit } from "./edited-message.js";
import { readMessage } from "./read-message.js";

type BusinessMessage = Filter<Context, "business_message" | "edited_business_message">;

/**
 * Makes the handler of messages, new or edited, in the chats of a business account: a customer's question is answered in the account's name,
 * where the series answers it. Whatever else is said there is between the two of them, and gets no word.
 */
export function createBusinessHandler(
  services: Services,
  connections: BusinessConnections,
  conversations: Conversations,
): (context: BusinessMessage) => Promise<void> {
  return async (context) => {
    const { msg: message } = context;
    const { business_connection_id: id } = message;
    const question = questionOf(context);
    if (!question || id === undefined || !services.access.isServed(message.chat.id, message.from?.id)) return;
    const old = await conversations.answerTo(chatKeyOf(message), message.message_id);
    if (old?.text === question.text || (!old && isLateEdit(context))) return;
    const connection = await connections.find(context.api, id);
    if (!connection || !mayReply(connection) || message.from?.id === connection.user.id) return;
    // Customers are answered from what the owner of the account asks in private.
    const request = await messageRequest(services, context, old?.answerId, connection.user.id);
    await answer(request, question);
  };

  async function answer(request: MessageRequest, question: Question): Promise<void> {
    const found = await answerQuestion(request, question, conversations, services, "business");
    // What was no question to the bot is not counted as one.
    if (found.outcome !== "answered") return;
    const { context } = request;
    const sent = await reply(context, found.screen);
    found.done();
    await conversations.remember({
      chatId: chatKeyOf(context.msg),
      questionId: context.msg.message_id,
      answerId: sent.message_id,
      text: question.text,
      asked: found.asked,
    });
  }
}

/** What a customer asks in plain text; null where the message is the owner's, a bot's, or anything but a question. */
function questionOf({ msg: message, me }: BusinessMessage): Question | null {
  // The chat has the customer's id, whoever writes.
  if (message.sender_business_bot || message.from?.id !== message.chat.id) return null;
  if (message.text === undefined || isForwarded(message)) return null;
  const intent = readMessage(message, me);
  return intent.kind === "question" && !intent.isStatement ? intent : null;
}

/** Whether a message was made into a question so long after it was sent that nobody waits for an answer. */
function isLateEdit({ msg: { date, edit_date: edited } }: BusinessMessage): boolean {
  return (edited ?? date) - date > latestEdit;
}
