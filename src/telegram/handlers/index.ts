import { Composer, type Context } from "grammy";
import { localeFor } from "../../locales/index.js";
import { Access } from "../asking/access.js";
import { Conversations } from "../asking/conversations.js";
import { CallbackData } from "../buttons/callback-data.js";
import { PassageKeys } from "../buttons/passage-keys.js";
import type { Meter } from "../meter.js";
import { textResult } from "../screens/inline-result.js";
import { plain } from "../screens/styled-text.js";
import type { BotDependencies } from "../types.js";
import { guarded } from "./boundary.js";
import { createButtonHandler } from "./button.js";
import { screenMaker, type Workshop } from "./dependencies.js";
import { createEditHandler } from "./edited-message.js";
import { createGuestHandler } from "./guest-message.js";
import { createInlineHandler } from "./inline-query.js";
import { createMessageHandler } from "./message.js";
import { replyText } from "./reply.js";

/** What the handlers are made of. */
export interface HandlerDependencies extends BotDependencies {
  readonly meter: Meter;
}

/** The handlers of every kind of update that the bot asks for. None of them rejects. */
export function createHandlers(dependencies: HandlerDependencies): Composer<Context> {
  const { passages } = dependencies.series;
  const keys = new PassageKeys(passages);
  const workshop: Workshop = {
    ...dependencies,
    keys,
    callbacks: new CallbackData(passages, keys),
    access: new Access(dependencies.allowedChats ?? [], dependencies.adminIds ?? []),
    conversations: new Conversations(),
  };
  const words = (context: Context) => localeFor(context.from?.language_code).telegram;

  const composer = new Composer();
  composer.on(
    "message",
    guarded(workshop, createMessageHandler(workshop), (context) =>
      replyText(context, words(context).apology),
    ),
  );
  composer.on(
    "edited_message",
    // The old answer still stands, so nothing more is said.
    guarded(workshop, createEditHandler(workshop), async () => {}),
  );
  composer.on(
    "callback_query",
    guarded(workshop, createButtonHandler(workshop), (context) =>
      context.answerCallbackQuery({ text: words(context).toasts.apology }),
    ),
  );
  composer.on(
    "inline_query",
    guarded(workshop, createInlineHandler(workshop), (context) =>
      context.answerInlineQuery([], { cache_time: 0, is_personal: true }),
    ),
  );
  composer.use(async (context, next) => {
    if (!context.update.guest_message) return next();
    await guarded(workshop, createGuestHandler(workshop), apologiseToGuest)(context);
  });
  return composer;

  async function apologiseToGuest(context: Context): Promise<void> {
    const message = context.update.guest_message;
    if (message?.guest_query_id === undefined) return;
    const locale = localeFor(message.from?.language_code);
    const result = textResult(screenMaker(workshop, context.me), locale, plain(locale.telegram.apology));
    await context.api.answerGuestQuery(message.guest_query_id, result);
  }
}
