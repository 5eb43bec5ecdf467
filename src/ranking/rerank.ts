import type { PassageKind } from "../corpus/types.js";
import type { PassageView } from "../index/candidate-source.js";
import type { IndexedSentence } from "../index/forward/forward-index.js";
import { holdsAnswerType } from "../index/forward/sentence-trait.js";
import type { Query } from "../query/query.js";
import type { Candidate } from "./retrieve.js";
import { scoreSentences } from "./sentence-score.js";
import { coverage, matchTerms, type TermMatch } from "./term-match.js";
import { TermMatcher } from "./term-matcher.js";

/** A candidate read closely: what of the question stands in it, and where. */
export interface RankedPassage extends Candidate {
  readonly sentences: readonly IndexedSentence[];
  readonly match: TermMatch;
  /** Share of the question's weight that the passage and its context hold, in [0, 1]. */
  readonly coverage: number;
  /** Share of the question's terms, whatever they weigh, that the passage or its context holds at least in part, in [0, 1]. */
  readonly held: number;
  /** Share that its best one or two neighbouring sentences hold, in [0, 1]. */
  readonly focus: number;
  /**
   * Share of the question's weight that names what a title, by-line or caption is (`tác giả`, `ảnh`), though that is not printed in it, in
   * [0, 1]; 0 for running text.
   */
  readonly roleCoverage: number;
  /** How well each sentence answers; comparable within one question. */
  readonly sentenceScores: readonly number[];
  /** Share of the reader's odds that each sentence has, in [0, 1]; absent where it was not read. */
  readonly sentenceShares?: readonly number[];
  /** Rank score: the fused score raised by close reading. Comparable within one question. */
  readonly score: number;
}

/** Numbers of a passage's sentences, the one that answers best first. */
export function sentencesByScore({ sentenceScores }: Pick<RankedPassage, "sentenceScores">): number[] {
  const order = sentenceScores.map((_, at) => at);
  return order.sort((a, b) => (sentenceScores[b] ?? 0) - (sentenceScores[a] ?? 0) || a - b);
}

/** Words around a passage count this much of words inside it. */
const contextShare = 0.85;
/** Weights beside the fused score, chosen on the written questions about held-out articles like those of the fusion (bench/README.md). */
const weights = { coverage: 2, focus: 1.4, kind: 0.6, held: 0.5 };
// The numbers below were chosen by hand on the golden questions that may be used for tuning (tests/golden/README.md).

/** What stands in the next sentence counts this much of what stands in the sentence itself. */
const nextSentenceShare = 0.8;
/** A term matched this well counts as held. */
const heldFrom = 0.3;
/** What describes a caption or title makes it what the question is about from this share of the question's weight on. */
const aboutFrom = 0.5;
/** Captions and titles repeat what the text says; the text is quoted first unless the question is about them. */
const besideTextPenalty = 0.6;

/** Reads candidates closely and ranks them anew, best first. */
export function rerank(
  query: Query,
  candidates: readonly Candidate[],
  { forward, lexical, kindOf }: Pick<PassageView, "forward" | "lexical" | "kindOf">,
): RankedPassage[] {
  const matcher = new TermMatcher(query.terms, lexical.dictionary);
  return candidates
    .map((candidate): RankedPassage => {
      const { passage } = candidate;
      const sentences = forward.sentences(passage);
      const match = matchTerms(
        matcher,
        sentences.map((sentence) => sentence.tokens),
      );
      const context = matchTerms(matcher, [forward.context(passage)]).best;
      return read(query, candidate, sentences, match, context, kindOf(passage));
    })
    .sort((left, right) => right.score - left.score || left.passage - right.passage);
}

function read(
  query: Query,
  candidate: Candidate,
  sentences: readonly IndexedSentence[],
  match: TermMatch,
  context: readonly number[],
  kind: PassageKind,
): RankedPassage {
  const around = context.map((share) => share * contextShare);
  const best = match.best.map((share, term) => Math.max(share, around[term] ?? 0));
  const windows = match.bySentence.map((sentence, at) => {
    const next = match.bySentence[at + 1];
    return coverage(
      query.terms,
      next ? sentence.map((share, term) => Math.max(share, (next[term] ?? 0) * nextSentenceShare)) : sentence,
    );
  });
  const covered = coverage(query.terms, best);
  const held = best.filter((share) => share > heldFrom).length / Math.max(1, best.length);
  const focus = Math.max(0, ...windows, coverage(query.terms, around));
  const sentenceScores = scoreSentences(query, match.bySentence, sentences, candidate.similarities);
  const answersKind = sentences.some(({ traits }) => holdsAnswerType(query.answerType, traits)) ? 1 : 0;
  const isBeside = kind === "caption" || kind === "meta";
  const beside = isBeside
    ? besideTextPenalty * (1 - Math.min(1, coverage(query.terms, around) / aboutFrom))
    : 0;
  const score =
    candidate.fused -
    beside +
    weights.coverage * covered +
    weights.focus * focus +
    weights.kind * answersKind * focus +
    weights.held * held;
  return {
    ...candidate,
    sentences,
    match: { ...match, best },
    coverage: covered,
    held,
    focus,
    roleCoverage: isBeside ? coverage(query.terms, context) : 0,
    sentenceScores,
    score,
  };
}
