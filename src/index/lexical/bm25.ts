import type { Scope } from "../scope.js";
import type { TermStatistics, WeightedTerm } from "./term-statistics.js";

// Saturation of term frequency and normalisation by length, as usual for short passages
// (Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009); chosen within that on written questions (bench/README.md).
export const k1 = 0.9;
export const b = 0.5;

/**
 * A term with less than this share of the heaviest one's weight is not looked for where its list is longer than that. Chosen by time on a large
 * corpus, where nDCG@10 on the written questions stays within 0.003 (bench/README.md).
 */
const littleShare = 0.2;
const longList = 5_000;

/** What a term of weight 1 adds to a score at most. */
export const mostOfTerm = k1 + 1;

/** Upper bound of the score of any passage for these terms. */
export function mostOf(terms: readonly WeightedTerm[]): number {
  return terms.reduce((sum, { weight }) => sum + weight * mostOfTerm, 0);
}

/** Mean length of passages, in syllables; at least 1. */
export function averageLength(total: number, passages: number): number {
  return Math.max(1, total / Math.max(1, passages));
}

/** How much a passage's length holds its scores down. */
export function lengthNorm(length: number, average: number): number {
  return k1 * (1 - b + (b * length) / average);
}

/** What so many occurrences of a term of weight 1 add. @param norm see `lengthNorm`, of 32 bits */
export function shareOf(times: number, norm: number): number {
  return (times * mostOfTerm) / (times + norm);
}

/** The terms that add something, the heaviest first; words of no account whose lists are long are left out, for they would take most of the time. */
export function termsToScore(
  terms: readonly WeightedTerm[],
  statistics: Pick<TermStatistics, "frequencyWithin">,
  scope: Scope | null,
): WeightedTerm[] {
  const heaviest = terms.reduce((most, { weight }) => Math.max(most, weight), 0);
  return terms
    .filter(
      ({ term, weight }) =>
        weight > 0 &&
        (weight >= littleShare * heaviest || statistics.frequencyWithin(term, scope) <= longList),
    )
    .sort((left, right) => right.weight - left.weight);
}
