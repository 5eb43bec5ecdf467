import {
  filledSections,
  type PassageStore,
  type StoredArticle,
  type StoredSection,
} from "../../index/index.js";

/** The section that a passage stands in, and those beside it that hold anything. */
export interface SectionPlace {
  readonly article: StoredArticle;
  readonly section: StoredSection;
  readonly previous: StoredSection | undefined;
  readonly next: StoredSection | undefined;
}

/** @throws RangeError where there is no such passage */
export function sectionAt(passages: PassageStore, ordinal: number): SectionPlace {
  const article = passages.articleOf(ordinal);
  const filled = filledSections(article);
  const index = filled.findIndex(({ first, length }) => ordinal >= first && ordinal < first + length);
  const section = filled[index];
  if (!section) throw new RangeError(`passage ${ordinal} stands in no section`);
  return { article, section, previous: filled[index - 1], next: filled[index + 1] };
}
