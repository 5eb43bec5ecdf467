import type { InlineKeyboardButton } from "grammy/types";

/** Limits of https://core.telegram.org/bots/api#inlinekeyboardbutton, #copytextbutton, #forcereply and #switchinlinequerychosenchat. */
const BUTTONS = 100;
const ROW = 8;
const CAPTION = 64;
const DATA_BYTES = 64;
const COPY_TEXT = 256;
const QUERY = 256;
const PLACEHOLDER = 64;

/** What a button may do; each does exactly one of these. */
const actions: Readonly<Record<string, (value: unknown) => string | null>> = {
  callback_data: (data) =>
    typeof data === "string" && data !== "" && Buffer.byteLength(data) <= DATA_BYTES
      ? null
      : "BUTTON_DATA_INVALID",
  url: (url) =>
    typeof url === "string" && /^(?:https?|tg):\/\/\S+$/.test(url) ? null : "BUTTON_URL_INVALID",
  copy_text: (copied) => {
    const text = (copied as { text?: unknown } | null)?.text;
    return typeof text === "string" && text !== "" && text.length <= COPY_TEXT
      ? null
      : "BUTTON_COPY_TEXT_INVALID";
  },
  switch_inline_query: queryFault,
  switch_inline_query_current_chat: queryFault,
};

function queryFault(query: unknown): string | null {
  return typeof query === "string" && query.length <= QUERY ? null : "BUTTON_SWITCH_INLINE_QUERY_INVALID";
}

/**
 * What is wrong with a reply markup, in Telegram's words where it has some; null: nothing.
 * @param inline whether the message may only have an inline keyboard: it is edited, or sent through inline mode
 */
export function markupFault(markup: unknown, inline: boolean): string | null {
  if (markup === undefined) return null;
  if (typeof markup !== "object" || markup === null) return "object expected as reply markup";
  if ("inline_keyboard" in markup) return keyboardFault(markup);
  if (inline) return "inline keyboard expected";
  if ("force_reply" in markup) return forceReplyFault(markup);
  return "this strict server takes no such reply markup";
}

function forceReplyFault(markup: object): string | null {
  const {
    force_reply: force,
    selective,
    input_field_placeholder: placeholder,
    ...rest
  } = markup as Record<string, unknown>;
  if (Object.keys(rest).length > 0) return `unknown field ${Object.keys(rest)[0]} of a force reply`;
  if (force !== true || (selective !== undefined && typeof selective !== "boolean"))
    return "wrong force reply";
  const fits =
    placeholder === undefined ||
    (typeof placeholder === "string" && placeholder !== "" && placeholder.length <= PLACEHOLDER);
  return fits ? null : "INPUT_FIELD_PLACEHOLDER_INVALID";
}

function keyboardFault(markup: object): string | null {
  const { inline_keyboard: rows, ...rest } = markup as Record<string, unknown>;
  if (Object.keys(rest).length > 0) return `unknown field ${Object.keys(rest)[0]} of an inline keyboard`;
  if (!Array.isArray(rows) || !rows.every(Array.isArray))
    return 'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays';
  if (rows.some((row) => row.length === 0 || row.length > ROW))
    return "a row of an inline keyboard is empty or too long";
  const buttons = rows.flat() as InlineKeyboardButton[];
  if (buttons.length > BUTTONS) return "REPLY_MARKUP_TOO_LONG";
  return buttons.map(buttonFault).find((fault) => fault !== null) ?? null;
}

function buttonFault(button: InlineKeyboardButton): string | null {
  const { text, ...rest } = button as unknown as Record<string, unknown>;
  if (typeof text !== "string" || text.trim() === "" || text.length > CAPTION || /\p{Surrogate}/u.test(text))
    return "BUTTON_TEXT_INVALID";
  const [name, ...others] = Object.keys(rest);
  if (name === undefined || others.length > 0) return "Text buttons are unallowed in the inline keyboard";
  return actions[name] ? actions[name](rest[name]) : `unknown field ${name} of a button`;
}
