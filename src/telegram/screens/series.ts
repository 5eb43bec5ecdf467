import { citationAt } from "../../answer/index.js";
import type { Excerpt } from "../../answer/types.js";
import type { PassageStore, StoredArticle, StoredSection } from "../../index/index.js";
import { splitSentences } from "../../language/sentence.js";
import type { Sight } from "../buttons/types.js";

/** A passage with its citation, the given sentences highlighted; those that it lacks are left out. */
export function excerptAt(passages: PassageStore, { ordinal, sentences }: Sight): Excerpt {
  const { id, text } = passages.passage(ordinal);
  const ranges = sentences.length > 0 ? splitSentences(text) : [];
  const highlights = sentences.flatMap((number) => {
    const sentence = ranges[number];
    return sentence ? [[sentence.start, sentence.end] as const] : [];
  });
  return { id, text, highlights, citation: citationAt(passages, ordinal), score: 0 };
}

/** What was shown of an excerpt, in a form that fits into a button; undefined where it is not of this series. */
export function sightOf(passages: PassageStore, { id, text, highlights }: Excerpt): Sight | undefined {
  const ordinal = passages.ordinalOf(id);
  if (ordinal === undefined || passages.text(ordinal) !== text) return undefined;
  const sentences = splitSentences(text);
  const numbers = highlights.map(([start, end]) =>
    sentences.findIndex((sentence) => sentence.start === start && sentence.end === end),
  );
  return { ordinal, sentences: numbers.filter((number) => number >= 0) };
}

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

/** The sections of an article that hold passages. */
export function filledSections({ sections }: StoredArticle): readonly StoredSection[] {
  return sections.filter(({ length }) => length > 0);
}
