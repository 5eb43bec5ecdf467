import type { Locale, SmallTalkWords } from "../../../locales/index.js";
import { clip } from "../../ui/cut.js";

/** Longest title of a series that is named, in UTF-16 code units. */
const longestTitle = 150;

/** The reply to small talk, in one or two sentences. @param series the only one that is asked; null: there are several, or none */
export function renderSmallTalk(
  talk: keyof SmallTalkWords,
  series: { readonly title: string } | null,
  locale: Locale,
): string {
  return locale.smallTalk[talk](series && clip(series.title, longestTitle));
}
