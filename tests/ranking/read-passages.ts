import type { PassageKind } from "../../src/corpus/types.js";
import type { Query } from "../../src/query/query.js";
import { type RankedPassage, rerank } from "../../src/ranking/rerank.js";
import type { Candidate } from "../../src/ranking/retrieve.js";
import { indexPassages } from "../index/index-passages.js";
import { read, smallLexicon } from "../query/small-world.js";

/** A passage as a search found it. */
export interface FoundPassage {
  readonly text: string;
  readonly kind?: PassageKind;
  readonly context?: string;
  readonly similarities?: readonly number[];
  readonly lexical?: number;
  readonly dense?: number;
  readonly fused?: number;
}

/** A question, and what close reading finds in passages that make up the whole corpus. */
export async function readPassages(
  question: string,
  given: readonly FoundPassage[],
): Promise<{ query: Query; ranked: RankedPassage[] }> {
  const query = read(question);
  const { lexical, forward } = await indexPassages(given, smallLexicon);
  const ranked = rerank(query, candidatesOf(given), {
    forward,
    lexical,
    kindOf: (passage) => given[passage]?.kind ?? "body",
  });
  return { query, ranked };
}

/** Passages as the retrieval hands them on. */
export function candidatesOf(given: readonly FoundPassage[]): Candidate[] {
  return given.map(({ fused = 0, lexical = 1, dense = 0.5, similarities = [] }, passage) => ({
    passage,
    lexical,
    dense,
    whole: dense,
    similarities,
    fused,
  }));
}
