import type { MessageEntity } from "grammy/types";

const LIMIT = 4096;

/** Entity types that Telegram knows (https://core.telegram.org/bots/api#messageentity). */
const types = new Set([
  "mention",
  "hashtag",
  "cashtag",
  "bot_command",
  "url",
  "email",
  "phone_number",
  "bold",
  "italic",
  "underline",
  "strikethrough",
  "spoiler",
  "blockquote",
  "expandable_blockquote",
  "code",
  "pre",
  "text_link",
  "text_mention",
  "custom_emoji",
  "date_time",
]);

/**
 * What is wrong with a message's text and entities, in Telegram's words where it has some; null: nothing.
 * Stricter than Telegram, which silently mends or drops wrong entities.
 */
export function findFault(text: unknown, entities: unknown): string | null {
  if (typeof text !== "string" || text.trim() === "") return "message text is empty";
  if (/\p{Surrogate}/u.test(text)) return "strings must be encoded in UTF-8";
  if (text.trim().length > LIMIT) return "message is too long";
  if (entities === undefined) return null;
  if (!Array.isArray(entities)) return "can't parse entities: expected an Array";
  if (entities.length > 100) return "too many entities";
  for (const entity of entities as MessageEntity[]) {
    const fault = entityFault(text, entity);
    if (fault) return fault;
  }
  return arrangementFault(entities as MessageEntity[]);
}

function entityFault(text: string, { type, offset, length }: MessageEntity): string | null {
  if (!types.has(type)) return `can't parse entities: unknown type "${type}"`;
  if (!Number.isInteger(offset) || !Number.isInteger(length) || offset < 0 || length <= 0) {
    return `entity "${type}" has a wrong offset or length`;
  }
  const end = offset + length;
  if (end > text.length) return `entity "${type}" ends beyond the text`;
  if (splitsPair(text, offset) || splitsPair(text, end))
    return "entity begins in a middle of a UTF-16 symbol";
  if (text.slice(offset, end).trim() === "") return `entity "${type}" covers white space only`;
  return null;
}

function arrangementFault(entities: readonly MessageEntity[]): string | null {
  for (const [index, a] of entities.entries()) {
    for (const b of entities.slice(index + 1)) {
      const apart = endOf(a) <= b.offset || endOf(b) <= a.offset;
      if (apart) continue;
      const nested = contains(a, b) || contains(b, a);
      if (!nested) return "entities cross each other";
      if (isQuote(a) && isQuote(b)) return "block quotes can't be nested";
      if (isCode(a) || isCode(b)) return "code can't hold or be in other entities";
      if (a.type === b.type) return `entity "${a.type}" inside another of its type`;
      if ((isQuote(a) && !contains(a, b)) || (isQuote(b) && !contains(b, a)))
        return "a block quote inside another entity";
    }
  }
  return null;
}

function splitsPair(text: string, index: number): boolean {
  return /^[\uD800-\uDBFF][\uDC00-\uDFFF]/.test(text.slice(Math.max(0, index - 1), index + 1)) && index > 0;
}

const endOf = (entity: MessageEntity) => entity.offset + entity.length;
const contains = (outer: MessageEntity, inner: MessageEntity) =>
  outer.offset <= inner.offset && endOf(inner) <= endOf(outer);
const isQuote = ({ type }: MessageEntity) => type === "blockquote" || type === "expandable_blockquote";
const isCode = ({ type }: MessageEntity) => type === "code" || type === "pre";
