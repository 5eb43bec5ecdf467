import type { QueryTerm } from "../query/query.js";
import type { CompiledTerm, CompiledVariant, ScannedSentence, TermMatcher } from "./term-matcher.js";

/** How well the terms of a question are matched in one passage. */
export interface TermMatch {
  /** For each term, the best match in the passage, in [0, 1]. */
  readonly best: readonly number[];
  /** For each sentence, for each term, the best match in that sentence, in [0, 1]. */
  readonly bySentence: readonly (readonly number[])[];
}

// Chosen by hand on the golden questions that may be used for tuning (tests/golden/README.md).

/** A compound whose parts stand apart in one sentence counts this much of the share of its parts. */
const apart = 0.4;
/** `Bí thư Chi bộ` says little of who is `Bí thư Huyện ủy`. */
const officeElsewhere = 0.3;
/** Tokens that may stand between an office and what it is the office of (`Phó Bí thư Thường trực Huyện ủy`). */
const officeGap = 3;

/**
 * Looks for the terms of a question in a passage.
 * @param sentences for each sentence, the numbers of its words in order
 */
export function matchTerms(matcher: TermMatcher, sentences: readonly Uint32Array[]): TermMatch {
  const { terms } = matcher;
  const best = terms.map(() => 0);
  const bySentence = sentences.map((tokens) => {
    const sentence = matcher.scan(tokens);
    return terms.map((term, at) => {
      if (sentence.positions.length === 0) return 0;
      const share = matchTerm(matcher, term, terms[at + 1], sentence);
      best[at] = Math.max(best[at] as number, share);
      return share;
    });
  });
  return { best, bySentence };
}

function matchTerm(
  matcher: TermMatcher,
  { term, variants }: CompiledTerm,
  next: CompiledTerm | undefined,
  sentence: ScannedSentence,
): number {
  let share = 0;
  for (const variant of variants) {
    // Forms stand in order of strength: a weaker one adds nothing.
    if (variant.boost <= share) break;
    share = Math.max(share, matchVariant(matcher, variant, sentence, term.kind));
  }
  const isElsewhere =
    share > 0 &&
    term.kind === "office" &&
    next?.term.kind === "word" &&
    !matcher.standTogether(variants, next.variants, officeGap, sentence);
  return isElsewhere ? share * officeElsewhere : share;
}

/** Share of the terms' weight that is matched, in [0, 1]; 0 without terms. */
export function coverage(terms: readonly QueryTerm[], matches: readonly number[]): number {
  let total = 0;
  let matched = 0;
  for (let at = 0; at < terms.length; at++) {
    const weight = (terms[at] as QueryTerm).weight;
    total += weight;
    matched += weight * (matches[at] ?? 0);
  }
  return total === 0 ? 0 : matched / total;
}

function matchVariant(
  matcher: TermMatcher,
  variant: CompiledVariant,
  sentence: ScannedSentence,
  kind: QueryTerm["kind"],
): number {
  if (matcher.startsOf(variant, sentence).length > 0) return variant.boost;
  const { length } = variant.words;
  if (length === 1 || (kind !== "word" && kind !== "number")) return 0;
  const found = matcher.countWords(variant, sentence);
  return found < 2 ? 0 : (apart * variant.boost * found) / length;
}
