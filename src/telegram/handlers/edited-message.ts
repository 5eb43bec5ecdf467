import { type Context, type Filter, GrammyError } from "grammy";
import { localeFor } from "../../locales/index.js";
import { readMessage } from "../asking/read-message.js";
import { lookUp } from "./ask.js";
import { screenMaker, type Workshop } from "./dependencies.js";
import { edit, reply } from "./reply.js";

type EditedMessage = Filter<Context, "edited_message">;

/** A message made into a question this long after it was sent, in seconds, is no longer waited on. */
const LATEST_EDIT = 15 * 60;

/**
 * Makes the handler of edited messages: the answer to an edited question is edited. A message that was none is answered
 * once it is one: often a mistyped command. What did not change in the text, or is no question, is left alone.
 */
export function createEditHandler(workshop: Workshop): (context: EditedMessage) => Promise<void> {
  const { access, conversations } = workshop;
  return async (context) => {
    const { editedMessage: message, api, me } = context;
    const intent = readMessage(message, me);
    if (intent.kind !== "question" || !access.isServed(message.chat.id, message.from?.id)) return;
    const old = conversations.answerTo(message.chat.id, message.message_id);
    if (old?.text === intent.text) return;
    if (!old && (message.edit_date ?? 0) - message.date > LATEST_EDIT) return;
    const given = {
      api,
      message,
      updateId: context.update.update_id,
      locale: localeFor(context.from?.language_code),
      maker: screenMaker(workshop, me),
    };
    const found = await lookUp(given, intent, workshop);
    const answerId = await putInPlace(given, found.screen, old?.answerId);
    found.done();
    const ids = { chatId: message.chat.id, questionId: message.message_id, answerId };
    conversations.remember({ ...ids, text: intent.text, asked: found.asked });
  };
}

/** Edits the old answer; where there is none, or it was deleted meanwhile, replies. Returns the answer's message id. */
async function putInPlace(
  context: Parameters<typeof reply>[0],
  screen: Parameters<typeof reply>[1],
  answerId: number | undefined,
): Promise<number> {
  if (answerId !== undefined) {
    try {
      await edit(context.api, context.message.chat.id, answerId, screen);
      return answerId;
    } catch (error) {
      if (!(error instanceof GrammyError)) throw error;
      if (/message is not modified/.test(error.description)) return answerId;
      if (!/message to edit not found|can't be edited/.test(error.description)) throw error;
    }
  }
  return (await reply(context, screen)).message_id;
}
