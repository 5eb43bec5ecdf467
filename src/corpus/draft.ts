import type { Article, PassageKind } from "./types.js";

/** One paragraph or printed heading of an article, in one line, character for character. */
export interface Block {
  readonly kind: PassageKind | "heading";
  readonly text: string;
  /** Page of the document that it begins on, counted from 1; absent where the document has none. */
  readonly page?: number | undefined;
  /** Present where the text was recognised from a picture: it may hold misread letters. */
  readonly isRecognised?: true | undefined;
}

/** An article before it is written as Markdown. */
export type ArticleDraft = Omit<Article, "sections" | "passages"> & { readonly blocks: readonly Block[] };

/** Front matter given by a person, which counts more than what the text says. */
export interface Overrides {
  readonly series?: string;
  /** Whole number from 1. */
  readonly part?: number;
  readonly title?: string;
  /** Name of the article's file without `.md`; `bai-<part>` when left out. */
  readonly slug?: string;
}
