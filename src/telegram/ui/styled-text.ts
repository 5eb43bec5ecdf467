import { FormattedString } from "@grammyjs/parse-mode";

/** The kinds of entity that this bot writes. */
export type Style = "bold" | "italic" | "code" | "blockquote" | "expandable_blockquote";

/** Text with its entities as sendMessage takes them: offsets and lengths in UTF-16 code units. */
export type StyledText = Pick<FormattedString, "text" | "entities">;

/** Longest message that Telegram takes, in UTF-16 code units (https://core.telegram.org/bots/api#sendmessage). */
export const messageLimit = 4096;

const wrap: Readonly<Record<Style, (content: FormattedString) => FormattedString>> = {
  bold: (content) => FormattedString.bold(content),
  italic: (content) => FormattedString.italic(content),
  code: (content) => FormattedString.code(content),
  blockquote: (content) => FormattedString.blockquote(content),
  expandable_blockquote: (content) => FormattedString.expandableBlockquote(content),
};

/** Text without styles. A lone surrogate, which JSON in UTF-8 cannot carry, becomes U+FFFD. */
export function plain(text: string): FormattedString {
  return new FormattedString(text.replace(/\p{Surrogate}/gu, "\uFFFD"));
}

/** The content in one style. White space alone stays unstyled: Telegram drops such entities. */
export function styled(type: Style, content: StyledText | string): FormattedString {
  const text = toFormatted(content);
  return text.text.trim() === "" ? text : wrap[type](text);
}

/** One after the other. */
export function concat(...parts: readonly (StyledText | string)[]): FormattedString {
  return FormattedString.join(parts.map(toFormatted));
}

/** One below the other; empty ones leave no empty line. */
export function lines(...parts: readonly (StyledText | string)[]): FormattedString {
  const filled = parts.map(toFormatted).filter(({ text }) => text !== "");
  return FormattedString.join(filled, "\n");
}

function toFormatted(content: StyledText | string): FormattedString {
  if (typeof content === "string") return plain(content);
  return content instanceof FormattedString ? content : new FormattedString(content.text, content.entities);
}
