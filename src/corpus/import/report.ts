import type { ArticleDraft } from "../draft.js";
import { textCharacters } from "../lines.js";
import {
  type ExtractedDocument,
  type ImportWarning,
  type LeftOut,
  type LeftOutReason,
  meanConfidence,
} from "./document.js";
import type { Layout } from "./layout/paragraph.js";

/** What was made of a document, and what was not. */
export interface DocumentReport {
  /** Number of pages; null in documents without pages. */
  readonly pages: number | null;
  readonly articles: readonly ArticleReport[];
  /** In the order of the source. */
  readonly leftOut: readonly LeftOut[];
  /** Characters left out, white space aside, by reason. */
  readonly leftOutCharacters: Readonly<Partial<Record<LeftOutReason, number>>>;
  /** Pages that were recognised from pictures, and how surely, in [0, 1]. */
  readonly recognised: readonly { readonly page: number; readonly confidence: number }[];
  readonly warnings: readonly ImportWarning[];
}

/** What was made of one article. */
export interface ArticleReport {
  readonly slug: string;
  readonly part: number;
  readonly title: string;
  readonly paragraphs: number;
  readonly headings: number;
  /** White space aside. */
  readonly characters: number;
  /** First and last page; null in documents without pages. */
  readonly pages: readonly [from: number, to: number] | null;
}

/** What was made of a document. */
export function reportOf(read: {
  readonly document: ExtractedDocument;
  readonly layout: Layout;
  readonly drafts: readonly ArticleDraft[];
  readonly leftOut: readonly LeftOut[];
  readonly warnings: readonly ImportWarning[];
}): DocumentReport {
  const { document, layout, drafts, leftOut, warnings } = read;
  const numbered = document.pages.filter(({ number }) => number !== null);
  const leftOutCharacters: Partial<Record<LeftOutReason, number>> = {};
  for (const { text, reason } of leftOut)
    leftOutCharacters[reason] = (leftOutCharacters[reason] ?? 0) + textCharacters(text).length;
  return {
    pages: numbered.length === 0 ? null : numbered.length,
    articles: drafts.map(articleReport),
    leftOut,
    leftOutCharacters,
    recognised: recognisedPages(layout),
    warnings,
  };
}

function articleReport({ slug, part, title, blocks }: ArticleDraft): ArticleReport {
  const pages = blocks.flatMap(({ page }) => page ?? []);
  return {
    slug,
    part,
    title,
    paragraphs: blocks.filter(({ kind }) => kind !== "heading").length,
    headings: blocks.filter(({ kind }) => kind === "heading").length,
    characters: blocks.reduce((sum, { text }) => sum + textCharacters(text).length, 0),
    pages: pages.length === 0 ? null : [Math.min(...pages), Math.max(...pages)],
  };
}

function recognisedPages({ paragraphs }: Layout): DocumentReport["recognised"] {
  const pages = new Map<number, { length: number; confidence: number }[]>();
  for (const { page, recognition, text } of paragraphs) {
    if (page === null || recognition === null) continue;
    const own = pages.get(page) ?? [];
    own.push({ length: text.length, confidence: recognition.confidence });
    pages.set(page, own);
  }
  return [...pages].map(([page, parts]) => ({ page, confidence: meanConfidence(parts) }));
}
