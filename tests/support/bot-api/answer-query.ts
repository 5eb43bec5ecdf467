import type { InlineQueryResultArticle, Message } from "grammy/types";
import { isAddress, isCount, isFields, isFlag, isText, unknownField } from "./fields.js";
import { assertResult, assertResults } from "./inline-results.js";
import type { BotState } from "./state.js";
import { badRequest, type Parameters, takeOnly } from "./types.js";

const tooOld = "query is too old and response timeout expired or query ID is invalid";
const TOAST = 200;
const OFFSET_BYTES = 64;
const BUTTON = 64;

/** A query of somebody's that waits for the bot: a pressed button, an inline query, a guest's message. */
export interface OpenQuery {
  readonly kind: "callback" | "inline" | "guest";
  /** What the bot answered; null while it waits. */
  answer: Parameters | null;
}

/** answerCallbackQuery (https://core.telegram.org/bots/api#answercallbackquery). */
export function answerCallbackQuery(bot: BotState, parameters: Parameters): true {
  takeOnly(parameters, ["callback_query_id", "text", "show_alert", "url", "cache_time"]);
  const query = open(bot, parameters.callback_query_id, "callback");
  const { text = "", show_alert: alert, url, cache_time: cache = 0 } = parameters;
  if (!isText(text, 0, TOAST)) throw badRequest("MESSAGE_TOO_LONG");
  if (!isFlag(alert) || !isCount(cache)) throw badRequest("can't parse the answer to a callback query");
  if (url !== undefined && !(isAddress(url, "https", "tg") && /^(?:https:\/\/t\.me|tg:)\//.test(url)))
    throw badRequest("URL_INVALID");
  close(bot, parameters.callback_query_id, query, parameters);
  return true;
}

/** answerInlineQuery (https://core.telegram.org/bots/api#answerinlinequery). */
export function answerInlineQuery(bot: BotState, parameters: Parameters): true {
  takeOnly(parameters, ["inline_query_id", "results", "cache_time", "is_personal", "next_offset", "button"]);
  const query = open(bot, parameters.inline_query_id, "inline");
  assertResults(parameters.results);
  const { next_offset: next = "", cache_time: cache = 300, button, is_personal: personal } = parameters;
  if (typeof next !== "string" || Buffer.byteLength(next) > OFFSET_BYTES)
    throw badRequest("NEXT_OFFSET_INVALID");
  if (!isCount(cache) || !isFlag(personal)) throw badRequest("can't parse the answer to an inline query");
  if (button !== undefined) assertButton(button);
  close(bot, parameters.inline_query_id, query, parameters);
  return true;
}

/** answerGuestQuery (https://core.telegram.org/bots/api#answerguestquery). */
export function answerGuestQuery(bot: BotState, parameters: Parameters): { inline_message_id: string } {
  takeOnly(parameters, ["guest_query_id", "result"]);
  const query = open(bot, parameters.guest_query_id, "guest");
  assertResult(parameters.result);
  close(bot, parameters.guest_query_id, query, parameters);
  return { inline_message_id: bot.addInlineMessage(contentOf(parameters.result)) };
}

/** The message that a chosen result becomes. */
export function contentOf(result: InlineQueryResultArticle): Partial<Message> {
  const content = result.input_message_content;
  const { message_text: text, entities } = content as Extract<typeof content, { message_text: string }>;
  return {
    text,
    ...(entities ? { entities } : {}),
    ...(result.reply_markup ? { reply_markup: result.reply_markup } : {}),
  };
}

function open(bot: BotState, id: unknown, kind: OpenQuery["kind"]): OpenQuery {
  const query = bot.queries.get(String(id));
  if (!query || query.kind !== kind) throw badRequest(tooOld);
  return query;
}

function close(bot: BotState, id: unknown, query: OpenQuery, answer: Parameters): void {
  query.answer = answer;
  bot.queries.delete(String(id));
}

function assertButton(button: unknown): void {
  if (!isFields(button)) throw badRequest("can't parse inline query results button: expected an Object");
  const { text, start_parameter: parameter, web_app: app } = button;
  const unknown = unknownField(button, ["text", "start_parameter", "web_app"]);
  if (unknown) throw badRequest(`this strict server takes no "${unknown}" in the button above the results`);
  if (!isText(text, 1, BUTTON) || text.trim() === "") throw badRequest("BUTTON_TEXT_INVALID");
  if ((parameter === undefined) === (app === undefined))
    throw badRequest("the button above the results does exactly one thing");
  if (parameter !== undefined && !(typeof parameter === "string" && /^[A-Za-z0-9_-]{1,64}$/.test(parameter)))
    throw badRequest("START_PARAM_INVALID");
  if (app !== undefined && !(isFields(app) && isAddress(app.url, "https")))
    throw badRequest("BUTTON_URL_INVALID");
}
