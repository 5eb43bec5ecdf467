import type { Api } from "grammy";
import type { Message } from "grammy/types";
import type { Draft } from "../../../editorial/index.js";
import { AppError, reasonOf } from "../../../errors.js";
import type { Locale } from "../../../locales/index.js";
import type { Screen } from "../../ui/screen.js";
import type { Desk } from "./desk.js";
import { draftScreen } from "./draft-screen.js";

/** The card of a draft as it is now. @param asking see `draftScreen` */
export async function cardOf(
  { editorial }: Pick<Desk, "editorial">,
  locale: Locale,
  draft: Draft,
  asking?: number,
): Promise<Screen> {
  const plan = await editorial.plan(draft).catch((error: unknown) => {
    return error instanceof AppError
      ? error
      : new AppError("INTERNAL", { reason: reasonOf(error) }, { cause: error });
  });
  return draftScreen(locale, draft, plan, asking);
}

/** Shows the card of a draft: by `end` in the place of a message, else as a new one. */
export async function sendCard(
  desk: Desk,
  locale: Locale,
  draft: Draft,
  { chat, end }: { readonly chat: number; readonly end?: (screen: Screen) => Promise<void> },
): Promise<void> {
  const screen = await cardOf(desk, locale, draft);
  if (end) await end(screen);
  else await sendScreen(desk.api, chat, screen);
}

/** Sends a screen. @param replyTo a message of the chat */
export function sendScreen(
  api: Api,
  chat: number,
  { content, keyboard }: Screen,
  replyTo?: number,
): Promise<Message> {
  return api.sendMessage(chat, content.text, {
    entities: [...content.entities],
    link_preview_options: { is_disabled: true },
    ...(replyTo === undefined
      ? {}
      : { reply_parameters: { message_id: replyTo, allow_sending_without_reply: true } }),
    ...(keyboard.length > 0 ? { reply_markup: { inline_keyboard: keyboard.map((row) => [...row]) } } : {}),
  });
}
