import type { CandidateSource, ComparedPassage, Nomination, NominationRequest } from "./candidate-source.js";
import { lowerBound } from "./lower-bound.js";
import type { Scope } from "./scope.js";
import type { SearchIndex } from "./search-index.js";
import { ScanIndex } from "./vectors/scan-index.js";
import { isBySentence } from "./vectors/vector-format.js";

/** Nominates out of an index in memory: all of it can be read, and nothing is copied. */
export class EmbeddedSource implements CandidateSource {
  constructor(private readonly index: SearchIndex) {}

  nominate({ terms, vector, scope, depth, sentences }: NominationRequest): Nomination {
    const { index } = this;
    const near = nearPassages(index, vector, scope, { depth, sentences });
    const hits = index.lexical.search(terms, depth, near, scope);
    const { lexical, forward, kindOf } = index;
    const compare = (passage: number) => comparePassage(index, passage, vector);
    return { hits, view: { lexical, forward, kindOf, compare } };
  }

  withFrequencies<Result>(_scope: Scope | null, read: () => Result): Result {
    return read();
  }
}

/**
 * Passages near the question, nearest first. As many as are few enough to be compared by their sentences are compared so, also where they are a
 * part of a large corpus: a series is answered from alike whatever stands beside it.
 * @param scope what they are looked for in; null: the whole corpus
 */
function nearPassages(
  { graph, vectors, vectorOffsets, passageOfLabel, bySentence }: SearchIndex,
  vector: Float32Array,
  scope: Scope | null,
  { depth, sentences }: Pick<NominationRequest, "depth" | "sentences">,
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
  return lowerBound(offsets.length, (passage) => offsets[passage] as number, label + 1) - 1;
}

function comparePassage(index: SearchIndex, passage: number, vector: Float32Array): ComparedPassage {
  const { vectors, vectorOffsets, vectorSums, sentenceOfVector } = index;
  const [first, end] = [vectorOffsets[passage] ?? 0, vectorOffsets[passage + 1] ?? 0];
  return {
    similarities: vectors.similarities(vector, first, end),
    sentences: sentenceOfVector.subarray(first, end),
    sum: vectorSums[passage] ?? 0,
  };
}
