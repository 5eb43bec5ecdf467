import type { Article, PassageKind, PassageSource } from "./types.js";

/** One paragraph or printed heading of an article, in one line, character for character. */
export interface Block extends PassageSource {
  readonly kind: PassageKind | "heading";
  readonly text: string;
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
