import type { Embedder } from "../embedding/index.js";
import type { IndexedPassage, Library } from "../library/index.js";
import {
  analyseQuery,
  confidenceOf,
  type Evidence,
  hybridSearch,
  type Query,
  type ReadablePassage,
  readEvidence,
  readSignals,
  type Signals,
} from "../retrieval/index.js";

/** What was found out about a question, before anything is decided. */
export interface Investigation {
  readonly query: Query;
  /** Best first. */
  readonly evidence: readonly Evidence[];
  /** The passages of the evidence, by ordinal. */
  readonly described: ReadonlyMap<number, IndexedPassage>;
  readonly signals: Signals;
  /** Probability that the best passage answers, in [0, 1]. */
  readonly confidence: number;
}

/** Candidates that are read closely. */
const readClosely = 30;
/** Nearest sentences that tell how near the corpus as a whole is to a question. */
const neighbourhoodSize = 10;

/** Searches, reads closely and weighs the evidence. */
export async function investigate(
  question: string,
  library: Library,
  embedder: Embedder,
): Promise<Investigation> {
  const { search, vocabulary } = library;
  const query = analyseQuery(question, vocabulary);
  const [vector = new Float32Array(embedder.dimensions)] = await embedder.embed([query.rewritten], "query");
  const candidates = hybridSearch(search, query, vector).slice(0, readClosely);
  const described = new Map<number, IndexedPassage>();
  const evidence = readEvidence(query, candidates, (ordinal) =>
    readable(library, vector, ordinal, described),
  );
  const signals = readSignals(query, evidence[0], neighbourhoodOf(library, query, vector));
  return { query, evidence, described, signals, confidence: confidenceOf(signals) };
}

/**
 * Mean cosine with the nearest sentences; null where the language at large knows no word of the question that says
 * anything, but names at most (`NQTW4 là gì?`, `Huỳnh Hoài Nam là ai?`): what the model makes of the rest says nothing.
 */
function neighbourhoodOf({ search, vocabulary }: Library, query: Query, vector: Float32Array): number | null {
  const heard = query.units.some(
    ({ kind, forms }) => kind === "word" && forms.some((form) => vocabulary.isUsual(form)),
  );
  if (!heard) return null;
  const near = search.graph.search(vector, neighbourhoodSize);
  return near.reduce((sum, { similarity }) => sum + similarity, 0) / Math.max(1, near.length);
}

function readable(
  library: Library,
  vector: Float32Array,
  ordinal: number,
  described: Map<number, IndexedPassage>,
): ReadablePassage {
  const indexed = library.describe(ordinal);
  described.set(ordinal, indexed);
  const similarities: number[] = [];
  const first = library.search.vectorOffsets[ordinal] ?? 0;
  indexed.sentenceOfVector.forEach((sentence, at) => {
    if (sentence < 0) return;
    const similarity = library.search.vectors.similarity(vector, first + at);
    similarities[sentence] = Math.max(similarities[sentence] ?? -1, similarity);
  });
  return { ...indexed, similarities };
}
