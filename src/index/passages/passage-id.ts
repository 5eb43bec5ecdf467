import type { StoredArticle } from "./passage-writer.js";

/** Article and paragraph of a passage's id; null where the text is none: a number can be written in several ways, an id in one. */
export function readPassageId(id: string): { readonly slug: string; readonly paragraph: number } | null {
  const [, slug, paragraph] = /^(.*)\/([1-9]\d{0,14})$/su.exec(id) ?? [];
  return slug === undefined ? null : { slug, paragraph: Number(paragraph) };
}

/** Ordinal of an article's paragraph, counted from 1; undefined where it has no such paragraph. */
export function ordinalIn({ first, length }: StoredArticle, paragraph: number): number | undefined {
  return paragraph < 1 || paragraph > length ? undefined : first + paragraph - 1;
}
