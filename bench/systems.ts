import MiniSearch from "minisearch";
import type { Embedder } from "../src/embedding/index.js";
import { foldDiacritics } from "../src/language/syllable.js";
import { tokenize } from "../src/language/token.js";
import type { Library } from "../src/library/index.js";
import { analyseQuery, hybridSearch, readEvidence } from "../src/retrieval/index.js";
import { termKey } from "../src/retrieval/term.js";

/** A way of ranking passages: question in, passage numbers out, best first. */
export interface RankingSystem {
  readonly name: string;
  rank(question: string): Promise<number[]>;
}

const depth = 10;

/** Ours and its peers over the same passages. */
export function rankingSystems(library: Library, embedder: Embedder): RankingSystem[] {
  const { search, vocabulary, passages } = library;
  const embed = async (text: string) => (await embedder.embed([text], "query"))[0] as Float32Array;
  const miniSearch = miniSearchOver(passages.map((passage) => passage.text));
  return [
    {
      name: "plain BM25 on syllables",
      async rank(question) {
        const words = new Set(tokenize(question).map((token) => token.text));
        const terms = [...words].map((word) => {
          const frequency = vocabulary.passagesWith(word, false);
          const weight = Math.log(1 + (passages.length - frequency + 0.5) / (frequency + 0.5));
          return { key: termKey("syllable", word), weight };
        });
        return best(search.lexical.score(terms));
      },
    },
    { name: "MiniSearch", rank: async (question) => miniSearch(question) },
    {
      name: "ours, lexical alone",
      rank: async (question) => best(search.lexical.score(analyseQuery(question, vocabulary).terms)),
    },
    {
      name: "ours, dense alone",
      async rank(question) {
        const vector = await embed(analyseQuery(question, vocabulary).rewritten);
        const found = search.graph
          .search(vector, 200)
          .map(({ label }) => search.passageOfVector[label] as number);
        return [...new Set(found)].slice(0, depth);
      },
    },
    {
      name: "ours, hybrid",
      async rank(question) {
        const query = analyseQuery(question, vocabulary);
        return hybridSearch(search, query, await embed(query.rewritten))
          .slice(0, depth)
          .map(({ passage }) => passage);
      },
    },
    {
      name: "ours, hybrid and close reading",
      async rank(question) {
        const query = analyseQuery(question, vocabulary);
        const candidates = hybridSearch(search, query, await embed(query.rewritten)).slice(0, 30);
        const read = readEvidence(query, candidates, (ordinal) => ({
          ...library.describe(ordinal),
          similarities: [],
        }));
        return read.slice(0, depth).map(({ passage }) => passage);
      },
    },
  ];
}

/** MiniSearch as its users would set it up for text that may be typed without diacritics. */
export function miniSearchOver(texts: readonly string[]): (question: string) => number[] {
  const index = new MiniSearch({
    fields: ["text"],
    processTerm: (term) => foldDiacritics(term.normalize("NFC").toLowerCase()),
  });
  index.addAll(texts.map((text, id) => ({ id, text })));
  return (question) =>
    index
      .search(question)
      .slice(0, depth)
      .map(({ id }) => id as number);
}

function best(scores: Float32Array): number[] {
  return [...scores.keys()]
    .filter((passage) => (scores[passage] as number) > 0)
    .sort((left, right) => (scores[right] as number) - (scores[left] as number))
    .slice(0, depth);
}
