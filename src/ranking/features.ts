import { hasDiacritics } from "../language/syllable.js";
import type { Query, QueryTerm } from "../query/query.js";
import { heaviest } from "../query/query-term.js";
import type { FeatureSource } from "./features/feature-source.js";
import { matchFeatures, sentenceFeatures } from "./features/match-features.js";
import { phraseFeatures } from "./features/phrase-features.js";
import { readerFeatures } from "./features/reader-features.js";
import { relativeFeatures } from "./features/relative-features.js";
import { softFeatures } from "./features/soft-features.js";
import { typeFeatures } from "./features/type-features.js";
import { weightOf } from "./features/weigh.js";

export type { FeatureSource } from "./features/feature-source.js";

/** What the verdict knows of a question and a passage. Raw features compare across questions; relative ones tell how the passage stands among the others. */
export const featureNames = [
  "readerLogit",
  "readerMean",
  "passageTokens",
  "readerMargin",
  "readerSentence",
  "readerSecond",
  "score",
  "fused",
  "topZ",
  "gap",
  "gapToTen",
  "rivals",
  "lexicalShare",
  "lexicalZ",
  "lexicalRatio",
  "lexicalFirst",
  "denseZ",
  "denseGap",
  "denseFirst",
  "logPassages",
  "coverage",
  "focus",
  "held",
  "dense",
  "whole",
  "neighbourhood",
  "mass",
  "sentenceCoverage",
  "pairCoverage",
  "heaviestMissed",
  "heaviestMissedSentence",
  "unknown",
  "unknownName",
  "missedName",
  "missedNameSentence",
  "missedWords",
  "missedCount",
  "missedNumber",
  "missedNumberSentence",
  "missedBody",
  "unknownBody",
  "runShare",
  "adjacentShare",
  "terms",
  "meanWeight",
  "folded",
  "typeMissedSentence",
  "typeMissedPassage",
  "numberMissed",
  "timeMissed",
  "personMissed",
  "moneyMissed",
  "percentMissed",
  "phoneMissed",
  "asksNumber",
  "asksTime",
  "asksPerson",
  "asksPlace",
  "asksReason",
  "asksOther",
  "softPassage",
  "softSentence",
  "softPair",
  "softMissed",
  "softMissedSentence",
  "softMean",
  "countFar",
  "missedDocument",
  "ageMissed",
  "roleCoverage",
] as const;

/** Name of a feature. */
export type FeatureName = (typeof featureNames)[number];

/** Features of one passage for one question. */
export type Features = Readonly<Record<FeatureName, number>>;

/** Features of the passage at a position of the ranking; those of a question without any passage at position 0 of an empty one. */
export function extractFeatures(source: FeatureSource, position = 0): Features {
  const best = source.ranked[position];
  return {
    ...relativeFeatures(source, position),
    ...matchFeatures(source, best),
    ...sentenceFeatures(source, best),
    ...phraseFeatures(source, best),
    ...typeFeatures(source, best),
    ...questionFeatures(source),
    ...softFeatures(source, best),
    ...readerFeatures(source, position),
  };
}

/** What the question alone tells. */
function questionFeatures({ query }: FeatureSource) {
  return {
    terms: Math.log1p(query.terms.length),
    meanWeight: query.terms.length === 0 ? 0 : weightOf(query.terms) / query.terms.length / heaviest,
    folded: hasDiacritics(query.text) ? 0 : 1,
  };
}

/** Terms of a question that occur nowhere in the corpus, in the order asked. */
export function missingTerms(query: Query): QueryTerm[] {
  return query.terms.filter((term) => term.bestKnownBoost === 0);
}
