import type { Library } from "../index/index.js";
import { citationAt } from "./citation.js";
import type { Excerpt, TextRange } from "./types.js";

/** What passages are quoted from: their texts, and their sentences as the index has them. */
export interface QuotedLibrary extends Pick<Library, "passages"> {
  readonly search: Pick<Library["search"], "forward">;
}

/**
 * A passage quoted whole, some of its sentences highlighted.
 *
 * @param highlighted numbers of the sentences, from 0; those that the passage lacks are left out
 * @throws RangeError where there is no such passage
 */
export function excerptAt(
  { passages, search }: QuotedLibrary,
  ordinal: number,
  highlighted: Iterable<number> = [],
): Excerpt {
  const { id, text } = passages.passage(ordinal);
  const sentences = search.forward.sentences(ordinal).map(({ start, end }): TextRange => [start, end]);
  const wanted = new Set(highlighted);
  const numbers = [...sentences.keys()].filter((number) => wanted.has(number));
  return {
    ordinal,
    id,
    text,
    sentences,
    highlighted: numbers,
    highlights: sentences.filter((_, number) => wanted.has(number)),
    citation: citationAt(passages, ordinal),
  };
}

/** Stands between parts of one quotation that are not neighbours in print. */
export const omissionMark = "[…]";

/** The highlighted sentences as parts of the text: neighbours are one part, with the white space between them. */
export function highlightedParts({ text, highlights }: Pick<Excerpt, "text" | "highlights">): TextRange[] {
  const parts: [number, number][] = [];
  for (const [start, end] of highlights) {
    const last = parts.at(-1);
    if (last && text.slice(last[1], start).trim() === "") last[1] = end;
    else parts.push([start, end]);
  }
  return parts;
}
