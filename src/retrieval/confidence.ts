import type { Signals } from "./signals.js";

interface Regression {
  readonly bias: number;
  readonly weights: Signals;
}

// Logistic regressions fitted by training/calibrate.py on the golden and calibration questions;
// bench/README.md shows how well they are calibrated.

/** Whether the best passage answers. */
const answers: Regression = {
  bias: -3.85,
  weights: {
    coverage: 1.07,
    focus: 0.0,
    dense: 6.85,
    neighbourhood: 4.89,
    unknown: 0.0,
    mass: 1.29,
    unknownName: -2.38,
    missedCount: -0.1,
    missedWords: -0.94,
    missedName: -6.99,
  },
};

/** Whether the question is about what the corpus is about. */
const onTopic: Regression = {
  bias: -2.34,
  weights: {
    coverage: 0.0,
    focus: 0.0,
    dense: 4.01,
    neighbourhood: 19.63,
    unknown: 0.0,
    mass: 0.0,
    unknownName: 0.0,
    missedCount: -0.03,
    missedWords: -2.72,
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
