import type { Query, QueryTerm } from "../query/query.js";
import type { RankedPassage } from "./rerank.js";

/** Raw features of how well a question is answered; none is relative to other candidates, so all compare across questions. */
export interface Features {
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
  /** Share of the weight of common words, names and numbers left aside, that the best passage lacks, in [0, 1]: what is asked of a name. */
  readonly missedWords: number;
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

/** Reads the features off the best evidence; without any, everything is unknown. */
export function extractFeatures(
  query: Query,
  best: RankedPassage | undefined,
  neighbourhood: number | null,
): Features {
  const terms = query.terms.map((term, at) => ({ ...term, share: best?.match.best[at] ?? 0 }));
  const total = weightOf(terms);
  const matched = total * (best?.coverage ?? 0);
  const unheard = (best?.coverage ?? 0) >= mostOfIt ? usualSimilarity : 0;
  const names = terms.filter(isExact);
  return {
    coverage: best?.coverage ?? 0,
    focus: best?.focus ?? 0,
    dense: neighbourhood === null ? unheard : (best?.dense ?? 0),
    neighbourhood: neighbourhood ?? unheard,
    unknown: total === 0 ? 1 : weightOf(terms.filter(({ bestKnownBoost }) => bestKnownBoost === 0)) / total,
    mass: matched / (matched + halfMass),
    unknownName: names.some(({ bestKnownBoost }) => bestKnownBoost === 0) ? 1 : 0,
    missedName: missedShare(names),
    missedWords: missedShare(terms.filter((term) => !isExact(term))),
    missedCount: terms.some(({ counted, share }) => counted && share < 0.5) ? 1 : 0,
  };
}

interface MatchedUnit extends QueryTerm {
  /** How well the best passage matches it, in [0, 1]. */
  readonly share: number;
}

function weightOf(terms: readonly QueryTerm[]): number {
  return terms.reduce((sum, { weight }) => sum + weight, 0);
}

/** Share of the terms' weight that is not matched; 0 without terms. */
function missedShare(terms: readonly MatchedUnit[]): number {
  const missed = terms.reduce((sum, { weight, share }) => sum + weight * (1 - share), 0);
  return terms.length === 0 ? 0 : missed / weightOf(terms);
}

/** Terms of a question that occur nowhere in the corpus, in the order asked. */
export function missingTerms(query: Query): QueryTerm[] {
  return query.terms.filter((term) => term.bestKnownBoost === 0);
}

/** Names, parts and numbers mean exactly one thing: without them a passage is about something else. */
function isExact(term: QueryTerm): boolean {
  return term.kind !== "word";
}
