import type { Signals } from "./signals.js";

interface Regression {
  readonly bias: number;
  readonly weights: Signals;
}

// Logistic regressions fitted by training/calibrate.py on the golden and calibration questions;
// bench/README.md shows how well they are calibrated.

/** Whether the best passage answers. */
const answers: Regression = {
  bias: -5.24,
  weights: {
    coverage: 2.43,
    focus: -0.03,
    dense: 6.92,
    neighbourhood: 0.64,
    unknown: 0.53,
    mass: 2.98,
    unknownName: -2.66,
    missedCount: -0.44,
    missedName: -5.28,
  },
};

/** Whether the question is about what the corpus is about. */
const onTopic: Regression = {
  bias: -5.63,
  weights: {
    coverage: 1.06,
    focus: 0.96,
    dense: 3.79,
    neighbourhood: 19.15,
    unknown: -0.57,
    mass: 2.43,
    unknownName: 0.02,
    missedCount: -0.73,
    missedName: 0.73,
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
