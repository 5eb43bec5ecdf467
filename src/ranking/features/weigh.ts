import type { QueryTerm } from "../../query/query.js";

/** A term matched below this counts as missed. */
export const heldFrom = 0.3;
/** A term matched at least so well is held in the main. */
export const mostOfIt = 0.5;
/** Most weight of a term, in nats: weights of missed terms are told as shares of it. */
export const mostWeight = 7;

/** A term of a question, and how well something matches it, in [0, 1]. */
export interface MatchedTerm extends QueryTerm {
  readonly share: number;
}

/** Names, parts and numbers mean exactly one thing: without them a passage is about something else. */
export function isExact(term: QueryTerm): boolean {
  return term.kind !== "word";
}

/** Sum of the terms' weights, in nats. */
export function weightOf(terms: readonly QueryTerm[]): number {
  return terms.reduce((sum, { weight }) => sum + weight, 0);
}

/** Weight of the heaviest term, as a share of the most that one weighs; 0 without terms. */
export function heaviestOf(terms: readonly QueryTerm[]): number {
  return Math.max(0, ...terms.map(({ weight }) => weight)) / mostWeight;
}

/** Share of the terms' weight that is not matched; 0 without terms. */
export function missedShare(terms: readonly MatchedTerm[]): number {
  const missed = terms.reduce((sum, { weight, share }) => sum + weight * (1 - share), 0);
  return terms.length === 0 ? 0 : missed / weightOf(terms);
}

/** How many standard deviations a value stands above others, in [-3, 12]; 0 where they do not differ. */
export function zOf(value: number, others: readonly number[]): number {
  const average = mean(others);
  const deviation = Math.sqrt(mean(others.map((each) => (each - average) ** 2)));
  return deviation < 1e-9 ? 0 : clamp((value - average) / deviation, -3, 12);
}

/** Mean of some values; 0 without any. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

/** The nearest value between two bounds. */
export function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
