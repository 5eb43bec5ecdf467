import type { ImportWarningCode, LeftOutReason } from "../corpus/import/document.js";
import type { PreviewWords } from "../corpus/index.js";

/** Values for the placeholders of a warning. */
export type WarningDetail = Readonly<Record<string, string | number>>;

/** What is said while documents are taken in, and of what became of them. */
export interface ImportWords {
  readonly reading: (file: string) => string;
  readonly progress: (done: number, total: number) => string;
  readonly made: (facts: { readonly from: string; readonly to: string; readonly passages: number }) => string;
  readonly unchanged: (to: string) => string;
  /** Said in place of `made` where nothing is written. */
  readonly wouldMake: (facts: {
    readonly from: string;
    readonly to: string;
    readonly passages: number;
  }) => string;
  readonly title: (part: number, title: string) => string;
  readonly counts: (facts: {
    readonly pages: number | null;
    readonly paragraphs: number;
    readonly headings: number;
  }) => string;
  readonly leftOut: (characters: number, reasons: readonly string[]) => string;
  readonly reason: (reason: LeftOutReason, characters: number) => string;
  readonly recognised: (pages: number, confidence: number) => string;
  readonly warning: (code: ImportWarningCode, detail: WarningDetail) => string;
  /** A warning of one page. */
  readonly onPage: (page: number, warning: string) => string;
  readonly more: (count: number) => string;
  readonly summary: (facts: {
    readonly files: number;
    readonly articles: number;
    /** Articles whose text the corpus had. */
    readonly skipped: number;
    readonly failed: number;
  }) => string;
  /** Said where a document became several articles. */
  readonly several: (articles: number) => string;
  /** Heads of the table: file, articles, pages, paragraphs, headings, characters left out, recognised pages, notes. */
  readonly columns: readonly string[];
  readonly number: (value: number) => string;
  /** Of a number in [0, 1]. */
  readonly share: (value: number) => string;
  /** Said where a signal ended the import. */
  readonly stopped: string;
  readonly preview: PreviewWords;
  readonly reportWritten: (path: string) => string;
  readonly previewWritten: (path: string) => string;
}
