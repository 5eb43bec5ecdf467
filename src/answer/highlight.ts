import { coverage, type Evidence, holdsKind, type Query } from "../retrieval/index.js";
import type { TextRange } from "./types.js";

/** A second sentence is shown when it holds this much of the question's weight that the first lacks … */
const secondShare = 0.25;
/** … or when it answers nearly as well and holds the kind of thing asked for, too. */
const nearlyAsGood = 0.8;

/** The one or two sentences of a passage that answer, in reading order. Empty for a passage without sentences. */
export function highlightSentences(query: Query, evidence: Evidence): TextRange[] {
  const { sentences } = evidence;
  const order = sentences
    .map((_, at) => at)
    .sort((left, right) => scoreOf(evidence, right) - scoreOf(evidence, left) || left - right);
  const first = order[0];
  if (first === undefined) return [];
  const second = order.slice(1).find((at) => adds(query, evidence, first, at));
  const chosen = second === undefined ? [first] : [first, second].sort((left, right) => left - right);
  return chosen.map((at) => [sentences[at]?.start ?? 0, sentences[at]?.end ?? 0] as const);
}

function adds(query: Query, evidence: Evidence, first: number, second: number): boolean {
  const have = evidence.match.bySentence[first] ?? [];
  const more = evidence.match.bySentence[second] ?? [];
  const both = have.map((share, unit) => Math.max(share, more[unit] ?? 0));
  const gain = coverage(query.units, both) - coverage(query.units, have);
  if (gain >= secondShare) return true;
  const isNear = scoreOf(evidence, second) >= nearlyAsGood * scoreOf(evidence, first);
  const holds = (sentence: number) => holdsKind(query.asks, evidence.sentences[sentence]?.traits ?? 0);
  if (isNear && holds(second)) return true;
  const wantsKind = !holds(first) && holds(second);
  return wantsKind && coverage(query.units, more) >= coverage(query.units, have) / 2;
}

function scoreOf(evidence: Evidence, sentence: number): number {
  return evidence.sentenceScores[sentence] ?? 0;
}
