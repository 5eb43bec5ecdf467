import type { InlineKeyboardButton } from "grammy/types";
import type { Excerpt } from "../../answer/types.js";
import { fingerprintOf } from "../../index/index.js";
import type { Locale } from "../../locales/index.js";
import { citationText } from "./citation-text.js";
import { actionButton, type ScreenDependencies, type Viewer } from "./screen.js";
import { sharedQuery } from "./shared-query.js";

/** What one does with a quotation: copy it, share it, delete the message. */
export function quoteRow(
  deps: ScreenDependencies,
  viewer: Viewer,
  excerpt: Excerpt,
): (InlineKeyboardButton | null)[] {
  const { buttons } = viewer.locale.telegram;
  return [
    copyButton(viewer, excerpt),
    shareButton(deps, viewer.locale, excerpt),
    actionButton(deps, viewer, buttons.remove, { kind: "remove" }),
  ];
}

/** Copies a quotation with its place. */
export function copyButton({ locale }: Pick<Viewer, "locale">, excerpt: Excerpt): InlineKeyboardButton {
  return { text: locale.telegram.buttons.copy, copy_text: { text: citationText(excerpt, locale) } };
}

/** Most characters of an inline query (https://core.telegram.org/bots/api#inlinequery). */
const longestQuery = 256;

function shareButton(
  { bot }: ScreenDependencies,
  { telegram }: Locale,
  { id, text, highlighted }: Excerpt,
): InlineKeyboardButton | null {
  const query = sharedQuery({ id, sentences: highlighted, fingerprint: fingerprintOf(text) });
  if (!bot.supports_inline_queries || query.length > longestQuery) return null;
  return { text: telegram.buttons.share, switch_inline_query: query };
}
