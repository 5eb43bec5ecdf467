export type { Outcome } from "../ranking/index.js";
export { createAnswerer } from "./answerer.js";
export { citationAt } from "./citation.js";
export { excerptAt, highlightedParts, omissionMark, type QuotedLibrary } from "./excerpt.js";
export { createFigureFinder } from "./figure-finder.js";
export { loadJudge } from "./load-judge.js";
export { type Judge, Searcher, type SearchResult } from "./searcher.js";
export type {
  Answer,
  AnswerExcerpt,
  Answerer,
  AskOptions,
  Citation,
  Excerpt,
  Figure,
  FigureFinder,
  FigurePage,
  NearestSection,
  TextRange,
} from "./types.js";
