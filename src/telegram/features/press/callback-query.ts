import { type Context, type Filter, GrammyError } from "grammy";
import type { Message } from "grammy/types";
import type { Locale } from "../../../locales/index.js";
import { choiceIn, localeOf, type Services, screenDependencies } from "../../services.js";
import { isClosedChat, isHarmless } from "../../transport/failure.js";
import { placeOf } from "../../transport/message-origin.js";
import { edit } from "../../transport/reply.js";
import type { CallbackAction, CallbackButton, CallbackKind } from "../../ui/callback-action.js";
import { pressedButtons, type Screen, type ScreenDependencies, type Viewer } from "../../ui/screen.js";
import { Permission } from "./permission.js";

type CallbackQuery = Filter<Context, "callback_query">;
type ScreenKind = Exclude<CallbackKind, "remove">;

/** A press of a button that puts another screen in the place of a message. */
export interface ScreenRequest {
  readonly deps: ScreenDependencies;
  readonly viewer: Viewer;
  /** The message to be replaced. */
  readonly message: Message;
  /** Its first line. */
  readonly head: string;
}

/** The screen that each kind of button opens; a text is told in a toast instead, and the message stays as it is. */
export type CallbackScreens = {
  readonly [Kind in ScreenKind]: (
    request: ScreenRequest,
    action: CallbackAction<Kind>,
  ) => Screen | Promise<Screen | string>;
};

/**
 * Makes the handler of pressed buttons. Every press is answered, once: until then the button shows that it is busy.
 * @param onRemoved told of each of the bot's messages that somebody removed
 */
export function createCallbackHandler(
  services: Services,
  screens: CallbackScreens,
  onRemoved: (chatId: number, messageId: number) => Promise<void>,
): (context: CallbackQuery) => Promise<void> {
  const { access } = services;
  const permission = new Permission(access, services.chatAdmins);

  return async (context) => {
    const toast = await press(context, localeOf(context)).catch(ignoreGone);
    await context.answerCallbackQuery(toast === null ? {} : { text: toast });
  };

  /** Does what the button says; returns what the person is to be told, or null. */
  async function press(context: CallbackQuery, locale: Locale): Promise<string | null> {
    const { toasts, notAllowed } = locale.telegram;
    const { message, data } = context.callbackQuery;
    // Telegram withholds messages that are too old; theirs is nothing that could be edited (date 0).
    if (!message || message.date === 0 || data === undefined) return toasts.outdated;
    const deps = screenDependencies(services, context.me, await choiceIn(services, message.chat.id));
    const button = deps.callbacks.decode(data);
    if (typeof button === "string") return toasts[button];
    // What a modified client makes up stands under no message, and what it takes from one works under that one only.
    const shown = pressedButtons(message as Message);
    // A button pressed twice in a row, whose message shows others by then, has done its work.
    if (!shown.includes(data)) return shown.length === 0 ? toasts.outdated : null;
    if (!access.isServed(message.chat.id, context.from.id)) return notAllowed(message.chat.id);
    if (!(await permission.mayPress(context.api, button, context.from.id, message as Message)))
      return refusalOf(button, locale);
    if (button.action.kind === "remove") return remove(context, message, locale);
    const { asker, notice } = button;
    const viewer: Viewer = { locale, place: placeOf(message), asker, notice };
    const head = (message as Message).text?.split("\n", 1)[0] ?? "";
    const screen = await screenOf(
      screens,
      { deps, viewer, message: message as Message, head },
      button.action,
    );
    if (typeof screen === "string") return screen;
    await edit(context.api, message.chat.id, message.message_id, screen);
    return null;
  }

  async function remove(
    { api }: CallbackQuery,
    { chat, message_id: id }: Pick<Message, "chat" | "message_id">,
    { telegram }: Locale,
  ): Promise<string | null> {
    try {
      await api.deleteMessage(chat.id, id);
    } catch (error) {
      if (!(error instanceof GrammyError) || error.error_code !== 400) throw error;
      return /not found/.test(error.description) ? null : telegram.toasts.cannotRemove;
    }
    await onRemoved(chat.id, id);
    return null;
  }
}

/** Why somebody may not press a button. */
function refusalOf({ asker, action }: CallbackButton, { series, telegram: { toasts } }: Locale): string {
  if (action.kind === "choose") return series.onlyAdmins;
  return asker === null ? toasts.onlyAdmins : toasts.onlyAsker;
}

function screenOf<Kind extends ScreenKind>(
  screens: CallbackScreens,
  request: ScreenRequest,
  action: CallbackAction<Kind>,
): Screen | Promise<Screen | string> {
  return screens[action.kind](request, action);
}

/**
 * Two presses of one button in a row ask for the same screen twice; a message may be gone meanwhile, or the chat closed.
 * There is nothing to tell then, but the button must not stay busy.
 */
function ignoreGone(error: unknown): null {
  if (isHarmless(error) || isClosedChat(error)) return null;
  throw error;
}
