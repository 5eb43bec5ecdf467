/** A question with how sure a system is of its first passage, and whether that is right. */
export interface Scored {
  /** Higher means surer. */
  readonly confidence: number;
  readonly isRight: boolean;
}

/** Questions whose confidence lies in one range. */
export interface Bin {
  /** Lower end of the range, in [0, 1). */
  readonly from: number;
  readonly questions: number;
  /** Mean confidence; 0 in an empty bin. */
  readonly mean: number;
  /** Share of right ones; 0 in an empty bin. */
  readonly right: number;
}

/** Ranges of equal width that confidences are put into. */
const binCount = 10;

/** Area under the ROC curve: the chance that a right one has a greater confidence than a wrong one (draws count half). Null where all are right or all wrong. */
export function areaUnderRoc(scored: readonly Scored[]): number | null {
  const right = scored.filter(({ isRight }) => isRight).length;
  const wrong = scored.length - right;
  if (right === 0 || wrong === 0) return null;
  // The rank-sum of Mann and Whitney: equal confidences share the mean of their ranks.
  let rankSum = 0;
  let before = 0;
  for (const group of equalGroups(scored).reverse()) {
    const meanRank = before + (group.length + 1) / 2;
    rankSum += meanRank * group.filter(({ isRight }) => isRight).length;
    before += group.length;
  }
  return (rankSum - (right * (right + 1)) / 2) / (right * wrong);
}

/**
 * Area under the risk–coverage curve (El-Yaniv and Wiener, 2010): the share of wrong ones among the surest, averaged over all coverages.
 * Of equal confidences, as in a random order. Null without questions.
 */
export function areaUnderRisk(scored: readonly Scored[]): number | null {
  if (scored.length === 0) return null;
  let sum = 0;
  let taken = 0;
  let wrong = 0;
  for (const group of equalGroups(scored)) {
    const share = group.filter(({ isRight }) => !isRight).length / group.length;
    for (let at = 0; at < group.length; at++) {
      wrong += share;
      taken++;
      sum += wrong / taken;
    }
  }
  return sum / scored.length;
}

/** Ten bins of equal width over confidences in [0, 1]. */
export function reliabilityBins(scored: readonly Scored[]): Bin[] {
  return Array.from({ length: binCount }, (_, at) => {
    const inside = scored.filter(({ confidence }) => binOf(confidence) === at);
    const most = Math.max(1, inside.length);
    return {
      from: at / binCount,
      questions: inside.length,
      mean: inside.reduce((sum, { confidence }) => sum + confidence, 0) / most,
      right: inside.filter(({ isRight }) => isRight).length / most,
    };
  });
}

/** Expected calibration error (Naeini et al., 2015): how far the mean confidence of a bin lies from its share of right ones, averaged over questions. Null without questions. */
export function calibrationError(bins: readonly Bin[]): number | null {
  const questions = bins.reduce((sum, bin) => sum + bin.questions, 0);
  if (questions === 0) return null;
  return bins.reduce((sum, bin) => sum + bin.questions * Math.abs(bin.mean - bin.right), 0) / questions;
}

function binOf(confidence: number): number {
  return Math.min(binCount - 1, Math.max(0, Math.floor(confidence * binCount)));
}

/** Questions of equal confidence together, the surest first. */
function equalGroups(scored: readonly Scored[]): Scored[][] {
  const groups = new Map<number, Scored[]>();
  for (const each of scored) {
    const group = groups.get(each.confidence);
    if (group) group.push(each);
    else groups.set(each.confidence, [each]);
  }
  return [...groups.entries()].sort(([a], [b]) => b - a).map(([, group]) => group);
}
