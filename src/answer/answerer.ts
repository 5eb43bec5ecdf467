import type { Embedder } from "../embedding/index.js";
import type { IndexedPassage, Library } from "../library/index.js";
import {
  analyseQuery,
  confidenceOf,
  type Evidence,
  hybridSearch,
  kindEvidence,
  missingUnits,
  type Query,
  type ReadablePassage,
  readEvidence,
  readSignals,
} from "../retrieval/index.js";
import { highlightSentences } from "./highlight.js";
import { decideOutcome } from "./outcome.js";
import type { Answer, Answerer, Excerpt, NearestSection } from "./types.js";

/** Candidates that are read closely. */
const readClosely = 30;
/** Excerpts of an answer. */
const excerptCount = 3;
/** Sections offered where nothing was found. */
const sectionCount = 3;

/** An answerer over an open library. The embedder must be the one that made the library's vectors. */
export function createAnswerer(library: Library, embedder: Embedder): Answerer {
  return {
    async answer(question) {
      const start = performance.now();
      const query = analyseQuery(question, library.vocabulary);
      const [vector = new Float32Array(embedder.dimensions)] = await embedder.embed(
        [query.rewritten],
        "query",
      );
      const candidates = hybridSearch(library.search, query, vector).slice(0, readClosely);
      const described = new Map<number, IndexedPassage>();
      const evidence = readEvidence(query, candidates, (ordinal) =>
        readable(library, vector, ordinal, described),
      );
      const signals = readSignals(query, evidence[0]);
      const confidence = confidenceOf(signals);
      const outcome = decideOutcome(signals, confidence);
      const shown = outcome === "not_found" ? [] : evidence.slice(0, excerptCount);
      const answer: Answer = {
        question,
        outcome,
        confidence: round(confidence),
        excerpts: shown.map((each) => excerpt(query, each, described.get(each.passage) as IndexedPassage)),
        missing: missingUnits(query).map((unit) => unit.surface),
        nearest: nearestSections(library, evidence, described),
        tookMs: 0,
      };
      return { ...answer, tookMs: round(performance.now() - start) };
    },
  };
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
  return { passage: indexed.passage, context: indexed.context, similarities };
}

function excerpt(query: Query, evidence: Evidence, { passage, article }: IndexedPassage): Excerpt {
  const sentenceText = (at: number) => {
    const range = evidence.text.sentences[at];
    return range ? passage.text.slice(range.start, range.end) : "";
  };
  return {
    id: passage.id,
    text: passage.text,
    highlights: highlightSentences(query, evidence, (asks, at) => kindEvidence(asks, sentenceText(at)) > 0),
    citation: {
      article: article.slug,
      part: article.part,
      title: article.title,
      section: passage.section,
      paragraph: passage.paragraph,
    },
    score: round(evidence.score),
  };
}

/** Sections of the nearest passages; where nothing is near, the first sections of the series. */
function nearestSections(
  library: Library,
  evidence: readonly Evidence[],
  described: ReadonlyMap<number, IndexedPassage>,
): NearestSection[] {
  const near = evidence.flatMap(({ passage }) => described.get(passage)?.passage ?? []);
  const sections = new Map<string, NearestSection>();
  for (const { article: slug, section } of [...near, ...library.passages.slice(0, 200)]) {
    const article = library.articles.find((each) => each.slug === slug);
    const first = article?.sections.find((each) => each.heading === section)?.passages[0];
    const key = JSON.stringify([slug, section]);
    if (!article || !first || sections.has(key) || !first.kind.match(/body|caption/)) continue;
    sections.set(key, { article: slug, part: article.part, section, id: first.id });
    if (sections.size === sectionCount) break;
  }
  return [...sections.values()];
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
