import type { Context, Filter } from "grammy";
import { type MessageRequest, messageRequest, type Services } from "../../services.js";
import { describeFailure } from "../../transport/failure.js";
import { replyText } from "../../transport/reply.js";
import { Albums } from "./albums.js";
import { type Intent, type IntentKind, readMessage } from "./read-message.js";

type NewMessage = Filter<Context, "message">;

/** What is done for each kind of message. */
export type IntentHandlers = {
  readonly [Kind in Exclude<IntentKind, "none">]: (
    request: MessageRequest,
    intent: Intent<Kind>,
  ) => Promise<unknown>;
};

/** Makes the handler of new messages: reads what a message wants, and hands it on to what does that. */
export function createMessageHandler(
  services: Services,
  handlers: IntentHandlers,
): (context: NewMessage) => Promise<void> {
  const { access, logger } = services;
  const albums = new Albums();

  return async (context) => {
    const { message, me } = context;
    if (message.migrate_from_chat_id !== undefined)
      followMigration(message.migrate_from_chat_id, message.chat.id);
    const intent = readMessage(message, me);
    if (intent.kind === "none") return;
    const { media_group_id: album } = message;
    if (album === undefined) return take(context, intent);
    if (intent.kind === "text-only" || intent.kind === "voice")
      return albums.noteWordless(album, () => takeLater(context, intent));
    albums.noteWords(album);
    return take(context, intent);
  };

  async function take(context: NewMessage, intent: Exclude<Intent, { kind: "none" }>): Promise<void> {
    const request = messageRequest(services, context);
    const { message } = context;
    const admission = access.admit(message);
    if (admission === "tell")
      await replyText(context, request.viewer.locale.telegram.notAllowed(message.chat.id));
    if (admission === "serve") await handleIntent(handlers, request, intent);
  }

  /** Outside of the update's own handling, whose boundary is left by then. */
  async function takeLater(context: NewMessage, intent: Exclude<Intent, { kind: "none" }>): Promise<void> {
    await take(context, intent).catch((error: unknown) => {
      logger.warn(describeFailure(error), "an album could not be replied to");
    });
  }

  function followMigration(from: number, to: number): void {
    if (access.migrate(from, to)) {
      logger.warn({ from, to }, "a served group has a new id: put it into ALLOWED_CHATS");
    }
  }
}

function handleIntent<Kind extends Exclude<IntentKind, "none">>(
  handlers: IntentHandlers,
  request: MessageRequest,
  intent: Intent<Kind>,
): Promise<unknown> {
  return handlers[intent.kind](request, intent);
}
