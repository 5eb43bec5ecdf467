import type { Context, Filter } from "grammy";
import type { Conversations } from "../../../coordination/index.js";
import { messageRequest, type Services } from "../../services.js";
import { type IntentHandlers, replyTo, signatureOf } from "./message.js";
import { type IntentKind, readMessage } from "./read-message.js";

type EditedMessage = Filter<Context, "edited_message" | "edited_channel_post">;

/** A message made into a question this long after it was sent, in seconds, is no longer waited on. */
export const latestEdit = 15 * 60;

/** What an edited message may become without a word to it: the reply to what it was still stands. */
const unanswered: ReadonlySet<IntentKind> = new Set([
  "none",
  "small-talk",
  "text-only",
  "voice",
  "missing-question",
]);

/**
 * Makes the handler of edited messages: the reply to an edited question or command is edited. A message that was none is
 * answered once it is one: often a mistyped command. What wants the same as before, or nothing, is left alone.
 */
export function createEditHandler(
  services: Services,
  handlers: IntentHandlers,
  conversations: Conversations,
): (context: EditedMessage) => Promise<void> {
  return async (context) => {
    const { msg: message, me } = context;
    const intent = readMessage(message, me);
    if (intent.kind === "none" || unanswered.has(intent.kind)) return;
    if (!services.access.isServed(message.chat.id, message.from?.id)) return;
    const old = await conversations.answerTo(message.chat.id, message.message_id);
    if (old?.text === signatureOf(intent)) return;
    if (!old && (message.edit_date ?? 0) - message.date > latestEdit) return;
    const request = await messageRequest(services, context, old?.answerId);
    await replyTo(handlers, conversations, request, intent);
  };
}
