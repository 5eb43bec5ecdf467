import type { InlineQueryResultArticle } from "grammy/types";
import { assertResult, assertResults } from "./inline-results.js";
import type { BotState } from "./state.js";
import { badRequest, type Parameters, takeOnly } from "./types.js";

const tooOld = "query is too old and response timeout expired or query ID is invalid";
const TOAST = 200;

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
  const { text = "" } = parameters;
  if (typeof text !== "string" || text.length > TOAST) throw badRequest("MESSAGE_TOO_LONG");
  query.answer = parameters;
  return true;
}

/** answerInlineQuery (https://core.telegram.org/bots/api#answerinlinequery). */
export function answerInlineQuery(bot: BotState, parameters: Parameters): true {
  takeOnly(parameters, ["inline_query_id", "results", "cache_time", "is_personal", "next_offset", "button"]);
  const query = open(bot, parameters.inline_query_id, "inline");
  assertResults(parameters.results);
  const { next_offset: next = "", cache_time: cache = 300, button } = parameters;
  if (typeof next !== "string" || Buffer.byteLength(next) > 64) throw badRequest("NEXT_OFFSET_INVALID");
  if (!Number.isInteger(Number(cache)) || Number(cache) < 0) throw badRequest("wrong cache time");
  if (button !== undefined) assertButton(button);
  query.answer = parameters;
  return true;
}

/** answerGuestQuery (https://core.telegram.org/bots/api#answerguestquery). */
export function answerGuestQuery(bot: BotState, parameters: Parameters): { inline_message_id: string } {
  takeOnly(parameters, ["guest_query_id", "result"]);
  const query = open(bot, parameters.guest_query_id, "guest");
  assertResult(parameters.result as InlineQueryResultArticle);
  query.answer = parameters;
  return { inline_message_id: `inline-${String(parameters.guest_query_id)}` };
}

function open(bot: BotState, id: unknown, kind: OpenQuery["kind"]): OpenQuery {
  const query = bot.queries.get(String(id));
  if (!query || query.kind !== kind || query.answer !== null) throw badRequest(tooOld);
  return query;
}

function assertButton(button: unknown): void {
  const { text, start_parameter: parameter, ...rest } = button as Record<string, unknown>;
  if (typeof text !== "string" || text === "" || text.length > 64) throw badRequest("BUTTON_TEXT_INVALID");
  if (Object.keys(rest).length > 0) throw badRequest("wrong button above the results");
  if (typeof parameter !== "string" || !/^[A-Za-z0-9_-]{1,64}$/.test(parameter))
    throw badRequest("START_PARAM_INVALID");
}
