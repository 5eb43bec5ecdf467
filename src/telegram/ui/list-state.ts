import { createHash } from "node:crypto";
import {
  filledArticles,
  filledSections,
  type PassageStore,
  type StoredArticle,
  type StoredSection,
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

/** State of the list of articles. */
export function contentsState(passages: PassageStore): number {
  return stateOf(
    JSON.stringify(filledArticles(passages).map(({ slug, part, title }) => [slug, part, title])),
  );
}

/** State of all that is quoted: a figure that is added anywhere may shift every page of figures. */
export function seriesState({ corpusHash }: Pick<Series, "corpusHash">): number {
  return stateOf(corpusHash);
}

function stateOf(content: string): number {
  return createHash("sha256").update(content).digest().readUIntBE(0, stateSize);
}
