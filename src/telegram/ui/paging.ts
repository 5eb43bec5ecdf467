import type { InlineKeyboardButton } from "grammy/types";
import type { ButtonWords } from "../../locales/index.js";

/** One page of a list: `[start, end)` of it. */
export interface Page {
  /** From 0. */
  readonly page: number;
  readonly pages: number;
  readonly start: number;
  readonly end: number;
}

/** A page of a list of `length`; beyond the last: the last. */
export function pageOf(length: number, size: number, page: number): Page {
  const pages = Math.max(1, Math.ceil(length / size));
  const at = Math.min(page, pages - 1);
  return { page: at, pages, start: at * size, end: Math.min(length, (at + 1) * size) };
}

/** Buttons to the pages before and after this one. */
export function pagingButtons(
  { page, pages }: Page,
  words: ButtonWords,
  button: (page: number, caption: string) => InlineKeyboardButton,
): (InlineKeyboardButton | null)[] {
  return [
    page > 0 ? button(page - 1, words.previous(`${page}/${pages}`)) : null,
    page + 1 < pages ? button(page + 1, words.next(`${page + 2}/${pages}`)) : null,
  ];
}
