import type { Signals } from "./signals.js";

interface Regression {
  readonly bias: number;
  readonly weights: Signals;
}

// Logistic regressions fitted by training/calibrate.py on the golden and calibration questions;
// bench/README.md shows how well they are calibrated.

/** Whether the best passage answers. */
const answers: Regression = {
  bias: -5.15,
  weights: {
    coverage: 2.5,
    focus: -0.12,
    dense: 7.24,
    neighbourhood: 4.06,
    unknown: 0.48,
    mass: 1.22,
    unknownName: -2.45,
    missedCount: -0.03,
    missedName: -6.31,
  },
};

/** Whether the question is about what the corpus is about. */
const onTopic: Regression = {
  bias: -5.56,
  weights: {
    coverage: 0.69,
    focus: 0.79,
    dense: 4.72,
    neighbourhood: 22.18,
    unknown: -0.39,
    mass: 1.25,
    unknownName: -0.25,
    missedCount: -0.26,
    missedName: 0.54,
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
