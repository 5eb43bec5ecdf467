import { expect, test } from "vitest";
import { markupFault } from "../support/bot-api/index.js";

const keyboard = (...rows: unknown[]) => ({ inline_keyboard: rows });
const one = (button: object) => keyboard([{ text: "‹", ...button }]);
const data = { text: "‹", callback_data: "1" };

test.each([
  [keyboard(), "no buttons"],
  [one({ callback_data: "x".repeat(64) }), "data of 64 bytes"],
  [one({ callback_data: "đ".repeat(32) }), "data of 64 bytes in UTF-8"],
  [one({ url: "https://t.me/trich_dan_bot?start=a" }), "an address"],
  [one({ url: "tg://user?id=1" }), "an address within Telegram"],
  [one({ copy_text: { text: "a".repeat(256) } }), "a text to copy"],
  [one({ switch_inline_query: "" }), "an empty query"],
  [one({ switch_inline_query_current_chat: "a".repeat(256) }), "a long query"],
  [
    one({ switch_inline_query_chosen_chat: { query: "a", allow_group_chats: true } }),
    "a query for some chats",
  ],
  [one({ web_app: { url: "https://example.org/" } }), "a web app"],
  [one({ login_url: { url: "https://example.org/" } }), "a login"],
  [one({ callback_data: "1", style: "danger", icon_custom_emoji_id: "123" }), "a style"],
  [keyboard(Array(8).fill(data)), "eight in a row"],
  [keyboard(...Array(100).fill([data])), "a hundred"],
])("takes %j", (markup) => {
  expect(markupFault(markup, true)).toBeNull();
});

test.each([
  [null, "object expected"],
  ["{}", "object expected"],
  [{}, "inline keyboard expected"],
  [{ force_reply: true }, "inline keyboard expected"],
  [{ inline_keyboard: [data] }, "Array of Arrays"],
  [{ ...keyboard([data]), resize: true }, '"resize"'],
  [keyboard([]), "empty or too long"],
  [keyboard(Array(9).fill(data)), "empty or too long"],
  [keyboard(...Array(101).fill([data])), "REPLY_MARKUP_TOO_LONG"],
  [keyboard(["‹"]), "must be an Object"],
  [keyboard([{ callback_data: "1" }]), "BUTTON_TEXT_INVALID"],
  [one({ text: " ", callback_data: "1" }), "BUTTON_TEXT_INVALID"],
  [one({ text: "a".repeat(65), callback_data: "1" }), "BUTTON_TEXT_INVALID"],
  [one({ text: "\uD83D", callback_data: "1" }), "BUTTON_TEXT_INVALID"],
  [one({}), "Text buttons are unallowed"],
  [one({ callback_data: "1", url: "https://example.org/" }), "exactly one thing"],
  [one({ callback_dat: "1" }), '"callback_dat"'],
  [one({ callback_data: "1", style: "blue" }), "BUTTON_STYLE_INVALID"],
  [one({ callback_data: "1", icon_custom_emoji_id: "👍" }), "DOCUMENT_INVALID"],
  [one({ callback_data: "" }), "BUTTON_DATA_INVALID"],
  [one({ callback_data: "x".repeat(65) }), "BUTTON_DATA_INVALID"],
  [one({ callback_data: "đ".repeat(33) }), "BUTTON_DATA_INVALID"],
  [one({ callback_data: 1 }), "BUTTON_DATA_INVALID"],
  [one({ url: "example.org" }), "BUTTON_URL_INVALID"],
  [one({ url: "javascript:alert(1)" }), "BUTTON_URL_INVALID"],
  [one({ url: "https://a b" }), "BUTTON_URL_INVALID"],
  [one({ copy_text: { text: "" } }), "BUTTON_COPY_TEXT_INVALID"],
  [one({ copy_text: { text: "a".repeat(257) } }), "BUTTON_COPY_TEXT_INVALID"],
  [one({ copy_text: "a" }), "BUTTON_COPY_TEXT_INVALID"],
  [one({ switch_inline_query: "a".repeat(257) }), "BUTTON_SWITCH_INLINE_QUERY_INVALID"],
  [one({ switch_inline_query_chosen_chat: { query: "a" } }), "at least one chat type"],
  [one({ switch_inline_query_chosen_chat: { allow_user_chats: "yes" } }), "BUTTON_TYPE_INVALID"],
  [one({ web_app: { url: "http://example.org/" } }), "BUTTON_URL_INVALID"],
])("refuses %j", (markup, complaint) => {
  expect(markupFault(markup, true)).toContain(complaint);
});

test("a reply is forced with a placeholder of 1–64 characters", () => {
  const force = (more: object) => markupFault({ force_reply: true, ...more }, false);
  expect(force({ selective: true, input_field_placeholder: "a".repeat(64) })).toBeNull();
  for (const input_field_placeholder of ["", "a".repeat(65), 1])
    expect(force({ input_field_placeholder })).toBe("INPUT_FIELD_PLACEHOLDER_INVALID");
  expect(force({ selective: "yes" })).toBe("wrong force reply");
  expect(force({ force_reply: false })).toBe("wrong force reply");
  expect(force({ keyboard: [] })).toContain('"keyboard"');
  expect(markupFault({ remove_keyboard: true }, false)).toContain("no such reply markup");
});
