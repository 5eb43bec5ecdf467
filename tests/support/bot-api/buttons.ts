import { type Fields, isAddress, isFields, isFlag, isText, unknownField } from "./fields.js";

/** Limits of https://core.telegram.org/bots/api#inlinekeyboardbutton, #copytextbutton and #inlinequery. */
const CAPTION = 64;
const DATA_BYTES = 64;
const COPY_TEXT = 256;
const QUERY = 256;
const styles: readonly unknown[] = [undefined, "danger", "success", "primary"];
const chatKinds = ["allow_user_chats", "allow_bot_chats", "allow_group_chats", "allow_channel_chats"];

/** What a button may do; each does exactly one of these. */
const actions: ReadonlyMap<string, (value: unknown) => string | null> = new Map(
  Object.entries({
    callback_data: dataFault,
    url: (url: unknown) => (isAddress(url, "http", "https", "tg") ? null : "BUTTON_URL_INVALID"),
    copy_text: (copied: unknown) =>
      isFields(copied) && isText(copied.text, 1, COPY_TEXT) && !unknownField(copied, ["text"])
        ? null
        : "BUTTON_COPY_TEXT_INVALID",
    switch_inline_query: queryFault,
    switch_inline_query_current_chat: queryFault,
    switch_inline_query_chosen_chat: chosenChatFault,
    web_app: (app: unknown) =>
      isFields(app) && isAddress(app.url, "https") && !unknownField(app, ["url"])
        ? null
        : "BUTTON_URL_INVALID",
    login_url: loginFault,
    disabled: (value: unknown) =>
      isFields(value) && Object.keys(value).length === 0 ? null : "BUTTON_TYPE_INVALID",
  }),
);

/** What is wrong with a button of an inline keyboard, in Telegram's words where it has some; null: nothing. */
export function buttonFault(button: unknown): string | null {
  if (!isFields(button)) return "InlineKeyboardButton must be an Object";
  const { text, style, icon_custom_emoji_id: icon, ...rest } = button;
  if (!isText(text, 1, CAPTION) || text.trim() === "") return "BUTTON_TEXT_INVALID";
  if (!styles.includes(style)) return "BUTTON_STYLE_INVALID";
  if (icon !== undefined && !(typeof icon === "string" && /^\d+$/.test(icon))) return "DOCUMENT_INVALID";
  const [name, ...others] = Object.keys(rest);
  if (name === undefined) return "Text buttons are unallowed in the inline keyboard";
  const check = actions.get(name);
  if (!check) return `this strict server takes no "${name}" in a button`;
  return others.length > 0 ? "a button does exactly one thing" : check(rest[name]);
}

function dataFault(data: unknown): string | null {
  const fits = typeof data === "string" && data !== "" && Buffer.byteLength(data) <= DATA_BYTES;
  return fits && !/\p{Surrogate}/u.test(data) ? null : "BUTTON_DATA_INVALID";
}

function queryFault(query: unknown): string | null {
  return isText(query, 0, QUERY) ? null : "BUTTON_SWITCH_INLINE_QUERY_INVALID";
}

function chosenChatFault(chosen: unknown): string | null {
  if (!isFields(chosen) || unknownField(chosen, ["query", ...chatKinds])) return "BUTTON_TYPE_INVALID";
  if (!chatKinds.every((kind) => isFlag(chosen[kind]))) return "BUTTON_TYPE_INVALID";
  if (!chatKinds.some((kind) => chosen[kind] === true)) return "at least one chat type must be allowed";
  return queryFault(chosen.query ?? "");
}

function loginFault(login: unknown): string | null {
  const known = ["url", "forward_text", "bot_username", "request_write_access"];
  const fits = isFields(login) && isAddress(login.url, "https") && !unknownField(login, known);
  return fits && isFlag((login as Fields).request_write_access) ? null : "BUTTON_URL_INVALID";
}
