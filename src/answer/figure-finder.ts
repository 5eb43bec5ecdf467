import type { Embedder } from "../embedding/index.js";
import { findQuantities } from "../language/quantity.js";
import type { Library } from "../library/index.js";
import {
  analyseQuery,
  coverage,
  type Evidence,
  hybridSearch,
  missingUnits,
  type Query,
  readEvidence,
} from "../retrieval/index.js";
import { holdsKind } from "../retrieval/sentence-trait.js";
import { turn } from "../turn.js";
import { citationAt } from "./citation.js";
import type { Figure, FigureFinder, FigurePage } from "./types.js";

/** Candidates that are read closely for a topic. */
const readClosely = 60;
/** A sentence is about a topic when it and those before it in its paragraph hold this share of the topic's weight … */
const wholeTopic = 0.75;
/** … and itself this share of a word of it that is no name, as far as the topic has any. */
const ownShare = 0.3;
/** A sentence that takes its topic up in this way (`tỷ lệ này`) need not name it. */
const takesUp = /(?:^|\s)(?:này|đó|ấy|trên)(?=[\s,.;:]|$)/u;
/** Passages looked through before the event loop gets a turn. */
const slice = 50;

/** A sentence that states a figure. */
interface Place {
  readonly passage: number;
  readonly sentence: number;
}

/** A figure finder over an open library. The embedder must be the one that made the library's vectors. */
export function createFigureFinder(library: Library, embedder: Embedder): FigureFinder {
  let all: Promise<Uint32Array> | null = null;

  async function find(topic: string, offset: number, limit: number): Promise<FigurePage> {
    const from = Math.max(0, Math.trunc(offset));
    const to = from + Math.max(0, Math.trunc(limit));
    if (topic.trim() === "") {
      all ??= scan(library);
      const places = await all;
      const shown = Array.from(
        { length: Math.max(0, Math.min(to, places.length / 2) - from) },
        (_, index) => ({
          passage: places[2 * (from + index)] as number,
          sentence: places[2 * (from + index) + 1] as number,
        }),
      );
      return { total: places.length / 2, figures: shown.map((place) => figureAt(library, place)) };
    }
    const places = await about(topic, library, embedder);
    return {
      total: places.length,
      figures: places.slice(from, to).map((place) => figureAt(library, place)),
    };
  }
  return { find };
}

/** The sentences about a topic, those that hold most of it first, then in reading order. */
async function about(topic: string, library: Library, embedder: Embedder): Promise<Place[]> {
  const query = analyseQuery(topic, library.vocabulary);
  // What the series never names it states no figure about, however near the rest is.
  if (query.units.length === 0 || missingUnits(query).some(({ kind }) => kind !== "word")) return [];
  const [vector = new Float32Array(embedder.dimensions)] = await embedder.embed([query.rewritten], "query");
  const { candidates } = hybridSearch(library.search, query, vector);
  const evidence = readEvidence(query, candidates.slice(0, readClosely), library.reading);
  const found = evidence.flatMap((passage) => statements(query, passage, library));
  found.sort(
    (left, right) =>
      right.share - left.share || left.passage - right.passage || left.sentence - right.sentence,
  );
  return found;
}

/** The sentences of a passage that state a figure about the topic, and how much of it they hold, in tenths. */
function statements(
  query: Query,
  { passage, sentences, match }: Evidence,
  { passages }: Library,
): (Place & { readonly share: number })[] {
  const text = passages.text(passage);
  const words = query.units.map(({ kind }) => kind === "word");
  const said = query.units.map(() => 0);
  let previousIsAbout = false;
  return sentences.flatMap(({ start, end, traits }, at) => {
    const own = match.bySentence[at] ?? [];
    for (const [unit, share] of own.entries()) said[unit] = Math.max(said[unit] ?? 0, share);
    const isWhole = coverage(query.units, said) >= wholeTopic;
    const named = own.some((share, unit) => words[unit] && share >= ownShare) || !words.includes(true);
    const isAbout = isWhole && (named || (previousIsAbout && takesUp.test(text.slice(start, end))));
    previousIsAbout = isAbout;
    if (!isAbout || !statesFigure(text.slice(start, end), traits)) return [];
    return [{ passage, sentence: at, share: Math.round(10 * coverage(query.units, own)) }];
  });
}

function statesFigure(sentence: string, traits: number): boolean {
  return holdsKind("quantity", traits) && findQuantities(sentence).length > 0;
}

/** Passage and number of every sentence that states a figure, one after the other, in reading order. */
async function scan({ passages, reading }: Library): Promise<Uint32Array> {
  const places: number[] = [];
  for (let passage = 0; passage < passages.size; passage++) {
    const sentences = reading.forward.sentences(passage);
    if (sentences.some(({ traits }) => holdsKind("quantity", traits))) {
      const text = passages.text(passage);
      for (const [at, { start, end, traits }] of sentences.entries())
        if (statesFigure(text.slice(start, end), traits)) places.push(passage, at);
    }
    if (passage % slice === slice - 1) await turn();
  }
  return Uint32Array.from(places);
}

function figureAt({ passages, reading }: Library, { passage, sentence }: Place): Figure {
  const { id, text } = passages.passage(passage);
  const { start = 0, end = 0 } = reading.forward.sentences(passage)[sentence] ?? {};
  const numbers = findQuantities(text.slice(start, end)).map(
    (range) => [start + range.start, start + range.end] as const,
  );
  return { id, text, sentence: [start, end], numbers, citation: citationAt(passages, passage) };
}
