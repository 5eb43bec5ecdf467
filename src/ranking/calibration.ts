import type { Features } from "./features.js";

interface Regression {
  readonly bias: number;
  readonly weights: Features;
}

// Logistic regressions fitted by training/calibrate.py on the golden and calibration questions;
// bench/README.md shows how well they are calibrated.

/** Whether the best passage answers. */
const answers: Regression = {
  bias: -3.75,
  weights: {
    coverage: 0.62,
    focus: 0.0,
    dense: 7.66,
    neighbourhood: 3.13,
    unknown: 0.0,
    mass: 2.02,
    unknownName: -2.35,
    missedCount: -0.13,
    missedWords: -1.08,
    missedName: -6.84,
  },
};

/** Whether the question is about what the corpus is about. */
const onTopic: Regression = {
  bias: -2.05,
  weights: {
    coverage: 0.0,
    focus: 0.0,
    dense: 3.82,
    neighbourhood: 19.4,
    unknown: 0.0,
    mass: 0.0,
    unknownName: 0.0,
    missedCount: 0.0,
    missedWords: -3.0,
    missedName: 0.0,
  },
};

/** Probability that the best passage answers the question, in [0, 1]. */
export function confidenceOf(features: Features): number {
  return probability(features, answers);
}

/** Probability that the question is about the series at all, in [0, 1]. */
export function topicalityOf(features: Features): number {
  return probability(features, onTopic);
}

function probability(features: Features, { bias, weights }: Regression): number {
  const names = Object.keys(weights) as (keyof Features)[];
  const sum = names.reduce((total, name) => total + weights[name] * features[name], bias);
  return 1 / (1 + Math.exp(-sum));
}
