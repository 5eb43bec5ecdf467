import type { InlineQueryResultArticle } from "grammy/types";
import type { Excerpt } from "../../answer/types.js";
import type { Locale } from "../../locales/index.js";
import { ByteWriter } from "./bytes.js";
import { clip } from "./cut.js";
import { deepLink, startParameter } from "./deep-link.js";
import { renderFound } from "./render-answer.js";
import { renderCitation } from "./render-excerpt.js";
import type { ScreenDependencies } from "./screen.js";
import { writeMark } from "./shown-answer-bytes.js";
import type { StyledText } from "./styled-text.js";

const longestTitle = 128;
const longestDescription = 200;
/** Digits of the corpus' fingerprint in an id. */
const versionDigits = 8;

/**
 * A passage to choose: its place as title, the answering sentences as description. What is sent is the quotation.
 * @param head what the series does not state, where the passage does not answer; else null
 */
export function passageResult(
  deps: ScreenDependencies,
  locale: Locale,
  excerpt: Excerpt,
  head: string | null = null,
): InlineQueryResultArticle {
  const sentences = excerpt.highlights.map(([start, end]) => excerpt.text.slice(start, end)).join(" … ");
  return {
    type: "article",
    id: resultId(deps, excerpt),
    title: clip(renderCitation(excerpt.citation, locale), longestTitle),
    description: clip(sentences === "" ? excerpt.text : sentences, longestDescription),
    input_message_content: contentOf(renderFound(excerpt, head, locale, "group")),
    reply_markup: {
      inline_keyboard: [
        [
          {
            text: locale.telegram.buttons.openInBot,
            url: deepLink(
              deps.bot.username,
              startParameter(deps.series.passages, deps.keys, excerpt.ordinal),
            ),
          },
        ],
      ],
    },
  };
}

/** A text that is sent as it is, with a button that opens the bot. */
export function textResult(
  deps: ScreenDependencies,
  locale: Locale,
  content: StyledText,
): InlineQueryResultArticle {
  return {
    type: "article",
    id: "text",
    title: clip(content.text.split("\n", 1)[0] ?? "", longestTitle),
    input_message_content: contentOf(content),
    reply_markup: {
      inline_keyboard: [[{ text: locale.telegram.buttons.openBot, url: deepLink(deps.bot.username, "hoi") }]],
    },
  };
}

/** The same for a passage as long as the corpus stays the same; 1–64 bytes (https://core.telegram.org/bots/api#inlinequeryresultarticle). */
function resultId({ series, keys }: ScreenDependencies, { ordinal }: Excerpt): string {
  const writer = new ByteWriter();
  writeMark(writer, keys, keys.markOf(ordinal));
  return `${series.corpusHash.slice(0, versionDigits)}.${writer}`;
}

function contentOf({ text, entities }: StyledText) {
  return { message_text: text, entities: [...entities], link_preview_options: { is_disabled: true } };
}
