import type { ExtractedDocument } from "../document.js";

/** A file to be read, whole in memory. */
export interface SourceFile {
  /** Its name without folders: a hint, never a proof, of what it is; named in errors. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** How a file is read. */
export interface ExtractOptions {
  /** Told before the first page and after each one; `total` is null where it is not known. */
  readonly onPage?: (done: number, total: number | null) => void;
  /** Ends the work at the next page. */
  readonly signal?: AbortSignal;
}

/**
 * Reads one format. Every character of the file's text stands in the blocks of the document that it gives, in the order of the
 * source, or in what it says it left out.
 *
 * @throws AppError IMPORT_… naming the file: encrypted, damaged, without text, too large, not safe
 */
export interface Extractor {
  readonly format: DocumentFormat;
  extract(file: SourceFile, options: ExtractOptions): Promise<ExtractedDocument>;
}

/** The formats that are read. `zip` holds files of the others. */
export type DocumentFormat =
  | "text"
  | "markdown"
  | "html"
  | "mhtml"
  | "rtf"
  | "doc"
  | "docx"
  | "odt"
  | "epub"
  | "pdf"
  | "image"
  | "zip";
