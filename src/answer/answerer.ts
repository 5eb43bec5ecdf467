import type { Embedder } from "../embedding/index.js";
import type { Library } from "../library/index.js";
import { type Evidence, missingUnits, type Query } from "../retrieval/index.js";
import { highlightSentences } from "./highlight.js";
import { investigate } from "./investigate.js";
import { decideOutcome } from "./outcome.js";
import type { Answer, Answerer, Excerpt, NearestSection } from "./types.js";

/** Excerpts of an answer. */
const excerptCount = 3;
/** Sections offered where nothing was found. */
const sectionCount = 3;
/** Passages at the beginning of the series among which sections are looked for. */
const beginningSize = 200;

/** An answerer over an open library. The embedder must be the one that made the library's vectors. */
export function createAnswerer(library: Library, embedder: Embedder): Answerer {
  return {
    async answer(question) {
      const start = performance.now();
      const { query, evidence, signals, confidence } = await investigate(question, library, embedder);
      const outcome = decideOutcome(signals);
      const shown = outcome === "not_found" ? [] : evidence.slice(0, excerptCount);
      const answer: Answer = {
        question,
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

function excerpt(query: Query, evidence: Evidence, { passages }: Library): Excerpt {
  const passage = passages.passage(evidence.passage);
  const article = passages.articleOf(evidence.passage);
  return {
    id: passage.id,
    text: passage.text,
    highlights: highlightSentences(query, evidence),
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
