import { holdsAnswerType } from "../index/forward/sentence-trait.js";
import type { Library } from "../index/index.js";
import { lowerBound } from "../index/lower-bound.js";
import { type Scope, wholeRange } from "../index/scope.js";
import { findQuantities } from "../language/quantity.js";
import type { Query } from "../query/index.js";
import { coverage, missingTerms, type RankedPassage, rerank } from "../ranking/index.js";
import { turn } from "../turn.js";
import { excerptAt } from "./excerpt.js";
import type { Searcher } from "./searcher.js";
import type { Figure, FigureFinder, FigurePage } from "./types.js";

/** Candidates that are read closely for a topic. */
const readClosely = 60;
// The shares were chosen by hand on the topics of tests/golden/figures.jsonl.

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

/** A figure finder over a library that is searched. */
export function createFigureFinder(searcher: Searcher): FigureFinder {
  const { library } = searcher;
  let all: Promise<Uint32Array> | null = null;

  async function find(
    topic: string,
    offset: number,
    limit: number,
    scope: Scope | null = null,
  ): Promise<FigurePage> {
    const from = Math.max(0, Math.trunc(offset));
    const to = from + Math.max(0, Math.trunc(limit));
    if (topic.trim() === "") {
      all ??= scan(library);
      return pageOf(library, await all, from, to, scope);
    }
    const places = await about(topic, searcher, scope);
    return {
      total: places.length,
      figures: places.slice(from, to).map((place) => figureAt(library, place)),
    };
  }
  return { find };
}

/** The sentences about a topic, those that hold most of it first, then in reading order. */
async function about(topic: string, searcher: Searcher, scope: Scope | null): Promise<Place[]> {
  const { library } = searcher;
  const { query, candidates, view } = await searcher.retrieve(topic, scope);
  // What the series never names it states no figure about, however near the rest is.
  if (query.terms.length === 0 || missingTerms(query).some(({ kind }) => kind !== "word")) return [];
  const ranked = rerank(query, candidates.slice(0, readClosely), view);
  const found = ranked.flatMap((passage) => statements(query, passage, library));
  found.sort(
    (left, right) =>
      right.share - left.share || left.passage - right.passage || left.sentence - right.sentence,
  );
  return found;
}

/** The sentences of a passage that state a figure about the topic, and how much of it they hold, in tenths. */
function statements(
  query: Query,
  { passage, sentences, match }: RankedPassage,
  { passages }: Library,
): (Place & { readonly share: number })[] {
  const text = passages.text(passage);
  const words = query.terms.map(({ kind }) => kind === "word");
  const said = query.terms.map(() => 0);
  let previousIsAbout = false;
  return sentences.flatMap(({ start, end, traits }, at) => {
    const own = match.bySentence[at] ?? [];
    for (const [term, share] of own.entries()) said[term] = Math.max(said[term] ?? 0, share);
    const isWhole = coverage(query.terms, said) >= wholeTopic;
    const named = own.some((share, term) => words[term] && share >= ownShare) || !words.includes(true);
    const isAbout = isWhole && (named || (previousIsAbout && takesUp.test(text.slice(start, end))));
    previousIsAbout = isAbout;
    if (!isAbout || !statesFigure(text.slice(start, end), traits)) return [];
    return [{ passage, sentence: at, share: Math.round(10 * coverage(query.terms, own)) }];
  });
}

function statesFigure(sentence: string, traits: number): boolean {
  return holdsAnswerType("quantity", traits) && findQuantities(sentence).length > 0;
}

/** Passage and number of every sentence that states a figure, one after the other, in reading order. */
async function scan({ passages, search }: Library): Promise<Uint32Array> {
  const places: number[] = [];
  for (let passage = 0; passage < passages.size; passage++) {
    const sentences = search.forward.sentences(passage);
    if (sentences.some(({ traits }) => holdsAnswerType("quantity", traits))) {
      const text = passages.text(passage);
      for (const [at, { start, end, traits }] of sentences.entries())
        if (statesFigure(text.slice(start, end), traits)) places.push(passage, at);
    }
    if (passage % slice === slice - 1) await turn();
  }
  return Uint32Array.from(places);
}

/** A page of the places that `scan` found, or of those of them that stand in a scope. */
function pageOf(
  library: Library,
  places: Uint32Array,
  from: number,
  to: number,
  scope: Scope | null,
): FigurePage {
  const passageAt = (place: number) => places[2 * place] as number;
  const size = places.length / 2;
  let total = 0;
  const figures: Figure[] = [];
  for (const range of scope?.ranges ?? wholeRange(library.passages.size)) {
    const first = lowerBound(size, passageAt, range.from);
    const count = lowerBound(size, passageAt, range.to) - first;
    const end = Math.min(count, to - total);
    for (let at = Math.max(0, from - total); at < end; at++)
      figures.push(
        figureAt(library, {
          passage: passageAt(first + at),
          sentence: places[2 * (first + at) + 1] as number,
        }),
      );
    total += count;
  }
  return { total, figures };
}

function figureAt(library: Library, { passage, sentence }: Place): Figure {
  const excerpt = excerptAt(library, passage, [sentence]);
  const [[start, end] = [0, 0]] = excerpt.highlights;
  const numbers = findQuantities(excerpt.text.slice(start, end)).map(
    (range) => [start + range.start, start + range.end] as const,
  );
  return { ...excerpt, sentence: [start, end], numbers };
}
