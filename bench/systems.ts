import MiniSearch from "minisearch";
import type { Judge } from "../src/answer/index.js";
import { Searcher } from "../src/answer/index.js";
import type { Embedder } from "../src/embedding/index.js";
import type { EmbeddedLibrary, Library } from "../src/index/index.js";
import type { WeightedTerm } from "../src/index/lexical/term-statistics.js";
import { tokenize } from "../src/language/token.js";
import { analyseQuery } from "../src/query/index.js";
import { nearness, retrieve } from "../src/ranking/index.js";
import { miniSearchOptions } from "./scale/mini-search.js";

/** A way of ranking passages: question in, passage numbers out, best first. */
export interface RankingSystem {
  readonly name: string;
  rank(question: string): Promise<number[]>;
}

const depth = 10;

/** Ours and its peers over the same passages. */
export function rankingSystems(library: EmbeddedLibrary, embedder: Embedder, judge: Judge): RankingSystem[] {
  const { passages } = library;
  const searcher = new Searcher(library, embedder, judge);
  const { vocabulary } = searcher;
  const miniSearch = miniSearchOver(textsOf(library));
  return [
    {
      name: "plain BM25 on syllables",
      async rank(question) {
        const words = new Set(tokenize(question).map((token) => token.text));
        const terms = [...words].map((word) => {
          const frequency = vocabulary.passagesWith(word, false);
          const weight = Math.log(1 + (passages.size - frequency + 0.5) / (frequency + 0.5));
          return { term: vocabulary.term(word, false), weight };
        });
        return lexicalRanking(library, terms);
      },
    },
    { name: "MiniSearch", rank: async (question) => miniSearch(question) },
    {
      name: "ours, lexical alone",
      rank: async (question) => lexicalRanking(library, analyseQuery(question, vocabulary).weightedTerms),
    },
    {
      name: "ours, dense alone",
      async rank(question) {
        const query = analyseQuery(question, vocabulary);
        const vector = await searcher.embed(query.rewritten);
        const { candidates: source } = library;
        const { candidates } = await retrieve(source, { ...query, weightedTerms: [] }, vector);
        return [...candidates]
          .sort((left, right) => nearness(right) - nearness(left))
          .slice(0, depth)
          .map(({ passage }) => passage);
      },
    },
    {
      name: "ours, before close reading",
      async rank(question) {
        const { candidates } = await searcher.retrieve(question);
        return candidates.slice(0, depth).map(({ passage }) => passage);
      },
    },
    {
      name: "ours, hybrid",
      async rank(question) {
        const { ranked } = await searcher.search(question);
        return ranked.slice(0, depth).map(({ passage }) => passage);
      },
    },
  ];
}

/** MiniSearch, set up as for the scale tables. */
export function miniSearchOver(texts: readonly string[]): (question: string) => number[] {
  const index = new MiniSearch(miniSearchOptions);
  index.addAll(texts.map((text, id) => ({ id, text })));
  return (question) =>
    index
      .search(question)
      .slice(0, depth)
      .map(({ id }) => id as number);
}

/** The texts of all passages. */
export function textsOf({ passages }: Library): string[] {
  return Array.from({ length: passages.size }, (_, ordinal) => passages.text(ordinal));
}

function lexicalRanking({ search }: EmbeddedLibrary, terms: readonly WeightedTerm[]): number[] {
  const known = terms.filter(({ term }) => term >= 0);
  return search.lexical.search(known, depth).map(({ passage }) => passage);
}
