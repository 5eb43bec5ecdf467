import type { Context, Filter } from "grammy";
import type { Message } from "grammy/types";
import type { Conversations } from "../../../coordination/index.js";
import { localeOf, type MessageRequest, messageRequest, type Services } from "../../services.js";
import { describeFailure } from "../../transport/failure.js";
import { takeAlong } from "../../transport/migration.js";
import { replyText } from "../../transport/reply.js";
import type { Albums } from "./albums.js";
import { type Intent, type IntentKind, readMessage } from "./read-message.js";

type NewMessage = Filter<Context, "message" | "channel_post">;

/** What is done for each kind of message; each gives the reply, or null where it has seen to all that follows itself. */
export type IntentHandlers = {
  readonly [Kind in Exclude<IntentKind, "none">]: (
    request: MessageRequest,
    intent: Intent<Kind>,
  ) => Promise<Message | null>;
};

/** Makes the handler of new messages: reads what a message wants, and hands it on to what does that. */
export function createMessageHandler(
  services: Services,
  handlers: IntentHandlers,
  conversations: Conversations,
  albums: Albums,
): (context: NewMessage) => Promise<void> {
  const { access, logger } = services;

  return async (context) => {
    const { msg: message, me } = context;
    const moved = moveOf(message);
    if (moved) await takeAlong(services, ...moved);
    const intent = readMessage(message, me);
    if (intent.kind === "none") return;
    const { media_group_id: album } = message;
    if (album === undefined) return take(context, intent);
    if (intent.kind === "text-only" || intent.kind === "voice")
      return albums.noteWordless(album, () => takeLater(context, intent));
    await albums.noteWords(album);
    return take(context, intent);
  };

  async function take(context: NewMessage, intent: Exclude<Intent, { kind: "none" }>): Promise<void> {
    const { msg: message } = context;
    const admission = access.admit(message);
    if (admission === "tell")
      await replyText(context, localeOf(context).telegram.notAllowed(message.chat.id));
    if (admission === "serve")
      await replyTo(handlers, conversations, await messageRequest(services, context), intent);
  }

  /** Outside of the update's own handling, whose boundary is left by then. */
  async function takeLater(context: NewMessage, intent: Exclude<Intent, { kind: "none" }>): Promise<void> {
    await take(context, intent).catch((error: unknown) => {
      logger.warn(describeFailure(error), "an album could not be replied to");
    });
  }
}

/** The old and the new id of a group that moved: each of the two groups tells of it; either notice may be missed. */
function moveOf(message: Message): [from: number, to: number] | null {
  const { chat, migrate_from_chat_id: from, migrate_to_chat_id: to } = message;
  if (from !== undefined) return [from, chat.id];
  return to === undefined ? null : [chat.id, to];
}

/** Does what a message wants, and remembers the reply, so that it can be edited with the message. */
export async function replyTo(
  handlers: IntentHandlers,
  conversations: Conversations,
  request: MessageRequest,
  intent: Exclude<Intent, { kind: "none" }>,
): Promise<void> {
  const sent = await handleIntent(handlers, request, intent);
  // The handler of questions remembers more.
  if (intent.kind === "question" || sent === null) return;
  const { msg: message } = request.context;
  await conversations.remember({
    chatId: message.chat.id,
    questionId: message.message_id,
    answerId: sent.message_id,
    text: signatureOf(intent),
    asked: null,
  });
}

/** By what a message that was edited is known to want the same as before. */
export function signatureOf(intent: Intent): string {
  return intent.kind === "question" ? intent.text : JSON.stringify(intent);
}

function handleIntent<Kind extends Exclude<IntentKind, "none">>(
  handlers: IntentHandlers,
  request: MessageRequest,
  intent: Intent<Kind>,
): Promise<Message | null> {
  return handlers[intent.kind](request, intent);
}
