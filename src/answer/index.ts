export { createAnswerer } from "./answerer.js";
export { citationAt } from "./citation.js";
export { createFigureFinder } from "./figure-finder.js";
export type {
  Answer,
  Answerer,
  AskOptions,
  Citation,
  Excerpt,
  Figure,
  FigureFinder,
  FigurePage,
  NearestSection,
  Outcome,
  TextRange,
} from "./types.js";
