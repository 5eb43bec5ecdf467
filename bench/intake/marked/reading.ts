import type { MadeParagraph } from "./measure/truth.js";

/** What reads documents here: the product, and its peers. */
export type SystemName = "ours" | "pdftotext" | "pdftotext -raw";

/** What a process is asked to read. */
export interface ReadingTask {
  readonly system: SystemName;
  readonly path: string;
}

/** What a system made of a file. */
export interface Reading {
  readonly paragraphs: readonly MadeParagraph[];
  /** What it says that it left out. */
  readonly leftOut: readonly string[];
  readonly warnings: readonly string[];
  /** Number of pages; null in documents without pages. */
  readonly pages: number | null;
  /** Pages that were recognised from pictures. */
  readonly recognisedPages: number;
  /** Time for all pages whose text the file holds, and for those that were recognised. */
  readonly textMs: number;
  readonly recognisedMs: number;
  /** Most memory that the process took, in bytes resident. */
  readonly peakMemory: number;
}

/** A reading, or why there is none: the code of an error of ours, or the reason of another. */
export type ReadingResult = Reading | { readonly refused: string };

/** What a system has to tell itself; the process adds the memory. */
export type OwnReading = Omit<Reading, "peakMemory">;
