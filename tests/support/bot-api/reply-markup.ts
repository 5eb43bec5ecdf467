import { buttonFault } from "./buttons.js";
import { type Fields, isFields, isFlag, isText, unknownField } from "./fields.js";

/** Limits of an inline keyboard and of https://core.telegram.org/bots/api#forcereply. */
const BUTTONS = 100;
const ROW = 8;
const PLACEHOLDER = 64;

/**
 * What is wrong with a reply markup, in Telegram's words where it has some; null: nothing.
 * @param inline whether the message may only have an inline keyboard: it is edited, or sent through inline mode
 */
export function markupFault(markup: unknown, inline: boolean): string | null {
  if (markup === undefined) return null;
  if (!isFields(markup)) return "object expected as reply markup";
  if ("inline_keyboard" in markup) return keyboardFault(markup);
  if (inline) return "inline keyboard expected";
  if ("force_reply" in markup) return forceReplyFault(markup);
  return "this strict server takes no such reply markup";
}

function forceReplyFault(markup: Fields): string | null {
  const { force_reply: force, selective, input_field_placeholder: placeholder } = markup;
  const unknown = unknownField(markup, ["force_reply", "selective", "input_field_placeholder"]);
  if (unknown) return `this strict server takes no "${unknown}" in a force reply`;
  if (force !== true || !isFlag(selective)) return "wrong force reply";
  const fits = placeholder === undefined || isText(placeholder, 1, PLACEHOLDER);
  return fits ? null : "INPUT_FIELD_PLACEHOLDER_INVALID";
}

function keyboardFault(markup: Fields): string | null {
  const unknown = unknownField(markup, ["inline_keyboard", "force_reply"]);
  if (unknown || !isFlag(markup.force_reply))
    return `this strict server takes no "${unknown ?? "force_reply"}" in an inline keyboard`;
  const rows = markup.inline_keyboard;
  if (!Array.isArray(rows) || !rows.every(Array.isArray))
    return 'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays';
  if (rows.some((row) => row.length === 0 || row.length > ROW))
    return "a row of an inline keyboard is empty or too long";
  const buttons: unknown[] = rows.flat();
  if (buttons.length > BUTTONS) return "REPLY_MARKUP_TOO_LONG";
  return buttons.map(buttonFault).find((fault) => fault !== null) ?? null;
}
