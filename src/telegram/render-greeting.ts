import type { ArticleHead } from "../corpus/types.js";
import type { Locale } from "../locales/index.js";
import { clip } from "./cut.js";
import { concat, lines, type StyledText, styled } from "./styled-text.js";

const PARTS_SHOWN = 12;
const LONGEST_TITLE = 150;

/** What the bot does, which parts it knows, and questions to try; examples are `code`, which a tap copies. */
export function renderGreeting(articles: readonly ArticleHead[], locale: Locale): StyledText {
  const words = locale.telegram;
  const series = articles[0]?.series;
  return lines(
    words.greeting(series ? clip(series, LONGEST_TITLE) : null),
    renderParts(articles, locale),
    `\n${words.howToAsk}`,
    words.howToAskInGroups,
    `\n${words.examplesHeading}`,
    ...locale.examples.map((example) => concat("• ", styled("code", example))),
    `\n${words.privacy}`,
  );
}

function renderParts(articles: readonly ArticleHead[], { citation, telegram }: Locale): StyledText | string {
  if (articles.length === 0) return "";
  const ordered = [...articles].sort((a, b) => a.part - b.part);
  const shown = ordered.slice(0, PARTS_SHOWN);
  const titles = shown.map(({ part, title }) => `• ${citation.part(part)}: ${clip(title, LONGEST_TITLE)}`);
  const hidden = ordered.length - shown.length;
  return lines(`\n${telegram.partsHeading}`, ...titles, hidden > 0 ? telegram.moreParts(hidden) : "");
}
