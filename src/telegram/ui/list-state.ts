import { createHash } from "node:crypto";
import {
  filledArticles,
  filledSections,
  type PassageStore,
  type Scope,
  type StoredArticle,
  type StoredSection,
  seriesIn,
} from "../../index/index.js";
import type { Series } from "../types.js";

/**
 * Bytes that stand for what a page is made from. What is quoted on it has fingerprints of its own; these tell whether its list is still the one that was
 * leafed through: another one has the same three with a probability of 1 in 16.8 million.
 */
export const stateSize = 3;

/** State of a section: its heading, and the texts of its passages in order. */
export function sectionState(passages: PassageStore, { heading, first, length }: StoredSection): number {
  const fingerprints = passages.arrays.fingerprints.subarray(first, first + length);
  return stateOf(JSON.stringify([heading, [...fingerprints]]));
}

/** State of an article's list of sections: how they are called, and how many paragraphs each has. */
export function articleState(article: StoredArticle): number {
  const sections = filledSections(article).map(({ heading, length }) => [heading, length]);
  return stateOf(JSON.stringify([article.title, sections]));
}

/** State of the list of articles. @param scope those that are listed; null: all */
export function contentsState(passages: PassageStore, scope: Scope | null): number {
  return stateOf(
    JSON.stringify(filledArticles(passages, scope).map(({ slug, part, title }) => [slug, part, title])),
  );
}

/**
 * State of all that is quoted: a figure that is added anywhere may shift every page of figures, and so does another choice of series.
 * @param scope what is searched; null: everything
 */
export function seriesState({ corpusHash }: Pick<Series, "corpusHash">, scope: Scope | null): number {
  return stateOf(scope ? JSON.stringify([corpusHash, scope.articles]) : corpusHash);
}

/** State of the list of series. */
export function choicesState(passages: PassageStore): number {
  return stateOf(JSON.stringify(seriesIn(passages).map(({ key, parts }) => [key, parts])));
}

function stateOf(content: string): number {
  return createHash("sha256").update(content).digest().readUIntBE(0, stateSize);
}
