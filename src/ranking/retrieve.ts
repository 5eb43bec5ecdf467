import type { Scope } from "../index/scope.js";
import type { SearchIndex } from "../index/search-index.js";
import { ScanIndex } from "../index/vectors/scan-index.js";
import { isBySentence } from "../index/vectors/vector-format.js";
import type { Query } from "../query/query.js";
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
 */
export function retrieve(
  index: SearchIndex,
  query: Query,
  vector: Float32Array,
  scope: Scope | null = null,
): Retrieved {
  const near = nearPassages(index, vector, scope);
  const hits = index.lexical.search(query.weightedTerms, depth, near, scope);
  const all: number[] = [];
  const found = hits.map(({ passage, score }) => {
    const similarities: number[] = [];
    let dense = 0;
    let sum = 0;
    const first = index.vectorOffsets[passage] ?? 0;
    const own = index.vectors.similarities(vector, first, index.vectorOffsets[passage + 1] ?? 0);
    for (let at = 0; at < own.length; at++) {
      const similarity = own[at] as number;
      dense = Math.max(dense, similarity);
      sum += similarity;
      all.push(similarity);
      const sentence = (index.sentenceOfVector[first + at] as number) - 1;
      if (sentence >= 0) similarities[sentence] = Math.max(similarities[sentence] ?? -1, similarity);
    }
    const whole = sum / (index.vectorSums[passage] || 1);
    return { passage, lexical: score, dense, whole, similarities };
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
  return { candidates, neighbourhood: mean(nearest) };
}

/**
 * Passages near the question, nearest first. As many as are few enough to be compared by their sentences are compared so, also where they are a
 * part of a large corpus: a series is answered from alike whatever stands beside it.
 * @param scope what they are looked for in; null: the whole corpus
 */
export function nearPassages(
  { graph, vectors, vectorOffsets, passageOfLabel, bySentence }: SearchIndex,
  vector: Float32Array,
  scope: Scope | null = null,
): Set<number> {
  if (!scope || (!bySentence && !isBySentence(scope.size))) {
    const found = graph.search(vector, bySentence ? sentences : depth, scope?.ranges);
    return new Set(found.map(({ label }) => passageOfLabel(label)));
  }
  const vectorsOf = scope.ranges.map(({ from, to }) => ({
    from: vectorOffsets[from] as number,
    to: vectorOffsets[to] as number,
  }));
  const sides = bySentence ? graph : new ScanIndex(vectors);
  const found = sides.search(vector, sentences, vectorsOf);
  return new Set(found.map(({ label }) => passageOfVector(vectorOffsets, label)));
}

/** The passage that a vector is of: the last one whose vectors begin at it or before. */
function passageOfVector(offsets: Uint32Array, label: number): number {
  let [low, high] = [0, offsets.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if ((offsets[middle] as number) <= label) low = middle;
    else high = middle;
  }
  return low;
}

/** How near a candidate's vectors are to the question, by its nearest sentence and as a whole: the dense side alone. */
export function nearness({ dense, whole }: Candidate): number {
  return (1 - wholeShare) * dense + wholeShare * whole;
}
