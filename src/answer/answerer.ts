import type { Embedder } from "../embedding/index.js";
import type { IndexedPassage, Library } from "../library/index.js";
import { type Evidence, kindEvidence, missingUnits, type Query } from "../retrieval/index.js";
import { highlightSentences } from "./highlight.js";
import { investigate } from "./investigate.js";
import { decideOutcome } from "./outcome.js";
import type { Answer, Answerer, Excerpt, NearestSection } from "./types.js";

/** Excerpts of an answer. */
const excerptCount = 3;
/** Sections offered where nothing was found. */
const sectionCount = 3;

/** An answerer over an open library. The embedder must be the one that made the library's vectors. */
export function createAnswerer(library: Library, embedder: Embedder): Answerer {
  return {
    async answer(question) {
      const start = performance.now();
      const { query, evidence, described, signals, confidence } = await investigate(
        question,
        library,
        embedder,
      );
      const outcome = decideOutcome(signals);
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
