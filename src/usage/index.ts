export { dayOf, vietnamTime } from "./day.js";
export { type CountedOutcome, type DayCounts, keptDays, type Unanswered, Usage } from "./usage.js";
