import type { ArticleHead } from "../../../corpus/types.js";
import {
  filledArticles,
  onlySeries,
  type PassageStore,
  type SeriesChoice,
  type StoredSeries,
  seriesIn,
} from "../../../index/index.js";
import { type Locale, partLine } from "../../../locales/index.js";
import { clip } from "../../ui/cut.js";
import type { Place } from "../../ui/screen.js";
import { concat, lines, type StyledText, styled } from "../../ui/styled-text.js";

const partsShown = 12;
const longestTitle = 150;

/**
 * What the bot does, which parts or series the chat asks, and questions to try; examples are `code`, which a tap copies. Where there is no article yet,
 * administrators are told how to hand one in.
 */
export function renderGreeting(
  passages: Pick<PassageStore, "articles">,
  choice: SeriesChoice,
  locale: Locale,
  { isKept = false, isAdmin = false }: Partial<Pick<HelpFacts, "isKept" | "isAdmin">> = {},
): StyledText {
  const words = locale.telegram;
  const only = onlySeries(passages, choice);
  if (passages.articles.length === 0)
    return lines(
      words.greeting(null),
      `\n${locale.browse.emptySeries}`,
      isAdmin ? `\n${words.documents.help}` : "",
      `\n${isKept ? words.privacyKept : words.privacy}`,
    );
  return lines(
    words.greeting(only && clip(only.title, longestTitle)),
    only || seriesIn(passages).length === 0
      ? renderParts(filledArticles(passages, choice.scope), locale)
      : renderSeries(choice.chosen.length > 0 ? choice.chosen : seriesIn(passages), locale),
    `\n${words.howToAsk}`,
    words.help.inGroups,
    renderExamples(locale),
    `\n${isKept ? words.privacyKept : words.privacy}`,
  );
}

/** What Telegram says the bot may do (https://core.telegram.org/bots/api#user). */
export interface BotCapabilities {
  readonly username: string;
  readonly can_read_all_group_messages?: boolean;
  readonly supports_inline_queries?: boolean;
}

/** What the help depends on besides the bot. */
export interface HelpFacts {
  /** Whether questions that were not answered are kept. */
  readonly isKept: boolean;
  /** Whether there are several series to choose from. */
  readonly hasChoice: boolean;
  /** Whether an administrator asks, in private. */
  readonly isAdmin: boolean;
}

/** How to ask: what works in this place with the bot as it is set up. */
export function renderHelp(
  bot: BotCapabilities,
  locale: Locale,
  place: Place,
  { isKept = false, isAdmin = false, hasChoice = false }: Partial<HelpFacts> = {},
): StyledText {
  const { help, howToAsk, privacy, privacyKept, documents } = locale.telegram;
  const mention = bot.can_read_all_group_messages
    ? help.mentionsArrive(bot.username)
    : help.mentionsDoNotArrive(bot.username);
  const asking = place === "private" ? [howToAsk, help.followUps, help.inGroups] : [help.inGroups, mention];
  return lines(
    ...asking,
    bot.supports_inline_queries ? help.inline(bot.username) : "",
    bot.supports_inline_queries && hasChoice && place === "private" ? locale.series.helpInline : "",
    `\n${help.commands}`,
    hasChoice ? locale.series.help : "",
    place === "private" ? renderExamples(locale) : "",
    isAdmin ? `\n${documents.help}` : "",
    `\n${isKept ? privacyKept : privacy}`,
  );
}

function renderExamples(locale: Locale): StyledText {
  return lines(
    `\n${locale.telegram.examplesHeading}`,
    ...locale.examples.map((example) => concat("• ", styled("code", example))),
  );
}

function renderSeries(series: readonly StoredSeries[], { series: words, telegram }: Locale): StyledText {
  const shown = series.slice(0, partsShown);
  const titles = shown.map(({ title, parts }) => `• ${clip(title, longestTitle)} (${words.parts(parts)})`);
  const hidden = series.length - shown.length;
  return lines(`\n${telegram.partsHeading}`, ...titles, hidden > 0 ? words.more(hidden) : "", words.help);
}

function renderParts(articles: readonly ArticleHead[], locale: Locale): StyledText | string {
  if (articles.length === 0) return "";
  const { telegram } = locale;
  const shown = articles.slice(0, partsShown);
  const titles = shown.map((article) => `• ${clip(partLine(article, locale), longestTitle)}`);
  const hidden = articles.length - shown.length;
  return lines(`\n${telegram.partsHeading}`, ...titles, hidden > 0 ? locale.browse.moreParts(hidden) : "");
}
