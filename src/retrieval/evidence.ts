import type { PassageKind } from "../corpus/types.js";
import { UnitMatcher } from "./compiled-form.js";
import type { ForwardIndex, IndexedSentence } from "./forward-index.js";
import type { Query } from "./query.js";
import type { Candidate } from "./search.js";
import { scoreSentences } from "./sentence-score.js";
import { holdsKind } from "./sentence-trait.js";
import type { TermDictionary } from "./term-dictionary.js";
import { coverage, matchUnits, type UnitMatch } from "./unit-match.js";

/** A candidate read closely: what of the question stands in it, and where. */
export interface Evidence extends Candidate {
  readonly sentences: readonly IndexedSentence[];
  readonly match: UnitMatch;
  /** Share of the question's weight that the passage and its context hold, in [0, 1]. */
  readonly coverage: number;
  /** Share of the question's units, whatever they weigh, that the passage or its context holds at least in part, in [0, 1]. */
  readonly held: number;
  /** Share that its best one or two neighbouring sentences hold, in [0, 1]. */
  readonly focus: number;
  /** How well each sentence answers; comparable within one question. */
  readonly sentenceScores: readonly number[];
  /** Rank score: the fused score raised by close reading. Comparable within one question. */
  readonly score: number;
}

/** Words around a passage count this much of words inside it. */
const contextShare = 0.85;
/** Weights beside the fused score, chosen like those of the search. */
const weights = { coverage: 2, focus: 1.4, kind: 0.6, held: 0.5 };
/** A unit matched this well counts as held. */
const heldFrom = 0.3;
/** Captions and titles repeat what the text says; the text is quoted first unless the question is about them. */
const besideTextPenalty = 0.6;

/** What close reading looks things up in. */
export interface ReadingIndex {
  readonly forward: ForwardIndex;
  readonly dictionary: TermDictionary;
  /** Kind of a passage by its ordinal. */
  kindOf(passage: number): PassageKind;
}

/** Reads candidates closely and ranks them anew, best first. */
export function readEvidence(
  query: Query,
  candidates: readonly Candidate[],
  { forward, dictionary, kindOf }: ReadingIndex,
): Evidence[] {
  const matcher = new UnitMatcher(query.units, dictionary);
  return candidates
    .map((candidate): Evidence => {
      const { passage } = candidate;
      const sentences = forward.sentences(passage);
      const match = matchUnits(
        matcher,
        sentences.map((sentence) => sentence.tokens),
      );
      const context = matchUnits(matcher, [forward.context(passage)]).best;
      return read(query, candidate, sentences, match, context, kindOf(passage));
    })
    .sort((left, right) => right.score - left.score || left.passage - right.passage);
}

function read(
  query: Query,
  candidate: Candidate,
  sentences: readonly IndexedSentence[],
  match: UnitMatch,
  context: readonly number[],
  kind: PassageKind,
): Evidence {
  const around = context.map((share) => share * contextShare);
  const best = match.best.map((share, unit) => Math.max(share, around[unit] ?? 0));
  const windows = match.bySentence.map((sentence, at) => {
    const next = match.bySentence[at + 1];
    return coverage(
      query.units,
      next ? sentence.map((share, unit) => Math.max(share, (next[unit] ?? 0) * 0.8)) : sentence,
    );
  });
  const covered = coverage(query.units, best);
  const held = best.filter((share) => share > heldFrom).length / Math.max(1, best.length);
  const focus = Math.max(0, ...windows, coverage(query.units, around));
  const sentenceScores = scoreSentences(query, match.bySentence, sentences, candidate.similarities);
  const answersKind = sentences.some(({ traits }) => holdsKind(query.asks, traits)) ? 1 : 0;
  const beside =
    kind === "caption" || kind === "meta"
      ? besideTextPenalty * (1 - Math.min(1, 2 * coverage(query.units, around)))
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
    sentenceScores,
    score,
  };
}
