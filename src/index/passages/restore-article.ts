import type { Article } from "../../corpus/types.js";
import type { PassageStore, StoredArticle } from "./passage-store.js";

/** An article of a store as it was taken in: the same passages in the same sections. */
export function restoreArticle(store: PassageStore, stored: StoredArticle): Article {
  const { slug, series, part, title, authors, source, nextPart } = stored;
  const sections = stored.sections.map(({ heading, untitled, first, length }) => ({
    heading,
    ...(untitled && { untitled }),
    passages: Array.from({ length }, (_, at) => store.passage(first + at)),
  }));
  const passages = sections.flatMap((section) => section.passages);
  return { slug, series, part, title, authors, source, nextPart, sections, passages };
}
