import type { Passage } from "../corpus/types.js";
import { kindEvidence } from "./answer-kind.js";
import type { PassageText } from "./passage-text.js";
import type { Query } from "./query.js";
import type { Candidate } from "./search.js";
import { scoreSentences } from "./sentence-score.js";
import { coverage, matchUnits, type UnitMatch } from "./unit-match.js";

/** A candidate read closely: what of the question stands in it, and where. */
export interface Evidence extends Candidate {
  readonly text: PassageText;
  readonly match: UnitMatch;
  /** Share of the question's weight that the passage and its context hold, in [0, 1]. */
  readonly coverage: number;
  /** Share that its best one or two neighbouring sentences hold, in [0, 1]. */
  readonly focus: number;
  /** How well each sentence answers; comparable within one question. */
  readonly sentenceScores: readonly number[];
  /** Rank score: the fused score raised by close reading. Comparable within one question. */
  readonly score: number;
}

/** Words around a passage count this much of words inside it. */
const contextShare = 0.85;
const coverageWeight = 2;
const focusWeight = 1;
const kindWeight = 0.3;
/** Captions and titles repeat what the text says; the text is quoted first unless the question is about them. */
const besideTextPenalty = 0.6;

/** What close reading needs of a passage. */
export interface ReadablePassage {
  readonly passage: Passage;
  /** The passage's text, cut up. */
  readonly read: PassageText;
  /** Words around the passage that count as evidence but are not quoted, cut up. */
  readonly readContext: PassageText;
  /** Cosine of the question with each sentence, in [-1, 1]. */
  readonly similarities: readonly number[];
}

/** Reads candidates closely and ranks them anew, best first. */
export function readEvidence(
  query: Query,
  candidates: readonly Candidate[],
  passageOf: (ordinal: number) => ReadablePassage,
): Evidence[] {
  return candidates
    .map((candidate) => readOne(query, candidate, passageOf(candidate.passage)))
    .sort((left, right) => right.score - left.score || left.passage - right.passage);
}

function readOne(
  query: Query,
  candidate: Candidate,
  { passage, read: text, readContext, similarities }: ReadablePassage,
): Evidence {
  const match = matchUnits(query.units, text);
  const around = matchUnits(query.units, readContext).best.map((share) => share * contextShare);
  const best = match.best.map((share, unit) => Math.max(share, around[unit] ?? 0));
  const windows = match.bySentence.map((sentence, at) => {
    const next = match.bySentence[at + 1];
    return coverage(
      query.units,
      next ? sentence.map((share, unit) => Math.max(share, (next[unit] ?? 0) * 0.8)) : sentence,
    );
  });
  const whole = coverage(query.units, best);
  const focus = Math.max(0, ...windows, coverage(query.units, around));
  const sentences = text.sentences.map(({ start, end }) => passage.text.slice(start, end));
  const sentenceScores = scoreSentences(query, match.bySentence, sentences, similarities);
  const answersKind = Math.max(0, ...sentences.map((sentence) => kindEvidence(query.asks, sentence)));
  const beside =
    passage.kind === "caption" || passage.kind === "meta"
      ? besideTextPenalty * (1 - Math.min(1, 2 * coverage(query.units, around)))
      : 0;
  const score =
    candidate.fused -
    beside +
    coverageWeight * whole +
    focusWeight * focus +
    kindWeight * answersKind * focus;
  return { ...candidate, text, match: { ...match, best }, coverage: whole, focus, sentenceScores, score };
}
