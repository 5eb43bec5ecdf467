import { analyseQuery } from "../../src/query/analyse-query.js";
import { Vocabulary } from "../../src/query/vocabulary.js";
import type { FeatureSource } from "../../src/ranking/index.js";
import { rerank } from "../../src/ranking/rerank.js";
import { indexPassages } from "../index/index-passages.js";
import { smallCorpus, smallLexicon } from "../query/small-world.js";
import { candidatesOf, type FoundPassage } from "./read-passages.js";

/** What features are read from where these passages are found, best first by their reading, in a corpus that holds the small series besides. */
export async function sourceOf(
  question: string,
  given: readonly FoundPassage[],
  known: Partial<FeatureSource> = {},
): Promise<FeatureSource> {
  const { lexical, forward, knowledge } = await indexPassages([...given, ...smallCorpus], smallLexicon);
  const query = analyseQuery(question, new Vocabulary(lexical, smallLexicon, knowledge));
  const candidates = candidatesOf(given);
  const kindOf = (passage: number) => given[passage]?.kind ?? "body";
  return {
    query,
    ranked: rerank(query, candidates, { forward, lexical, kindOf }),
    candidates,
    neighbourhood: 0.4,
    index: { forward, lexical },
    scope: null,
    textOf: (passage) => given[passage]?.text ?? "",
    ...known,
  };
}
