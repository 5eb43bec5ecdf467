import type { AppError } from "../../errors.js";
import type { CorpusDifference } from "./difference.js";

/** How reading the corpus again ended. */
export type Reload = ReloadDone | ReloadFailed;

/** What is answered from fits the corpus now, but for the files that are told of. */
export interface ReloadDone {
  /** Null: nothing that is answered from is another. */
  readonly difference: CorpusDifference | null;
  /** Files that cannot be read, whose articles stay as they were; an index that could not be kept. */
  readonly problems: readonly AppError[];
}

/** Everything stays as it was. */
export interface ReloadFailed {
  readonly error: AppError;
}
