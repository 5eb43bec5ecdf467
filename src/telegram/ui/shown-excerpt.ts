import { excerptAt } from "../../answer/index.js";
import type { Excerpt } from "../../answer/types.js";
import type { Series } from "../types.js";
import type { ShownExcerpt } from "./callback-action.js";

/** The passage that a button names, as it was shown; sentences that it lacks are left out. */
export function excerptOf(series: Series, { ordinal, sentences }: ShownExcerpt): Excerpt {
  return excerptAt(series, ordinal, sentences);
}

/** What was shown of an excerpt, in a form that fits into a button; undefined where it is not of this series. */
export function shownExcerptOf(
  { passages }: Series,
  { ordinal, text, highlighted }: Excerpt,
): ShownExcerpt | undefined {
  if (ordinal >= passages.size || passages.text(ordinal) !== text) return undefined;
  return { ordinal, sentences: highlighted };
}
