import type { QueryTerm } from "../../query/query.js";
import { type RankedPassage, sentencesByScore } from "../rerank.js";
import { coverage } from "../term-match.js";
import type { FeatureSource } from "./feature-source.js";
import { heaviestOf, heldFrom, isExact, type MatchedTerm, missedShare, mostOfIt, weightOf } from "./weigh.js";

/** Half of this much matched weight, in nats, counts half. */
const halfMass = 8;
/**
 * Cosine of a usual question on topic. It is assumed where the model knows no word of a question (`NQTW4 là gì?`)
 * and yet the passage holds most of it: the model's silence then says nothing. Elsewhere silence counts as 0.
 */
const usualSimilarity = 0.3;

/** What no passage at all holds of a question. */
const none = {
  sentences: [],
  coverage: 0,
  focus: 0,
  held: 0,
  roleCoverage: 0,
  dense: 0,
  whole: 0,
} satisfies Partial<RankedPassage>;

/** What of the question the passage holds, and what of it the corpus does not know. */
export function matchFeatures({ query, neighbourhood }: FeatureSource, best: RankedPassage | undefined) {
  const terms = query.terms.map((term, at) => ({ ...term, share: best?.match.best[at] ?? 0 }));
  const { sentences, coverage, focus, held, roleCoverage, dense, whole } = best ?? none;
  const matched = weightOf(terms) * coverage;
  const unheard = coverage >= mostOfIt ? usualSimilarity : 0;
  return {
    passageTokens: Math.log1p(sentences.reduce((sum, { tokens }) => sum + tokens.length, 0)),
    coverage,
    focus,
    held,
    roleCoverage,
    dense: neighbourhood === null ? unheard : dense,
    whole: neighbourhood === null ? unheard : whole,
    neighbourhood: neighbourhood ?? unheard,
    mass: matched / (matched + halfMass),
    ...missedFeatures(terms),
  };
}

/** What of the question the passage does not hold, or even the corpus does not know. */
function missedFeatures(terms: readonly MatchedTerm[]) {
  const total = weightOf(terms);
  const names = terms.filter(isExact);
  const isUnknown = ({ bestKnownBoost }: QueryTerm) => bestKnownBoost === 0;
  const isMissed = ({ share }: MatchedTerm) => share < mostOfIt;
  return {
    heaviestMissed: heaviestOf(terms.filter(({ share }) => share < heldFrom)),
    unknown: total === 0 ? 1 : weightOf(terms.filter(isUnknown)) / total,
    unknownName: Math.min(2, names.filter(isUnknown).length),
    missedName: missedShare(names),
    missedWords: missedShare(terms.filter((term) => !isExact(term))),
    missedCount: terms.some((term) => term.counted && isMissed(term)) ? 1 : 0,
    missedNumber: terms.some((term) => isNumber(term) && isMissed(term)) ? 1 : 0,
  };
}

function isNumber({ kind }: QueryTerm): boolean {
  return kind === "number" || kind === "part";
}

/** What the best one or two sentences hold, names of the sentences before them included. */
export function sentenceFeatures({ query }: FeatureSource, best: RankedPassage | undefined) {
  const [first = -1, second = -1] = best ? bestSentences(best) : [];
  const one = best?.match.bySentence[first] ?? [];
  const other = best?.match.bySentence[second] ?? [];
  const both = query.terms.map((_, at) => Math.max(one[at] ?? 0, other[at] ?? 0));
  const names = query.terms.map((term, at) => ({ ...term, share: both[at] ?? 0 })).filter(isExact);
  const missed = query.terms.filter((_, at) => (both[at] ?? 0) < heldFrom);
  return {
    sentenceCoverage: coverage(query.terms, one),
    pairCoverage: coverage(query.terms, both),
    heaviestMissedSentence: heaviestOf(missed),
    missedNameSentence: missedShare(names),
    missedNumberSentence: names.some((term) => isNumber(term) && term.share < mostOfIt) ? 1 : 0,
  };
}

/** Numbers of the two sentences that answer best, best first. */
export function bestSentences(passage: RankedPassage): number[] {
  return sentencesByScore(passage).slice(0, 2);
}
