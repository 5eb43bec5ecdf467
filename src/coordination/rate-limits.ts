/** So many points that may be taken within a window. */
export interface Share {
  /** Whose it is, such as `person:7`. */
  readonly key: string;
  /** Most points in a window; 0: as many as are wanted. */
  readonly points: number;
}

/** A share that has nothing left. */
export interface UsedUp {
  readonly key: string;
  /** Until its window ends, in ms. */
  readonly msLeft: number;
}

/** How much each person and each chat took within a window: from the first point on, so many seconds. */
export interface RateLimits {
  /**
   * Takes a point of each share in turn, up to the first that has none. What is beyond it counts nothing.
   * @param windowSeconds how long a window is that begins now
   * @returns that share; null: each had one
   */
  take(shares: readonly Share[], windowSeconds: number): Promise<UsedUp | null>;
}
