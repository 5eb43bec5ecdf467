import { hasSeveralSeries, type Library } from "../index/index.js";
import { type Scope, wholeRange } from "../index/scope.js";
import { plainLetters } from "../language/look-alikes.js";
import { isNearlyAsGood, type RankedPassage } from "../ranking/index.js";
import { excerptAt } from "./excerpt.js";
import { answeringSentences } from "./highlight.js";
import { answerOverview } from "./overview.js";
import { hasOwnWords } from "./own-words.js";
import { resolveQuestion } from "./resolve-question.js";
import { rerankDepth, type Searcher } from "./searcher.js";
import type { Answer, Answerer, AskOptions, NearestSection } from "./types.js";

/** Excerpts of an answer, unless told otherwise. */
const excerptCount = 3;
/** Sections offered where nothing was found. */
const sectionCount = 3;
/** Passages at the beginning of the series among which sections are looked for. */
const beginningSize = 200;

/** An answerer over a library that is searched. */
export function createAnswerer(searcher: Searcher): Answerer {
  const { library } = searcher;
  return {
    async answer(question, options = {}) {
      const start = performance.now();
      const overview = await answerOverview(question, options, searcher, countOf(options));
      if (overview) return { ...overview, tookMs: round(performance.now() - start) };
      const plain = plainLetters(question);
      const understood = await resolveQuestion(plain, options, searcher);
      const { query, ranked, confidence, outcome, missing } = understood;
      const asked = understood.asked === plain ? question : understood.asked;
      const shown = outcome === "not_found" ? [] : ranked.slice(0, countOf(options));
      const [best] = shown;
      const answer: Answer = {
        question,
        asked,
        language: query.language,
        outcome,
        confidence: round(confidence),
        excerpts: shown.map((each) => ({
          ...excerptAt(
            library,
            each.passage,
            answeringSentences(query, each, library.passages.text(each.passage)),
          ),
          score: round(each.score),
          isAlternative: best !== undefined && each !== best && isNearlyAsGood(each, best),
        })),
        missing: missing.filter(({ text }) => asked === question || hasOwnWords(question, text)),
        nearest: nearestSections(library, ranked, options.scope ?? null),
        tookMs: 0,
      };
      return { ...answer, tookMs: round(performance.now() - start) };
    },
  };
}

function countOf({ excerpts = excerptCount }: AskOptions): number {
  const wanted = Number.isNaN(excerpts) ? excerptCount : Math.trunc(excerpts);
  return Math.max(1, Math.min(rerankDepth, wanted));
}

/** Sections of the nearest passages; where nothing is near, the first sections of what was searched. */
function nearestSections(
  { passages }: Library,
  ranked: readonly RankedPassage[],
  scope: Scope | null,
): NearestSection[] {
  const beginning: number[] = [];
  for (const { from, to } of scope?.ranges ?? wholeRange(passages.size))
    for (let ordinal = from; ordinal < to && beginning.length < beginningSize; ordinal++)
      beginning.push(ordinal);
  const sections = new Map<number, NearestSection>();
  for (const ordinal of [...ranked.map(({ passage }) => passage), ...beginning]) {
    const { slug, series, part, sections: all } = passages.articleOf(ordinal);
    const section = all.find(({ first, length }) => ordinal >= first && ordinal < first + length);
    if (!section || sections.has(section.first)) continue;
    if (!/body|caption/.test(passages.kindOf(section.first))) continue;
    const { id } = passages.passage(section.first);
    const { heading, untitled } = section;
    sections.set(section.first, {
      article: slug,
      series,
      ...(hasSeveralSeries(passages) && { ofSeveral: true as const }),
      part,
      section: heading,
      ...(untitled && { untitled }),
      id,
      ordinal: section.first,
    });
    if (sections.size === sectionCount) break;
  }
  return [...sections.values()];
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
