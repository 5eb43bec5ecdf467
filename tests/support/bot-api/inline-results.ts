import type { InlineQueryResultArticle } from "grammy/types";
import { type Fields, isAddress, isFields, isText, unknownField } from "./fields.js";
import { previewFault } from "./link-preview.js";
import { markupFault } from "./reply-markup.js";
import { badRequest } from "./types.js";
import { findFault } from "./validate-text.js";

/** Most results of one answer, and bytes of an id (https://core.telegram.org/bots/api#answerinlinequery). */
const RESULTS = 50;
const ID_BYTES = 64;
const known = [
  "type",
  "id",
  "title",
  "description",
  "url",
  "thumbnail_url",
  "thumbnail_width",
  "thumbnail_height",
  "input_message_content",
  "reply_markup",
];

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
  if (!isFields(result)) throw badRequest("can't parse inline query result: expected an Object");
  const unknown = unknownField(result, known);
  if (unknown) throw badRequest(`this strict server takes no "${unknown}" in a result`);
  if (result.type !== "article") throw badRequest("this strict server takes articles only");
  const size = typeof result.id === "string" ? Buffer.byteLength(result.id) : 0;
  if (size < 1 || size > ID_BYTES) throw badRequest("RESULT_ID_INVALID");
  if (typeof result.title !== "string" || result.title.trim() === "") throw badRequest("ARTICLE_TITLE_EMPTY");
  if (result.description !== undefined && !isText(result.description, 0, Number.POSITIVE_INFINITY))
    throw badRequest("strings must be encoded in UTF-8");
  for (const address of [result.url, result.thumbnail_url])
    if (address !== undefined && !isAddress(address, "http", "https"))
      throw badRequest("WEBDOCUMENT_URL_INVALID");
  const fault = contentFault(result.input_message_content) ?? markupFault(result.reply_markup, true);
  if (fault) throw badRequest(fault);
}

function contentFault(content: unknown): string | null {
  if (!isFields(content)) return "MESSAGE_EMPTY";
  const { message_text: text, entities, link_preview_options: preview }: Fields = content;
  const unknown = unknownField(content, ["message_text", "entities", "link_preview_options"]);
  if (unknown) return `this strict server takes no "${unknown}" in a message's content`;
  return findFault(text, entities) ?? previewFault(preview);
}
