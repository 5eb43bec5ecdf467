/** Quality of a ranking, averaged over questions that have one relevant passage each. */
export interface RankingQuality {
  readonly ndcg10: number;
  readonly mrr10: number;
  readonly recall1: number;
  readonly recall3: number;
  readonly recall10: number;
}

/**
 * Averages over questions.
 * @param ranks 0-based rank of each question's relevant passage, or -1 where it was not returned
 */
export function rankingQuality(ranks: readonly number[]): RankingQuality {
  const mean = (gain: (rank: number) => number) =>
    ranks.reduce((sum, rank) => sum + (rank < 0 ? 0 : gain(rank)), 0) / Math.max(1, ranks.length);
  const within = (depth: number) => mean((rank) => (rank < depth ? 1 : 0));
  return {
    // With one relevant passage the ideal gain is 1 (Järvelin and Kekäläinen, 2002).
    ndcg10: mean((rank) => (rank < 10 ? 1 / Math.log2(rank + 2) : 0)),
    mrr10: mean((rank) => (rank < 10 ? 1 / (rank + 1) : 0)),
    recall1: within(1),
    recall3: within(3),
    recall10: within(10),
  };
}

/** The value below which this share of the values lies (nearest rank). */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? 0;
}
