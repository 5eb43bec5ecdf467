import type { PassageView } from "../../index/candidate-source.js";
import type { Scope } from "../../index/scope.js";
import type { Query } from "../../query/query.js";
import type { Reading } from "../reader/reader.js";
import type { RankedPassage } from "../rerank.js";
import type { Candidate } from "../retrieve.js";
import type { TokenReader } from "../soft-match.js";

/** What features are read from. */
export interface FeatureSource {
  readonly query: Query;
  /** Reranked passages, best first. */
  readonly ranked: readonly RankedPassage[];
  /** All candidates of the retrieval. */
  readonly candidates: readonly Candidate[];
  /** Mean cosine of the question with the nearest sentences; null where the model knows no word of the question. */
  readonly neighbourhood: number | null;
  readonly index: Pick<PassageView, "forward" | "lexical">;
  /** What was searched; null: the whole corpus. */
  readonly scope: Scope | null;
  /** Text of a passage. */
  textOf(passage: number): string;
  /** Vectors of tokens; absent where the model has none. */
  readonly readTokens?: TokenReader | undefined;
  /** What the reader thinks of the best passages, in their order. */
  readonly readings?: readonly Reading[] | undefined;
}
