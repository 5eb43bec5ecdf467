import type { LoadEmbedderOptions } from "../../embedding/transformers-embedder.js";
import type { ErrorCode, ErrorParameters } from "../../errors.js";
import { programAnalyser } from "../program-analyser.js";
import { indexFormat } from "../store/manifest.js";
import type { IndexModels } from "../stored-fit.js";
import type { IndexUpdate, UpdateOptions } from "./update.js";

/** What the thread that updates an index is given. */
export interface UpdateRequest extends Pick<UpdateOptions, "corpusDir" | "indexDir" | "served"> {
  /** How it loads the model, which is on this machine by then. */
  readonly model: Omit<LoadEmbedderOptions, "onDownload">;
  /** Path of the table of word frequencies. */
  readonly lexiconPath: string;
  /** By what whoever asks will read the index, see `fingerprintOf`. */
  readonly fingerprint: string;
}

/** An error of the table, as it passes from thread to thread. */
export interface PackedError {
  readonly code: ErrorCode;
  readonly parameters: ErrorParameters;
}

/** What the thread answers, once. */
export type UpdateReply =
  | { readonly update: Omit<IndexUpdate, "problems"> & { readonly problems: readonly PackedError[] } }
  | { readonly failure: PackedError };

/** What decides whether an index that one side writes can be read by the other: models, analyser, format. */
export function fingerprintOf({ embedder, lexicon }: IndexModels): string {
  return [indexFormat, programAnalyser(), embedder.fingerprint, lexicon.fingerprint].join(" ");
}
