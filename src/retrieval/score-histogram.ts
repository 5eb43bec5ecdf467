const binCount = 2048;

/** How scores are spread: tells in one pass about how large the hundredth of a million scores is, without sorting them. */
export class ScoreHistogram {
  readonly #bins = new Uint32Array(binCount + 1);
  readonly #perScore: number;

  /** @param most no score is larger */
  constructor(most: number) {
    this.#perScore = most > 0 ? binCount / most : 0;
  }

  /** Counts the scores of at least `floor` (and above 0); what was counted before is forgotten. */
  count(scores: Float32Array, floor: number): this {
    const [bins, perScore] = [this.#bins.fill(0), this.#perScore];
    for (let at = 0; at < scores.length; at++) {
      const score = scores[at] as number;
      if (score < floor || score === 0) continue;
      const bin = (score * perScore) | 0;
      bins[bin] = (bins[bin] as number) + 1;
    }
    return this;
  }

  /** A score that at least `rank` of the counted ones reach, and hardly more do; 0 where fewer were counted. */
  largest(rank: number): number {
    let seen = 0;
    for (let bin = binCount; bin > 0; bin--) {
      seen += this.#bins[bin] as number;
      if (seen >= rank) return this.#lowerEdge(bin);
    }
    return 0;
  }

  #lowerEdge(bin: number): number {
    // A little lower, for rounding: a score must never fall below the edge of its own bin.
    return this.#perScore === 0 ? 0 : (bin / this.#perScore) * (1 - 1e-6);
  }
}
