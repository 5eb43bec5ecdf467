import type { PassageKind } from "../../src/corpus/types.js";
import { type Evidence, readEvidence } from "../../src/retrieval/evidence.js";
import type { Query } from "../../src/retrieval/query.js";
import { indexPassages } from "./index-passages.js";
import { read, smallLexicon } from "./small-world.js";

/** A passage as a search found it. */
export interface FoundPassage {
  readonly text: string;
  readonly kind?: PassageKind;
  readonly context?: string;
  readonly similarities?: readonly number[];
  readonly dense?: number;
  readonly fused?: number;
}

/** A question, and what close reading finds in passages that make up the whole corpus. */
export async function readPassages(
  question: string,
  given: readonly FoundPassage[],
): Promise<{ query: Query; evidence: Evidence[] }> {
  const query = read(question);
  const { lexical, forward } = await indexPassages(given, smallLexicon);
  const candidates = given.map(({ fused = 0, dense = 0.5, similarities = [] }, passage) => ({
    passage,
    lexical: 1,
    dense,
    whole: dense,
    similarities,
    fused,
  }));
  const evidence = readEvidence(query, candidates, {
    forward,
    dictionary: lexical.dictionary,
    kindOf: (passage) => given[passage]?.kind ?? "body",
  });
  return { query, evidence };
}
