import { type Context, type Filter, GrammyError } from "grammy";
import type { Message } from "grammy/types";
import { type Locale, localeFor } from "../../locales/index.js";
import type { ButtonAction } from "../buttons/types.js";
import { isClosedChat, isHarmless } from "../running/failure.js";
import { trailScreen } from "../screens/answer-screen.js";
import { articleScreen, contentsScreen } from "../screens/contents-screen.js";
import { contextScreen } from "../screens/context-screen.js";
import { FIGURES_SHOWN, figuresScreen, topicOf } from "../screens/figures-screen.js";
import { passageScreen } from "../screens/passage-screen.js";
import type { Screen, Viewer } from "../screens/screen.js";
import { sectionScreen } from "../screens/section-screen.js";
import { screenMaker, type Workshop } from "./dependencies.js";
import { Permission } from "./permission.js";
import { edit, placeOf } from "./reply.js";

type Press = Filter<Context, "callback_query">;

/** Makes the handler of pressed buttons. Every press is answered, once: until then the button shows that it is busy. */
export function createButtonHandler(workshop: Workshop): (context: Press) => Promise<void> {
  const { access, callbacks, conversations, figures } = workshop;
  const permission = new Permission(access);

  return async (context) => {
    const toast = await press(context, localeFor(context.from.language_code)).catch(ignoreGone);
    await context.answerCallbackQuery(toast === null ? {} : { text: toast });
  };

  /** Does what the button says; returns what the person is to be told, or null. */
  async function press(context: Press, locale: Locale): Promise<string | null> {
    const { toasts, notAllowed } = locale.telegram;
    const { message, data } = context.callbackQuery;
    // Telegram withholds messages that are too old; theirs is nothing that could be edited (date 0).
    if (!message || message.date === 0 || data === undefined) return toasts.outdated;
    const button = callbacks.decode(data);
    if (typeof button === "string") return toasts[button];
    if (!access.isServed(message.chat.id, context.from.id)) return notAllowed(message.chat.id);
    if (!(await permission.mayPress(context.api, button, context.from.id, message.chat)))
      return toasts.onlyAsker;
    if (button.action.kind === "remove") return remove(context, message, locale);
    const viewer: Viewer = { locale, place: placeOf(message), asker: button.asker };
    const screen = await show(context, button.action, message as Message, viewer);
    await edit(context.api, message.chat.id, message.message_id, screen);
    return null;
  }

  async function remove(
    { api }: Press,
    { chat, message_id: id }: Pick<Message, "chat" | "message_id">,
    { telegram }: Locale,
  ): Promise<string | null> {
    try {
      await api.deleteMessage(chat.id, id);
    } catch (error) {
      if (!(error instanceof GrammyError) || error.error_code !== 400) throw error;
      return /not found/.test(error.description) ? null : telegram.toasts.cannotRemove;
    }
    conversations.forget(chat.id, id);
    return null;
  }

  async function show(
    context: Press,
    action: Exclude<ButtonAction, { kind: "remove" }>,
    message: Message,
    viewer: Viewer,
  ): Promise<Screen> {
    const maker = screenMaker(workshop, context.me);
    const text = message.text ?? "";
    const head = text.split("\n", 1)[0] ?? "";
    switch (action.kind) {
      case "answer":
        return trailScreen(maker, viewer, action.trail, head);
      case "context":
        return contextScreen(maker, viewer, action.trail, head);
      case "passage":
        return passageScreen(maker, viewer, action.ordinal, action.piece, action.trail, head);
      case "section":
        return sectionScreen(maker, viewer, action.ordinal, action.page, action.trail, head);
      case "article":
        return articleScreen(maker, viewer, action.ordinal, action.page);
      case "contents":
        return contentsScreen(maker, viewer, action.page);
      case "figures": {
        const topic = topicOf({ text, entities: message.entities ?? [] });
        const size = FIGURES_SHOWN[viewer.place];
        const page = await figures.find(topic, action.offset, size);
        // The series may hold fewer than when the button was made.
        if (page.figures.length > 0) return figuresScreen(maker, viewer, topic, action.offset, page);
        return figuresScreen(maker, viewer, topic, 0, await figures.find(topic, 0, size));
      }
    }
  }
}

/**
 * Two presses of one button in a row ask for the same screen twice; a message may be gone meanwhile, or the chat closed.
 * There is nothing to tell then, but the button must not stay busy.
 */
function ignoreGone(error: unknown): null {
  if (isHarmless(error) || isClosedChat(error)) return null;
  throw error;
}
