import { holdsAnswerType } from "../index/forward/sentence-trait.js";
import type { Query } from "../query/index.js";
import { coverage, type RankedPassage, sentencesByScore } from "../ranking/index.js";

// Chosen by hand on the highlights of the golden questions that may be used for tuning (tests/golden/README.md).

/** A second sentence is shown when it holds this much of the question's weight that the first lacks … */
const secondShare = 0.25;
/** … or when it answers nearly as well and holds the kind of thing asked for, too. */
const nearlyAsGood = 0.8;

/** Numbers of the one or two sentences of a passage that answer, in reading order. Empty for a passage without sentences. */
export function highlightSentences(query: Query, ranked: RankedPassage): number[] {
  const [first, ...others] = sentencesByScore(ranked);
  if (first === undefined) return [];
  const second = others.find((at) => adds(query, ranked, first, at));
  return second === undefined ? [first] : [first, second].sort((left, right) => left - right);
}

/** … or when the first lacks the kind of thing asked for, and it holds this much of what the first holds of the question. */
const halfAsMuch = 0.5;

function adds(query: Query, ranked: RankedPassage, first: number, second: number): boolean {
  const have = ranked.match.bySentence[first] ?? [];
  const more = ranked.match.bySentence[second] ?? [];
  const both = have.map((share, term) => Math.max(share, more[term] ?? 0));
  const gain = coverage(query.terms, both) - coverage(query.terms, have);
  if (gain >= secondShare) return true;
  const isNear = scoreOf(ranked, second) >= nearlyAsGood * scoreOf(ranked, first);
  const holds = (sentence: number) =>
    holdsAnswerType(query.answerType, ranked.sentences[sentence]?.traits ?? 0);
  if (isNear && holds(second)) return true;
  const wantsKind = !holds(first) && holds(second);
  return wantsKind && coverage(query.terms, more) >= halfAsMuch * coverage(query.terms, have);
}

function scoreOf(ranked: RankedPassage, sentence: number): number {
  return ranked.sentenceScores[sentence] ?? 0;
}
