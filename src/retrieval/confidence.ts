import type { Signals } from "./signals.js";

interface Regression {
  readonly bias: number;
  readonly weights: Signals;
}

// Logistic regressions fitted by training/calibrate.py on the golden and calibration questions;
// bench/README.md shows how well they are calibrated.

/** Whether the best passage answers. */
const answers: Regression = {
  bias: -3.7,
  weights: {
    coverage: 0.36,
    focus: 0.0,
    dense: 7.46,
    neighbourhood: 3.68,
    unknown: 0.0,
    mass: 2.25,
    unknownName: -2.38,
    missedCount: -0.18,
    missedWords: -1.09,
    missedName: -6.95,
  },
};

/** Whether the question is about what the corpus is about. */
const onTopic: Regression = {
  bias: -2.03,
  weights: {
    coverage: 0.0,
    focus: 0.0,
    dense: 3.96,
    neighbourhood: 19.13,
    unknown: 0.0,
    mass: 0.0,
    unknownName: 0.0,
    missedCount: 0.0,
    missedWords: -3.03,
    missedName: 0.0,
  },
};

/** Probability that the best passage answers the question, in [0, 1]. */
export function confidenceOf(signals: Signals): number {
  return probability(signals, answers);
}

/** Probability that the question is about the series at all, in [0, 1]. */
export function topicalityOf(signals: Signals): number {
  return probability(signals, onTopic);
}

function probability(signals: Signals, { bias, weights }: Regression): number {
  const names = Object.keys(weights) as (keyof Signals)[];
  const sum = names.reduce((total, name) => total + weights[name] * signals[name], bias);
  return 1 / (1 + Math.exp(-sum));
}
