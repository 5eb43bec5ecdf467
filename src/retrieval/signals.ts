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
  /** Mean cosine of the question with the ten nearest sentences of the corpus, in [-1, 1]: whether its subject is the corpus's at all. */
  readonly neighbourhood: number;
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

/**
 * Cosine of a usual question on topic. It is assumed where the model knows no word of a question (`NQTW4 là gì?`)
 * and yet the passage holds most of it: the model's silence then says nothing. Elsewhere silence counts as 0.
 */
const usualSimilarity = 0.3;
const mostOfIt = 0.5;

/** Reads the signals off the best evidence; without any, everything is unknown. */
export function readSignals(query: Query, best: Evidence | undefined, neighbourhood: number | null): Signals {
  const total = query.units.reduce((sum, unit) => sum + unit.weight, 0);
  const names = query.units.flatMap((unit, at) =>
    isExact(unit) ? [{ unit, share: best?.match.best[at] ?? 0 }] : [],
  );
  const nameWeight = names.reduce((sum, { unit }) => sum + unit.weight, 0);
  const matched = total * (best?.coverage ?? 0);
  const unheard = (best?.coverage ?? 0) >= mostOfIt ? usualSimilarity : 0;
  return {
    coverage: best?.coverage ?? 0,
    focus: best?.focus ?? 0,
    dense: neighbourhood === null ? unheard : (best?.dense ?? 0),
    neighbourhood: neighbourhood ?? unheard,
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
