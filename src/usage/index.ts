export { dayOf, vietnamTime } from "./day.js";
export { keptText } from "./kept-text.js";
export {
  type CountedOutcome,
  type DayCounts,
  FileUsage,
  keptDays,
  mostTexts,
  type Unanswered,
  type Usage,
} from "./usage.js";
