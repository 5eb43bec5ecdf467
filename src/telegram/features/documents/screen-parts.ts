import { createHash } from "node:crypto";
import type { InlineKeyboardButton } from "grammy/types";
import type { ArticleHead } from "../../../corpus/types.js";
import type { StoredArticle } from "../../../editorial/index.js";
import type { Locale } from "../../../locales/index.js";
import { clip } from "../../ui/cut.js";
import type { Screen } from "../../ui/screen.js";
import { lines, plain, type StyledText } from "../../ui/styled-text.js";
import { type DeskButton, encodeDeskButton } from "./desk-button.js";

/** Longest title and name of a file that a screen shows, in UTF-16 code units. */
const longestTitle = 160;

/** A part and its title, short enough to stand in a sentence. */
export function namedPart({ part, title }: Pick<ArticleHead, "part" | "title">) {
  return { part, title: clip(title, longestTitle) };
}

/** The same of an article, by its file where nothing else of it can be read. */
export function namedArticle({ head, file }: Pick<StoredArticle, "head" | "file">) {
  return head ? namedPart(head) : { part: 0, title: file };
}

/** A button of an administrator. */
export function deskButton(
  text: string,
  button: DeskButton,
  style?: "success" | "danger",
): InlineKeyboardButton {
  return { text, callback_data: encodeDeskButton(button), ...(style && { style }) };
}

/** A button to the list of the articles. */
export function listButton({ telegram }: Locale): InlineKeyboardButton {
  return deskButton(telegram.documents.buttons.list, { act: "list" });
}

/** One line of text without buttons, or with those. */
export function textScreen(text: string | StyledText, ...row: readonly InlineKeyboardButton[]): Screen {
  return { content: typeof text === "string" ? plain(text) : text, keyboard: row.length > 0 ? [row] : [] };
}

/** As many of the lines as take at most so many UTF-16 code units; then "…" where some are left out. */
export function fitting(all: readonly (StyledText | string)[], room: number): StyledText {
  let length = "…".length;
  const end = all.findIndex((line) => {
    const own = typeof line === "string" ? line.length : line.text.length;
    // Empty ones leave no line.
    length += own === 0 ? 0 : own + 1;
    return length > room;
  });
  return end === -1 ? lines(...all) : lines(...all.slice(0, end), "…");
}

/** What an article is known by in buttons. */
export function keyOf(slug: string): string {
  return createHash("sha256").update(slug).digest("hex").slice(0, 16);
}
