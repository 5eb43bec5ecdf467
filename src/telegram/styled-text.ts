import type { MessageEntity } from "grammy/types";

/** The kinds of entity that this bot writes. */
type Style = "bold" | "code" | "blockquote" | "expandable_blockquote";

/** Text with its entities as sendMessage takes them: offsets and lengths in UTF-16 code units. */
export interface StyledText {
  readonly text: string;
  readonly entities: readonly MessageEntity[];
}

/** Longest message that Telegram takes, in UTF-16 code units (https://core.telegram.org/bots/api#sendmessage). */
export const MESSAGE_LIMIT = 4096;

/** Text without styles. A lone surrogate, which JSON in UTF-8 cannot carry, becomes U+FFFD. */
export function plain(text: string): StyledText {
  return { text: text.replace(/\p{Surrogate}/gu, "\uFFFD"), entities: [] };
}

/** The content in one style. White space alone stays unstyled: Telegram drops such entities. */
export function styled(type: Style, content: StyledText | string): StyledText {
  const { text, entities } = toStyled(content);
  if (text.trim() === "") return { text, entities };
  return { text, entities: [{ type, offset: 0, length: text.length }, ...entities] };
}

/** One after the other. */
export function concat(...parts: readonly (StyledText | string)[]): StyledText {
  let text = "";
  const entities: MessageEntity[] = [];
  for (const part of parts.map(toStyled)) {
    for (const entity of part.entities) entities.push({ ...entity, offset: entity.offset + text.length });
    text += part.text;
  }
  return { text, entities };
}

/** One below the other; empty ones leave no empty line. */
export function lines(...parts: readonly (StyledText | string)[]): StyledText {
  const filled = parts.map(toStyled).filter(({ text }) => text !== "");
  return concat(...filled.flatMap((part, index) => (index === 0 ? [part] : ["\n", part])));
}

function toStyled(content: StyledText | string): StyledText {
  return typeof content === "string" ? plain(content) : content;
}
