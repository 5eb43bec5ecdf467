import type { InlineKeyboardButton, Message } from "grammy/types";
import type { SeriesChoice } from "../../index/index.js";
import type { Locale } from "../../locales/index.js";
import type { Series } from "../types.js";
import type { CallbackAction, Notice } from "./callback-action.js";
import type { CallbackData } from "./callback-data.js";
import type { PassageKeys } from "./passage-keys.js";
import type { StyledText } from "./styled-text.js";

/** Where a reply is read: a group is spared what a private chat has room for. */
export type Place = "private" | "group";

/** One message: what is read, and the buttons under it, row by row. */
export interface Screen {
  readonly content: StyledText;
  readonly keyboard: readonly (readonly InlineKeyboardButton[])[];
}

/** What a screen is made from, besides what it shows. */
export interface ScreenDependencies {
  readonly series: Series;
  readonly keys: PassageKeys;
  readonly callbacks: CallbackData;
  /** What is searched and listed in the chat at hand. */
  readonly choice: SeriesChoice;
  /** The bot's name on Telegram, without `@`, and whether people may call it inline, without which nothing can be shared. */
  readonly bot: { readonly username: string; readonly supports_inline_queries?: boolean };
}

/** Whom a screen is made for. */
export interface Viewer {
  readonly locale: Locale;
  readonly place: Place;
  /** Id of the person who asked, who alone may press the buttons; null: administrators only. */
  readonly asker: number | null;
  /** What is said above whatever is shown, for the series has changed since the button or link was made; absent: nothing. */
  readonly notice?: Notice | null;
}

/** The notice in words; empty where there is none. */
export function noticeLine({ locale, notice }: Pick<Viewer, "locale" | "notice">): string {
  return notice ? locale.telegram.notices[notice] : "";
}

/** A button that edits the message it stands under. */
export function actionButton(
  { callbacks }: Pick<ScreenDependencies, "callbacks">,
  { asker }: Pick<Viewer, "asker">,
  text: string,
  action: CallbackAction,
): InlineKeyboardButton {
  return { text, callback_data: callbacks.encode({ asker, action }) };
}

/** The data of the buttons that stand under a message: Telegram gives it as it has it. */
export function pressedButtons({ reply_markup: markup }: Pick<Message, "reply_markup">): string[] {
  const buttons = markup?.inline_keyboard.flat() ?? [];
  return buttons.flatMap((button) => ("callback_data" in button ? [button.callback_data] : []));
}

/** The rows that hold anything. */
export function keyboardOf(
  ...rows: readonly (readonly (InlineKeyboardButton | null)[])[]
): InlineKeyboardButton[][] {
  return rows.map((row) => row.filter((button) => button !== null)).filter((row) => row.length > 0);
}
