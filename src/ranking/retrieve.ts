import type { CandidateSource, Nomination, PassageView } from "../index/candidate-source.js";
import type { Scope } from "../index/scope.js";
import type { Query } from "../query/query.js";
import { termsOfBodies } from "./bodies.js";
import { mean, zScores } from "./statistics.js";

/** A passage that may answer, with its raw features. */
export interface Candidate {
  /** Ordinal of the passage in the corpus. */
  readonly passage: number;
  /** BM25 score; 0 where no term occurs. */
  readonly lexical: number;
  /** Cosine of the question with the passage's nearest sentence, in [-1, 1]; at least 0. */
  readonly dense: number;
  /** Cosine of the question with the mean of the passage's vectors, in [-1, 1]: whether the passage as a whole is about it. */
  readonly whole: number;
  /** Cosine of the question with each sentence of the passage, in [-1, 1]; may have holes. */
  readonly similarities: readonly number[];
  /** Both sides, standardised over the candidates and summed. Ranks candidates of one question; says nothing across questions. */
  readonly fused: number;
}

/** What a search found. */
export interface Retrieved {
  /** Best first. */
  readonly candidates: readonly Candidate[];
  /** Mean cosine of the question with the nearest sentences of the candidates, in [-1, 1]: whether its subject is the corpus's at all. */
  readonly neighbourhood: number;
  /** What is read of the candidates. */
  readonly view: PassageView;
}

/** How many candidates each side brings. Chosen by hand: more than three times what is read closely. */
const depth = 100;
/** How many vectors the dense side brings, where the graph holds several of a passage: they may be of few passages. */
const sentences = 200;
/** Weights of the standardised features, chosen on written questions about held-out articles (bench/README.md). */
const weights = { lexical: 0.85, dense: 0.4, whole: 0.2 };
/** Share of a passage as a whole in its nearness, against its nearest sentence, where the dense side is looked at alone. Chosen by hand. */
const wholeShare = 0.3;
/** Nearest sentences that tell how near the corpus as a whole is to a question. Chosen by hand; the regressions are fitted with it. */
const neighbourhoodSize = 10;

/**
 * Candidates of both sides, best first.
 * @param scope what they are looked for in; null: the whole corpus
 * @throws as the source does
 */
export async function retrieve(
  source: CandidateSource,
  query: Query,
  vector: Float32Array,
  scope: Scope | null = null,
): Promise<Retrieved> {
  const nomination = await source.nominate({
    terms: query.weightedTerms,
    vector,
    scope,
    depth,
    sentences,
    occurrences: (dictionary) => termsOfBodies(query.terms, dictionary),
  });
  return fuse(nomination);
}

/** Scores and fuses what was nominated. */
function fuse({ hits, view }: Nomination): Retrieved {
  const all: number[] = [];
  const found = hits.map(({ passage, score }) => {
    const similarities: number[] = [];
    let dense = 0;
    let total = 0;
    const { similarities: own, sentences: sentenceOf, sum } = view.compare(passage);
    for (let at = 0; at < own.length; at++) {
      const similarity = own[at] as number;
      dense = Math.max(dense, similarity);
      total += similarity;
      all.push(similarity);
      const sentence = (sentenceOf[at] as number) - 1;
      if (sentence >= 0) similarities[sentence] = Math.max(similarities[sentence] ?? -1, similarity);
    }
    return { passage, lexical: score, dense, whole: total / (sum || 1), similarities };
  });
  const lexical = zScores(found.map((each) => each.lexical));
  const dense = zScores(found.map((each) => each.dense));
  const whole = zScores(found.map((each) => each.whole));
  const candidates = found
    .map((each, at) => ({
      ...each,
      fused:
        weights.lexical * (lexical[at] as number) +
        weights.dense * (dense[at] as number) +
        weights.whole * (whole[at] as number),
    }))
    .sort((left, right) => right.fused - left.fused || left.passage - right.passage);
  const nearest = Float64Array.from(all).sort().slice(-neighbourhoodSize);
  return { candidates, neighbourhood: mean(nearest), view };
}

/** How near a candidate's vectors are to the question, by its nearest sentence and as a whole: the dense side alone. */
export function nearness({ dense, whole }: Candidate): number {
  return (1 - wholeShare) * dense + wholeShare * whole;
}
