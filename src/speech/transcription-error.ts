/**
 * Why a recording was not written down: too many wait already, the program took too long, it could not be run or ended badly, it
 * printed more than a transcript, or the bot stops.
 */
export type TranscriptionFailure = "busy" | "timeout" | "failed" | "too-much-output" | "stopped";

/** What may be logged of a failure; never what was said. */
export interface FailureDetail {
  /** The program's exit status. */
  readonly status?: number;
  /** The signal that ended the program. */
  readonly signal?: string;
  /** The system's word for why the program could not be run, such as `ENOENT`. */
  readonly code?: string;
}

/** A recording was not written down. */
export class TranscriptionError extends Error {
  override readonly name = "TranscriptionError";

  constructor(
    readonly reason: TranscriptionFailure,
    readonly detail: FailureDetail = {},
  ) {
    super(reason);
  }
}
