import type { Embedder } from "../embedding/index.js";
import type { Library } from "../library/index.js";
import { type Evidence, missingUnits, type Query } from "../retrieval/index.js";
import { citationAt } from "./citation.js";
import { highlightSentences } from "./highlight.js";
import { decideOutcome } from "./outcome.js";
import type { Answer, Answerer, AskOptions, Excerpt, NearestSection } from "./types.js";
import { understand } from "./understand.js";

/** Excerpts of an answer, unless told otherwise, and at most: as many as are read closely. */
const excerptCount = 3;
const mostExcerpts = 30;
/** Sections offered where nothing was found. */
const sectionCount = 3;
/** Passages at the beginning of the series among which sections are looked for. */
const beginningSize = 200;

/** An answerer over an open library. The embedder must be the one that made the library's vectors. */
export function createAnswerer(library: Library, embedder: Embedder): Answerer {
  return {
    async answer(question, options = {}) {
      const start = performance.now();
      const understood = await understand(question, options, library, embedder);
      const { asked, query, evidence, signals, confidence } = understood;
      const outcome = decideOutcome(signals);
      const shown = outcome === "not_found" ? [] : evidence.slice(0, countOf(options));
      const answer: Answer = {
        question,
        asked,
        outcome,
        confidence: round(confidence),
        excerpts: shown.map((each) => excerpt(query, each, library)),
        missing: missingUnits(query).map((unit) => unit.surface),
        nearest: nearestSections(library, evidence),
        tookMs: 0,
      };
      return { ...answer, tookMs: round(performance.now() - start) };
    },
  };
}

function countOf({ excerpts = excerptCount }: AskOptions): number {
  const wanted = Number.isNaN(excerpts) ? excerptCount : Math.trunc(excerpts);
  return Math.max(1, Math.min(mostExcerpts, wanted));
}

function excerpt(query: Query, evidence: Evidence, { passages }: Library): Excerpt {
  const passage = passages.passage(evidence.passage);
  return {
    id: passage.id,
    text: passage.text,
    highlights: highlightSentences(query, evidence),
    citation: citationAt(passages, evidence.passage),
    score: round(evidence.score),
  };
}

/** Sections of the nearest passages; where nothing is near, the first sections of the series. */
function nearestSections({ passages }: Library, evidence: readonly Evidence[]): NearestSection[] {
  const beginning = Array.from({ length: Math.min(beginningSize, passages.size) }, (_, ordinal) => ordinal);
  const sections = new Map<number, NearestSection>();
  for (const ordinal of [...evidence.map(({ passage }) => passage), ...beginning]) {
    const { slug, part, sections: all } = passages.articleOf(ordinal);
    const section = all.find(({ first, length }) => ordinal >= first && ordinal < first + length);
    if (!section || sections.has(section.first)) continue;
    if (!/body|caption/.test(passages.kindOf(section.first))) continue;
    const { id } = passages.passage(section.first);
    sections.set(section.first, { article: slug, part, section: section.heading, id });
    if (sections.size === sectionCount) break;
  }
  return [...sections.values()];
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
