import { hasSeveralSeries, type PassageStore } from "../index/index.js";
import type { Citation } from "./types.js";

/** Where a passage stands in print. Throws RangeError where there is no such passage. */
export function citationAt(passages: PassageStore, ordinal: number): Citation {
  const { slug, series, part, title, first } = passages.articleOf(ordinal);
  const { heading, untitled } = passages.sectionOf(ordinal);
  return {
    article: slug,
    series,
    ...(hasSeveralSeries(passages) && { ofSeveral: true as const }),
    part,
    title,
    section: heading,
    ...(untitled && { untitled }),
    paragraph: ordinal - first + 1,
    ...passages.sourceOf(ordinal),
  };
}
