export { createAnswerer } from "./answerer.js";
export type {
  Answer,
  Answerer,
  Citation,
  Excerpt,
  NearestSection,
  Outcome,
  TextRange,
} from "./types.js";
