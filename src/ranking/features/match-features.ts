import { type RankedPassage, sentencesByScore } from "../rerank.js";
import { coverage } from "../term-match.js";
import type { FeatureSource } from "./feature-source.js";
import { heaviestOf, heldFrom, isExact, missedShare, mostOfIt, weightOf } from "./weigh.js";

/** Half of this much matched weight, in nats, counts half. */
const halfMass = 8;
/**
 * Cosine of a usual question on topic. It is assumed where the model knows no word of a question (`NQTW4 là gì?`)
 * and yet the passage holds most of it: the model's silence then says nothing. Elsewhere silence counts as 0.
 */
const usualSimilarity = 0.3;

/** What of the question the passage holds, and what of it the corpus does not know. */
export function matchFeatures({ query, neighbourhood }: FeatureSource, best: RankedPassage | undefined) {
  const terms = query.terms.map((term, at) => ({ ...term, share: best?.match.best[at] ?? 0 }));
  const total = weightOf(terms);
  const matched = total * (best?.coverage ?? 0);
  const unheard = (best?.coverage ?? 0) >= mostOfIt ? usualSimilarity : 0;
  const names = terms.filter(isExact);
  const numbers = terms.filter(({ kind }) => kind === "number" || kind === "part");
  return {
    passageTokens: Math.log1p(best?.sentences.reduce((sum, { tokens }) => sum + tokens.length, 0) ?? 0),
    coverage: best?.coverage ?? 0,
    focus: best?.focus ?? 0,
    held: best?.held ?? 0,
    roleCoverage: best?.roleCoverage ?? 0,
    dense: neighbourhood === null ? unheard : (best?.dense ?? 0),
    whole: neighbourhood === null ? unheard : (best?.whole ?? 0),
    neighbourhood: neighbourhood ?? unheard,
    mass: matched / (matched + halfMass),
    heaviestMissed: heaviestOf(terms.filter(({ share }) => share < heldFrom)),
    unknown: total === 0 ? 1 : weightOf(terms.filter(({ bestKnownBoost }) => bestKnownBoost === 0)) / total,
    unknownName: Math.min(2, names.filter(({ bestKnownBoost }) => bestKnownBoost === 0).length),
    missedName: missedShare(names),
    missedWords: missedShare(terms.filter((term) => !isExact(term))),
    missedCount: terms.some(({ counted, share }) => counted && share < mostOfIt) ? 1 : 0,
    missedNumber: numbers.some(({ share }) => share < mostOfIt) ? 1 : 0,
  };
}

/** What the best one or two sentences hold, names of the sentences before them included. */
export function sentenceFeatures({ query }: FeatureSource, best: RankedPassage | undefined) {
  const [first = -1, second = -1] = best ? bestSentences(best) : [];
  const one = best?.match.bySentence[first] ?? [];
  const other = best?.match.bySentence[second] ?? [];
  const both = query.terms.map((_, at) => Math.max(one[at] ?? 0, other[at] ?? 0));
  const names = query.terms.map((term, at) => ({ ...term, share: both[at] ?? 0 })).filter(isExact);
  const numbers = names.filter(({ kind }) => kind === "number" || kind === "part");
  const missed = query.terms.filter((_, at) => (both[at] ?? 0) < heldFrom);
  return {
    sentenceCoverage: coverage(query.terms, one),
    pairCoverage: coverage(query.terms, both),
    heaviestMissedSentence: heaviestOf(missed),
    missedNameSentence: missedShare(names),
    missedNumberSentence: numbers.some(({ share }) => share < mostOfIt) ? 1 : 0,
  };
}

/** Numbers of the two sentences that answer best, best first. */
export function bestSentences(passage: RankedPassage): number[] {
  return sentencesByScore(passage).slice(0, 2);
}
