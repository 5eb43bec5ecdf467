import type { ArticleHead } from "../../../corpus/types.js";
import type { Locale, SmallTalkWords } from "../../../locales/index.js";
import { clip } from "../../ui/cut.js";

/** Longest title of a series that is named, in UTF-16 code units. */
const longestTitle = 150;

/** The reply to small talk, in one or two sentences. */
export function renderSmallTalk(
  talk: keyof SmallTalkWords,
  articles: readonly ArticleHead[],
  locale: Locale,
): string {
  const series = articles[0]?.series;
  return locale.smallTalk[talk](series ? clip(series, longestTitle) : null);
}
