import type { Box } from "../document.js";
import type { PageLine } from "./page-line.js";

/** What a page is read with. */
export interface PageContext {
  /** Size of most letters of the document, in points. */
  readonly bodySize: number;
  /** Distances between baselines in the document, by size. */
  readonly leadings: ReadonlyMap<number, number>;
}

/** A page's lines, rules and pictures. */
export interface PageContent {
  readonly lines: readonly PageLine[];
  readonly rules: readonly Box[];
  readonly pictures: readonly Box[];
  readonly height: number;
}

/** A page, with its lines sorted from the top. */
export interface LinedPage {
  readonly number: number;
  readonly height: number;
  readonly lines: readonly PageLine[];
  /** Lines that are no furniture, wherever they stand. */
  readonly fixed: ReadonlySet<PageLine>;
}
