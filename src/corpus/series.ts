import { createHash } from "node:crypto";
import { canonicalForm, foldDiacritics } from "../language/syllable.js";

/** The words of a title, however it is punctuated and capitalised: two titles of the same words are one. */
export function titleWords(title: string): string {
  return (
    canonicalForm(title)
      .match(/[\p{L}\p{M}\p{N}]+/gu)
      ?.join(" ") ?? title
  );
}

/** Characters of a key: 96 bits, so that no two series that anybody will ever have share one. */
const keyLength = 16;

/**
 * What a series is known by wherever something is kept about it: the same for all spellings of its title that differ only in case, punctuation,
 * white space or the place of a tone mark, and of one length, however long the title is.
 */
export function seriesKey(series: string): string {
  return createHash("sha256").update(titleWords(series)).digest("base64url").slice(0, keyLength);
}

/** Orders articles as they are read: those of a series together, by their parts; series by their titles, as in a list without diacritics. */
export function inReadingOrder<
  Article extends { readonly series: string; readonly part: number; readonly slug: string },
>(articles: readonly Article[]): Article[] {
  const words = new Map<string, string>();
  for (const { series } of articles) {
    if (words.has(series)) continue;
    const title = titleWords(series);
    // What differs in diacritics only stands side by side, and apart.
    words.set(series, `${foldDiacritics(title)}\0${title}`);
  }
  const titleOf = ({ series }: Article) => words.get(series) as string;
  return [...articles].sort(
    (a, b) => byCodeUnit(titleOf(a), titleOf(b)) || a.part - b.part || byCodeUnit(a.slug, b.slug),
  );
}

function byCodeUnit(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
