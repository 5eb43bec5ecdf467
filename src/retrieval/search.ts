import type { LexicalIndex } from "./lexical-index.js";
import type { Query } from "./query.js";
import { standardise } from "./standardise.js";
import type { VectorIndex, VectorTable } from "./vector-index.js";

/** The two sides of a search over the same passages. */
export interface SearchIndex {
  readonly lexical: LexicalIndex;
  readonly vectors: VectorTable;
  readonly graph: VectorIndex;
  /** Passage of each vector. */
  readonly passageOfVector: Uint32Array;
  /** First vector of each passage, plus the end of the last passage's vectors. */
  readonly vectorOffsets: Uint32Array;
}

/** A passage that may answer, with its raw signals. */
export interface Candidate {
  /** Ordinal of the passage in the corpus. */
  readonly passage: number;
  /** BM25 score; 0 where no term occurs. */
  readonly lexical: number;
  /** Cosine of the question with the passage's nearest sentence, in [-1, 1]. */
  readonly dense: number;
  /** Both sides, standardised over the candidates and summed. Ranks candidates of one question; says nothing across questions. */
  readonly fused: number;
}

/** How many candidates each side brings. */
const depth = 100;
/** Vectors asked for: several sentences of one passage may be near. */
const neighbours = 200;
/** Weight of the lexical side; the rest is the dense side's. */
const lexicalWeight = 0.7;

/** Candidates of both sides, best first. */
export function hybridSearch(index: SearchIndex, query: Query, vector: Float32Array): Candidate[] {
  const scores = index.lexical.score(query.terms);
  const passages = new Set(topPassages(scores, depth));
  for (const { label } of index.graph.search(vector, neighbours))
    passages.add(index.passageOfVector[label] as number);
  const candidates = [...passages].map((passage) => ({
    passage,
    lexical: scores[passage] as number,
    dense: bestSimilarity(index, vector, passage),
  }));
  const lexical = standardise(candidates.map((candidate) => candidate.lexical));
  const dense = standardise(candidates.map((candidate) => candidate.dense));
  return candidates
    .map((candidate, at) => ({
      ...candidate,
      fused: lexicalWeight * (lexical[at] as number) + (1 - lexicalWeight) * (dense[at] as number),
    }))
    .sort((left, right) => right.fused - left.fused || left.passage - right.passage);
}

function bestSimilarity(index: SearchIndex, vector: Float32Array, passage: number): number {
  let best = 0;
  const end = index.vectorOffsets[passage + 1] ?? 0;
  for (let label = index.vectorOffsets[passage] ?? 0; label < end; label++) {
    best = Math.max(best, index.vectors.similarity(vector, label));
  }
  return best;
}

/** Ordinals of the passages with the highest scores above 0, best first. */
function topPassages(scores: Float32Array, count: number): number[] {
  const matched: number[] = [];
  for (let passage = 0; passage < scores.length; passage++)
    if ((scores[passage] as number) > 0) matched.push(passage);
  const byScore = (left: number, right: number) =>
    (scores[right] as number) - (scores[left] as number) || left - right;
  return matched.sort(byScore).slice(0, count);
}
