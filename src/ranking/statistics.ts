/** Mean of some values; 0 without any. */
export function mean(values: ArrayLike<number> & Iterable<number>): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / Math.max(1, values.length);
}

/** The nearest value between two bounds. */
export function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}

/** 1 / (1 + e^-x): the probability of log-odds. */
export function sigmoid(value: number): number {
  return 1 / (1 + Math.exp(-value));
}

/** z-scores: how many standard deviations each value stands above the mean; all 0 where the values do not differ. */
export function zScores(values: readonly number[]): number[] {
  const zScore = zScoreAmong(values);
  return values.map(zScore);
}

/** How many standard deviations a value stands above others, in [-3, 12]; 0 where they do not differ. */
export function zOf(value: number, others: readonly number[]): number {
  return clamp(zScoreAmong(others)(value), -3, 12);
}

function zScoreAmong(values: readonly number[]): (value: number) => number {
  const average = mean(values);
  const deviation = Math.sqrt(mean(values.map((value) => (value - average) ** 2)));
  return (value) => (deviation < 1e-9 ? 0 : (value - average) / deviation);
}
