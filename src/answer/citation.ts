import type { PassageStore } from "../index/index.js";
import type { Citation } from "./types.js";

/** Where a passage stands in print. Throws RangeError where there is no such passage. */
export function citationAt(passages: PassageStore, ordinal: number): Citation {
  const { slug, part, title, first } = passages.articleOf(ordinal);
  const { heading, untitled } = passages.sectionOf(ordinal);
  return {
    article: slug,
    part,
    title,
    section: heading,
    ...(untitled && { untitled }),
    paragraph: ordinal - first + 1,
    ...passages.sourceOf(ordinal),
  };
}
