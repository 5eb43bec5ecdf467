import type { ErrorCode, ErrorParameters } from "../../errors.js";
import type { ArticleDraft, Overrides } from "../draft.js";
import type { TakenPart } from "../taken-part.js";
import type { DocumentReport } from "./report.js";
import type { PageMarks } from "./write/page-marks.js";
import type { PreviewWords } from "./write/preview-words.js";

/** What is to be read, and how. */
export interface ReadRequest {
  readonly path: string;
  /** What the file is called by whoever gave it; absent: as its path says. */
  readonly name?: string;
  /** A document in the archive that `path` names, as the archive was listed; without it an archive is listed. */
  readonly entry?: ArchiveEntry;
  readonly overrides: Overrides;
  readonly single: boolean;
  /** Parts that the corpus has. */
  readonly takenParts: readonly TakenPart[];
  /** Whether part, title and series that a plain text does not tell are guessed, as for other formats; absent: it is refused. */
  readonly guessHead?: boolean;
  /** Whether it is told where each paragraph stands on its page; absent: it is not. */
  readonly marks?: boolean;
  /** Words of the preview, where one is wanted. */
  readonly preview?: PreviewWords;
  /** Longest time for all of it, in milliseconds; kept by whoever started the process that reads. */
  readonly timeLimit?: number;
  readonly signal?: AbortSignal;
  readonly onPage?: (done: number, total: number | null) => void;
}

/** A document in an archive: names in it need not differ. */
export interface ArchiveEntry {
  /** Its place in the list, from 0. */
  readonly at: number;
  readonly path: string;
}

/** What was read: the articles of a document, or the documents in an archive. */
export type ReadResult = ReadArticles | ArchiveListing;

/** The articles of a document, and what was made of it. */
export interface ReadArticles {
  readonly kind: "document";
  readonly articles: readonly ArticleDraft[];
  readonly report: DocumentReport;
  /** Where its paragraphs stand, page by page; empty where that was not asked for, or the format has no pages of a fixed size. */
  readonly marks: readonly PageMarks[];
  /** A page that shows the document's pages beside its paragraphs, as HTML; null where none was wanted. */
  readonly preview: string | null;
}

/** The documents in an archive, by their paths in it. */
export interface ArchiveListing {
  readonly kind: "archive";
  readonly entries: readonly string[];
}

/** A page that is to be drawn with its paragraphs marked. */
export interface DrawRequest extends Pick<ReadRequest, "path" | "name" | "entry" | "signal"> {
  readonly page: PageMarks;
}

/** What the process that reads is sent. */
export type ChildRequest =
  | Omit<ReadRequest, "signal" | "onPage" | "timeLimit">
  | (Omit<DrawRequest, "signal"> & { readonly draw: true });

/** What it sends back. `memory` is what it takes, in bytes resident. */
export type ChildMessage =
  | { readonly type: "page"; readonly done: number; readonly total: number | null; readonly memory: number }
  | { readonly type: "done"; readonly result: ReadResult }
  /** A PNG. */
  | { readonly type: "drawn"; readonly result: Uint8Array }
  | { readonly type: "failed"; readonly code: ErrorCode; readonly parameters: ErrorParameters };
