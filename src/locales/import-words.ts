import type { ImportWarningCode, LeftOutReason } from "../corpus/import/document.js";

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
    readonly failed: number;
  }) => string;
  readonly next: string;
  readonly reportWritten: (path: string) => string;
  readonly previewWritten: (path: string) => string;
}
