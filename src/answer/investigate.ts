import type { Embedder } from "../embedding/index.js";
import type { Library } from "../library/index.js";
import {
  analyseQuery,
  confidenceOf,
  type Evidence,
  hybridSearch,
  type Query,
  readEvidence,
  readSignals,
  type Signals,
} from "../retrieval/index.js";

/** What was found out about a question, before anything is decided. */
export interface Investigation {
  readonly query: Query;
  /** Best first. */
  readonly evidence: readonly Evidence[];
  readonly signals: Signals;
  /** Probability that the best passage answers, in [0, 1]. */
  readonly confidence: number;
}

/** Candidates that are read closely. */
const readClosely = 30;

/** Searches, reads closely and weighs the evidence. */
export async function investigate(
  question: string,
  { search, reading, vocabulary }: Library,
  embedder: Embedder,
): Promise<Investigation> {
  const query = analyseQuery(question, vocabulary);
  const [vector = new Float32Array(embedder.dimensions)] = await embedder.embed([query.rewritten], "query");
  const { candidates, neighbourhood } = hybridSearch(search, query, vector);
  const evidence = readEvidence(query, candidates.slice(0, readClosely), reading);
  // Where the language at large knows no word of the question that says anything, but names at most (`NQTW4 là gì?`,
  // `Huỳnh Hoài Nam là ai?`), what the model makes of the rest says nothing.
  const heard = query.units.some(
    ({ kind, forms }) => kind === "word" && forms.some((form) => vocabulary.isUsual(form)),
  );
  const signals = readSignals(query, evidence[0], heard ? neighbourhood : null);
  return { query, evidence, signals, confidence: confidenceOf(signals) };
}
