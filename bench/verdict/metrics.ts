import type { Outcome } from "../../src/answer/index.js";
import { areaUnderRisk, areaUnderRoc, type Bin, calibrationError, reliabilityBins } from "./curves.js";

/** How one question was judged. */
export interface Judged {
  /** What is told of it, higher meaning surer; of one system comparable between questions. */
  readonly confidence: number;
  readonly outcome: Outcome;
  /** Whether the set answers it at all. */
  readonly isAnswerable: boolean;
  /** Whether the first passage is the one that answers. */
  readonly isRight: boolean;
  /** Whether a highlighted sentence of the first passage shown holds the answer; null where the words are not given or nothing is highlighted by this system. */
  readonly isHighlighted: boolean | null;
  /** Whether something is named as missing in a related reply; null where this system names nothing. */
  readonly isDenied: boolean | null;
}

/** Share of questions told as each outcome, in [0, 1]; null where there are none. */
export type Told = Readonly<Record<Outcome, number>> | null;

/** Figures of a verdict; shares in [0, 1], null where there is nothing to take the share of. */
export interface VerdictFigures {
  readonly questions: number;
  readonly answerable: number;
  /** Of the questions told as answered: the first passage is right. */
  readonly precision: number | null;
  /** Of the answerable questions: told as answered, with the right passage first. */
  readonly answeredRight: number | null;
  /** Of the answerable questions: the right passage is first, whatever is told of it. */
  readonly firstRight: number | null;
  /** Of the answerable questions: told as related, with something named as missing. */
  readonly denied: number | null;
  readonly unanswerable: Told;
  /** Area under the ROC curve of the confidence, by whether the first passage is right. */
  readonly auc: number | null;
  /** Area under the risk–coverage curve; lower is better. */
  readonly riskCoverage: number | null;
  /** Expected calibration error; null where the confidence is no probability. */
  readonly calibrationError: number | null;
  /** Ten bins of equal width; empty where the confidence is no probability. */
  readonly bins: readonly Bin[];
  /** Of the answerable questions: a highlighted sentence of the first passage shown holds the answer. */
  readonly highlighted: number | null;
  /** The same, of those whose right passage is first and shown. */
  readonly highlightedOfRight: number | null;
}

/** Sums up how questions were judged. `isProbability` tells whether the confidence is one, so that its calibration can be told. */
export function verdictFigures(judged: readonly Judged[], isProbability: boolean): VerdictFigures {
  const answerable = judged.filter(({ isAnswerable }) => isAnswerable);
  const marked = answerable.filter(({ isHighlighted }) => isHighlighted !== null);
  const naming = answerable.filter(({ isDenied }) => isDenied !== null);
  const bins = isProbability ? reliabilityBins(judged) : [];
  return {
    questions: judged.length,
    answerable: answerable.length,
    precision: shareOf(judged.filter(isAnswered), ({ isRight }) => isRight),
    answeredRight: shareOf(answerable, (each) => isAnswered(each) && each.isRight),
    firstRight: shareOf(answerable, ({ isRight }) => isRight),
    denied: shareOf(naming, ({ isDenied }) => isDenied === true),
    unanswerable: toldAs(judged.filter(({ isAnswerable }) => !isAnswerable)),
    auc: areaUnderRoc(judged),
    riskCoverage: areaUnderRisk(judged),
    calibrationError: isProbability ? calibrationError(bins) : null,
    bins,
    highlighted: shareOf(marked, ({ isHighlighted }) => isHighlighted === true),
    highlightedOfRight: shareOf(
      marked.filter(({ isRight, outcome }) => isRight && outcome !== "not_found"),
      ({ isHighlighted }) => isHighlighted === true,
    ),
  };
}

/** How questions were told. */
export function toldAs(judged: readonly Pick<Judged, "outcome">[]): Told {
  if (judged.length === 0) return null;
  const share = (wanted: Outcome) =>
    judged.filter(({ outcome }) => outcome === wanted).length / judged.length;
  return { answered: share("answered"), related: share("related"), not_found: share("not_found") };
}

/**
 * What a threshold on a score makes of questions: answered from it on, else not found. The threshold is the one that judges most of these very
 * questions rightly (a right passage answered, a wrong one not), which flatters it.
 */
export function withBestThreshold(scored: readonly Omit<Judged, "outcome">[]): Judged[] {
  const threshold = bestThreshold(scored);
  return scored.map((each) => ({
    ...each,
    outcome: each.confidence >= threshold ? "answered" : "not_found",
  }));
}

/** The threshold that judges most questions rightly, the highest of equally good ones; infinite where answering none is best. */
export function bestThreshold(scored: readonly Pick<Judged, "confidence" | "isRight">[]): number {
  const sorted = [...scored].sort((a, b) => b.confidence - a.confidence);
  let best = { gain: 0, threshold: Number.POSITIVE_INFINITY };
  let gain = 0;
  for (const [at, { confidence, isRight }] of sorted.entries()) {
    gain += isRight ? 1 : -1;
    // Equal scores are answered together or not at all.
    if (sorted[at + 1]?.confidence === confidence) continue;
    if (gain > best.gain) best = { gain, threshold: confidence };
  }
  return best.threshold;
}

function isAnswered({ outcome }: Judged): boolean {
  return outcome === "answered";
}

function shareOf<T>(of: readonly T[], test: (each: T) => boolean): number | null {
  return of.length === 0 ? null : of.filter(test).length / of.length;
}
