import type { InlineQueryResultArticle } from "grammy/types";
import { markupFault } from "./reply-markup.js";
import { badRequest } from "./types.js";
import { findFault } from "./validate-text.js";

/** Most results of one answer, and bytes of an id (https://core.telegram.org/bots/api#answerinlinequery). */
const RESULTS = 50;
const ID_BYTES = 64;
const known = new Set(["type", "id", "title", "description", "input_message_content", "reply_markup"]);

/** @throws ApiError where Telegram would refuse one of the results, or all of them */
export function assertResults(results: unknown): asserts results is InlineQueryResultArticle[] {
  if (!Array.isArray(results)) throw badRequest("can't parse inline query results: expected an Array");
  if (results.length > RESULTS) throw badRequest("RESULTS_TOO_MUCH");
  const ids = new Set<string>();
  for (const result of results as InlineQueryResultArticle[]) {
    assertResult(result);
    if (ids.has(result.id)) throw badRequest("RESULT_ID_DUPLICATE");
    ids.add(result.id);
  }
}

/** @throws ApiError where Telegram would refuse the result; only articles with a text are taken */
export function assertResult(result: unknown): asserts result is InlineQueryResultArticle {
  if (typeof result !== "object" || result === null) throw badRequest("can't parse inline query result");
  const article = result as InlineQueryResultArticle;
  const unknown = Object.keys(article).find((name) => !known.has(name));
  if (unknown) throw badRequest(`this strict server takes no "${unknown}" in a result`);
  if (article.type !== "article") throw badRequest("this strict server takes articles only");
  const size = Buffer.byteLength(String(article.id ?? ""));
  if (size < 1 || size > ID_BYTES) throw badRequest("RESULT_ID_INVALID");
  if (typeof article.title !== "string" || article.title.trim() === "")
    throw badRequest("ARTICLE_TITLE_EMPTY");
  const content = article.input_message_content as unknown as Record<string, unknown> | undefined;
  if (!content || typeof content.message_text !== "string") throw badRequest("MESSAGE_EMPTY");
  const { message_text: text, entities, link_preview_options: preview, ...rest } = content;
  if (Object.keys(rest).length > 0)
    throw badRequest(`this strict server takes no "${Object.keys(rest)[0]}" in a message's content`);
  if (preview !== undefined && typeof preview !== "object") throw badRequest("wrong link preview options");
  const fault = findFault(text, entities) ?? markupFault(article.reply_markup, true);
  if (fault) throw badRequest(fault);
}
