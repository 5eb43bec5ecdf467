import { HttpError } from "grammy";
import { localeFor } from "../locales/index.js";
import { createAccess } from "./access.js";
import { answerQuestion } from "./answer-question.js";
import { describeFailure, isClosedChat } from "./failure.js";
import { readMessage } from "./read-message.js";
import { RecentSet } from "./recent-set.js";
import { renderGreeting } from "./render-greeting.js";
import { type MessageContext, reply } from "./reply.js";
import { plain } from "./styled-text.js";
import type { BotDependencies } from "./types.js";

/** Albums remembered, so that each gets one reply although Telegram delivers its pictures one by one. */
const ALBUMS = 1_000;

/** Makes the handler of new messages: from what a message wants to the reply. It never rejects. */
export function createMessageHandler(
  dependencies: BotDependencies,
): (context: MessageContext) => Promise<void> {
  const { articles, logger } = dependencies;
  const admit = createAccess(dependencies.allowedChats ?? [], dependencies.adminIds ?? []);
  const albums = new RecentSet<string>(ALBUMS);

  async function handle(context: MessageContext): Promise<void> {
    const { message, me } = context;
    const intent = readMessage(message, me);
    const album = message.media_group_id;
    const isFirstOfAlbum = album === undefined || albums.add(album);
    if (intent.kind === "none" || (intent.kind === "text-only" && !isFirstOfAlbum)) return;
    const locale = localeFor(context.from?.language_code);
    const words = locale.telegram;

    const admission = admit(message);
    if (admission === "tell") await reply(context, plain(words.notAllowed(message.chat.id)));
    if (admission !== "serve") return;

    if (intent.kind === "question") await answerQuestion(context, intent.text, locale, dependencies);
    if (intent.kind === "greeting") await reply(context, renderGreeting(articles, locale));
    if (intent.kind === "usage") await reply(context, plain(words.usage));
    if (intent.kind === "text-only") await reply(context, plain(words.textOnly));
  }

  async function tellFailure(context: MessageContext, error: unknown): Promise<void> {
    const fields = {
      updateId: context.update.update_id,
      chatType: context.chat.type,
      ...describeFailure(error),
    };
    if (isClosedChat(error)) return logger.debug(fields, "the chat no longer takes messages");
    logger.error(fields, "a message could not be handled");
    // Where the network is gone, an apology would not arrive either.
    if (error instanceof HttpError) return;
    await reply(context, plain(localeFor(context.from?.language_code).telegram.apology));
  }

  return async (context) => {
    try {
      await handle(context);
    } catch (error) {
      await tellFailure(context, error).catch((second: unknown) => {
        logger.debug(describeFailure(second), "the apology could not be sent");
      });
    }
  };
}
