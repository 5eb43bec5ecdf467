import type { PassageStore } from "../index/index.js";
import type { Citation } from "./types.js";

/** Where a passage stands in print. Throws RangeError where there is no such passage. */
export function citationAt(passages: PassageStore, ordinal: number): Citation {
  const { slug, part, title } = passages.articleOf(ordinal);
  const { section, paragraph } = passages.passage(ordinal);
  return { article: slug, part, title, section, paragraph };
}
