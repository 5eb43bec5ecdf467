import { percentile } from "../metrics.js";

/** Percentiles of a time, in ms. */
export interface Percentiles {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/** The percentiles of these times. */
export function percentilesOf(spent: readonly number[]): Percentiles {
  return { p50: percentile(spent, 0.5), p95: percentile(spent, 0.95), p99: percentile(spent, 0.99) };
}

/** How an index was built, in a process of its own. */
export interface BuildFigures {
  /** From nothing to an index on disk. */
  readonly totalMs: number;
  readonly perPassageMs: number;
  /** The parts of it that the system tells of, by name, and writing to disk. */
  readonly stagesMs: Readonly<Record<string, number>>;
  /** Parts of it that were repeated by themselves. */
  readonly apartMs: Readonly<Record<string, number>>;
  readonly peakMemory: number;
  readonly loopDelayMs: number;
  /** Bytes on disk; null where the index could not be written, with the reason. */
  readonly bytes: number | null;
  readonly notSaved: string | null;
}

/** How a built index was opened and asked, in another process. */
export interface ServeFigures {
  /** From the start of opening to an index that can be asked; null where there was none on disk. */
  readonly openMs: number | null;
  /** Resident bytes of the whole process after the questions and a full garbage collection. */
  readonly memory: number;
  /** The same before anything was opened. */
  readonly memoryBefore: number;
  readonly questions: number;
  readonly times: Percentiles;
  readonly loopDelayMs: number;
  /** For each question, the place of its passage in the first ten, from 0; -1 where it is not among them. */
  readonly ranks: readonly number[];
  readonly further: Readonly<Record<string, number>>;
}

/** How long our model takes to embed: questions one by one, passages in batches. */
export interface EmbeddingFigures {
  readonly question: Percentiles;
  readonly perPassageMs: number;
  readonly memory: number;
}

/** How long a transformer of another shape takes to embed. */
export interface ShapeFigures {
  readonly form: "float32" | "int8";
  readonly bytes: number;
  readonly openMs: number;
  /** One text of 16 tokens, about a question, and one of 64, about a passage. */
  readonly question: Percentiles;
  readonly passage: Percentiles;
  readonly memory: number;
}

/** Something that was measured, or why it was not. */
export type Measured<T> = { readonly figures: T } | { readonly failure: string };
