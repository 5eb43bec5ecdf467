/** An update, as claims know it: nothing of what it says. */
export interface UpdateKey {
  /** Its number; a lower one came earlier. */
  readonly id: number;
  /** A keyed hash of the whole update: after a week without any, Telegram begins to count anew. */
  readonly mark: string;
  /** What it keeps its order with, such as its chat. */
  readonly lane: string;
}

/** The right to deal with an update, which nobody else has meanwhile. */
export interface Claim {
  /**
   * Resolves once all earlier updates of its lane are dealt with, or given up, wherever they are.
   * @throws ClaimLostError
   */
  turn(): Promise<void>;
  /**
   * The answer is about to be sent, and nothing else will be: where this process ends at that moment, nobody sends it again. It is noted while it is
   * being sent. Never rejects.
   */
  sending(): Promise<void>;
  /** Fires when others may take the update over: whatever is not sent yet must not be. */
  readonly lost: AbortSignal;
  /**
   * The update was dealt with: nobody gets it any more. Resolves once that is noted, however long it takes.
   * @throws AppError DATABASE_UNAVAILABLE where this process ends before
   */
  done(): Promise<void>;
  /** It was given up: whoever gets it delivered again may take it. Never rejects. */
  release(): Promise<void>;
}

/** Who deals with which update: each is dealt with once, and those of a lane in the order of their numbers. */
export interface Claims {
  /**
   * Claims an update; while somebody else has it, waits for how that ends.
   * @param patience how long it may wait for a database that cannot be used, in ms
   * @returns null: it was dealt with
   * @throws AppError DATABASE_UNAVAILABLE; ClaimLostError where this process ends
   */
  take(update: UpdateKey, patience: number): Promise<Claim | null>;
}

/** An update was given up, because another process may have it by now, or this one ends. */
export class ClaimLostError extends Error {
  constructor() {
    super("the claim on the update was lost");
    this.name = "ClaimLostError";
  }
}
