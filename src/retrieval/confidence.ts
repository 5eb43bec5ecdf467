import type { Evidence } from "./evidence.js";
import type { Query, QueryUnit } from "./query.js";

/** Raw signals of how well a question is answered; none is relative to other candidates, so all compare across questions. */
export interface Signals {
  /** Share of the question's weight that the best passage and its context hold, in [0, 1]. */
  readonly coverage: number;
  /** Share that one or two neighbouring sentences hold, in [0, 1]. */
  readonly focus: number;
  /** Cosine of the question with the nearest sentence of the best passage, in [-1, 1]. */
  readonly dense: number;
  /** Share of the question's weight that occurs nowhere in the corpus, in [0, 1]. */
  readonly unknown: number;
  /** Weight that the best passage matches, in nats, squashed to [0, 1). */
  readonly mass: number;
  /** 1 where a name, year or part of the question occurs nowhere in the corpus. */
  readonly unknownName: number;
  /** Share of the weight of names and numbers that the best passage lacks, in [0, 1]. */
  readonly missedName: number;
  /** 1 where the best passage does not speak of what the question wants counted. */
  readonly missedCount: number;
}

/** Half of this much matched weight, in nats, counts half. */
const halfMass = 8;

/** Reads the signals off the best evidence; without any, everything is unknown. */
export function readSignals(query: Query, best: Evidence | undefined): Signals {
  const total = query.units.reduce((sum, unit) => sum + unit.weight, 0);
  const names = query.units.flatMap((unit, at) =>
    isExact(unit) ? [{ unit, share: best?.match.best[at] ?? 0 }] : [],
  );
  const nameWeight = names.reduce((sum, { unit }) => sum + unit.weight, 0);
  const matched = total * (best?.coverage ?? 0);
  return {
    coverage: best?.coverage ?? 0,
    focus: best?.focus ?? 0,
    dense: best?.dense ?? 0,
    unknown: total === 0 ? 1 : missingUnits(query).reduce((sum, unit) => sum + unit.weight, 0) / total,
    mass: matched / (matched + halfMass),
    unknownName: names.some(({ unit }) => unit.known === 0) ? 1 : 0,
    missedCount: query.units.some((unit, at) => unit.counted && (best?.match.best[at] ?? 0) < 0.5) ? 1 : 0,
    missedName:
      nameWeight === 0
        ? 0
        : names.reduce((sum, { unit, share }) => sum + unit.weight * (1 - share), 0) / nameWeight,
  };
}

/** Units of a question that occur nowhere in the corpus, in the order asked. */
export function missingUnits(query: Query): QueryUnit[] {
  return query.units.filter((unit) => unit.known === 0);
}

/** Names, parts and numbers mean exactly one thing: without them a passage is about something else. */
function isExact(unit: QueryUnit): boolean {
  return unit.kind !== "word";
}

// Logistic regression on the golden and calibration questions (bench/README.md says how well it is calibrated).
const bias = -3.92;
const weights: Signals = {
  coverage: 3.0,
  focus: 0.79,
  dense: 3.96,
  unknown: 0.07,
  mass: 2.76,
  unknownName: -2.46,
  missedName: -4.22,
  missedCount: -1.21,
};

/** Probability that the best passage answers the question, in [0, 1]. */
export function confidenceOf(signals: Signals): number {
  const names = Object.keys(weights) as (keyof Signals)[];
  const sum = names.reduce((total, name) => total + weights[name] * signals[name], bias);
  return 1 / (1 + Math.exp(-sum));
}
