import { decodeText } from "../corpus/decode.js";
import type { Block } from "../corpus/draft.js";
import { type Difference, differenceOf } from "../corpus/import/write/difference.js";
import { textOf } from "../corpus/read/duplicates.js";
import { readArticle } from "../corpus/read/reader.js";
import { titleWords } from "../corpus/series.js";
import type { Article } from "../corpus/types.js";
import type { StoredArticle } from "./stored-article.js";

/** How a change of the corpus ended. */
export type Change =
  | Changed
  /** What was to be changed is another by now, so nothing was: whoever asked is to look again. */
  | { readonly kind: "stale" }
  /** The draft, the article or the version is not there any more. */
  | { readonly kind: "gone" }
  /** The one article that there is: without it there is nothing to answer from. */
  | { readonly kind: "last" }
  /** Another article has the text, or the part and title, of what was to be put beside it. */
  | { readonly kind: "clash"; readonly other: StoredArticle };

/** The corpus is another. */
export interface Changed {
  readonly kind: "done";
  readonly slug: string;
  /** Fingerprint of the text that was there; null where there was none. */
  readonly before: string | null;
  /** Fingerprint of the text that is there; null where there is none any more. */
  readonly after: string | null;
}

/** The article of these bytes; null where they are none. */
export function articleIn(bytes: Uint8Array, file: string): Article | null {
  try {
    return readArticle(decodeText(bytes, file), file);
  } catch {
    return null;
  }
}

/** What would differ if a text took the place of another; null where that is none that can be read. */
export function differenceFrom(present: Uint8Array, article: Article, file: string): Difference | null {
  let markdown: string;
  try {
    markdown = decodeText(present, file);
  } catch {
    return null;
  }
  const blocks = article.sections.flatMap(({ heading, untitled, passages }): Block[] => [
    ...(untitled === undefined ? [{ kind: "heading" as const, text: heading }] : []),
    ...passages.map(({ kind, text }) => ({ kind, text })),
  ]);
  return differenceOf(markdown, { ...article, blocks });
}

/** The article that an article cannot stand beside, among those of other files. */
export function clashOf(
  { series, part, title, passages }: Article,
  file: string,
  articles: readonly StoredArticle[],
): StoredArticle | null {
  const { text, isLong } = textOf(passages);
  const place = (head: { series: string; part: number; title: string }) =>
    JSON.stringify([titleWords(head.series), head.part, titleWords(head.title)]);
  const own = place({ series, part, title });
  const others = articles.filter((each) => each.file !== file);
  return (
    others.find((each) => (isLong && each.text === text) || (each.head && place(each.head) === own)) ?? null
  );
}
