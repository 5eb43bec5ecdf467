import type { Context, Filter } from "grammy";
import type { Message } from "grammy/types";
import { LRUCache } from "lru-cache";
import { type MessageRequest, messageRequest, type Services } from "../../services.js";
import { replyText } from "../../transport/reply.js";
import { type Intent, type IntentKind, readMessage } from "./read-message.js";

type NewMessage = Filter<Context, "message">;

/** Albums remembered, so that each gets one reply although Telegram delivers its pictures one by one. */
const ALBUMS = 1_000;

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
  const albums = new LRUCache<string, true>({ max: ALBUMS });

  return async (context) => {
    const { message, me } = context;
    if (message.migrate_from_chat_id !== undefined)
      followMigration(message.migrate_from_chat_id, message.chat.id);
    const intent = readMessage(message, me);
    const isFirst = isFirstOfAlbum(message);
    if (intent.kind === "none" || (intent.kind === "text-only" && !isFirst)) return;
    const request = messageRequest(services, context);
    const admission = access.admit(message);
    if (admission === "tell")
      await replyText(context, request.viewer.locale.telegram.notAllowed(message.chat.id));
    if (admission === "serve") await handleIntent(handlers, request, intent);
  };

  function isFirstOfAlbum({ media_group_id: album }: Message): boolean {
    if (album === undefined) return true;
    const isFirst = !albums.has(album);
    albums.set(album, true);
    return isFirst;
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
