import type { QueryTerm } from "../../query/query.js";
import { heaviest } from "../../query/query-term.js";

/** A term matched below this counts as missed. */
export const heldFrom = 0.3;
/** A term matched at least so well is held in the main. */
export const mostOfIt = 0.5;

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
  return Math.max(0, ...terms.map(({ weight }) => weight)) / heaviest;
}

/** Share of the terms' weight that is not matched; 0 without terms. */
export function missedShare(terms: readonly MatchedTerm[]): number {
  const missed = terms.reduce((sum, { weight, share }) => sum + weight * (1 - share), 0);
  return terms.length === 0 ? 0 : missed / weightOf(terms);
}
