import { bodiesOf, bodyOccurs, isBodyHeld } from "../bodies.js";
import { sharedRuns } from "../phrase-match.js";
import type { RankedPassage } from "../rerank.js";
import { TermMatcher } from "../term-matcher.js";
import type { FeatureSource } from "./feature-source.js";

/** What of the question stands in the passage word for word: bodies by their whole names, runs of words. */
export function phraseFeatures({ query, index, scope }: FeatureSource, best: RankedPassage | undefined) {
  const bodies = bodiesOf(query.terms);
  const matcher = new TermMatcher(query.terms, index.lexical.dictionary);
  const sentences = best
    ? [...best.sentences.map(({ tokens }) => tokens), index.forward.context(best.passage)]
    : [];
  const { runShare, adjacentShare } = sharedRuns(query, sentences, index.lexical.dictionary);
  const missed = bodies.filter((body) => !isBodyHeld(body, matcher, sentences));
  return {
    missedBody: missed.length > 0 ? 1 : 0,
    unknownBody: missed.some((body) => !bodyOccurs(body, matcher, index, scope)) ? 1 : 0,
    runShare,
    adjacentShare,
  };
}
