import { numberFormat } from "./formats.js";
import type { CountedDay, StatisticsWords } from "./statistics-words.js";

const count = numberFormat("en");
const share = numberFormat("en", { style: "percent", maximumFractionDigits: 0 });

/** What was asked, in English. */
export const statisticsEn: StatisticsWords = {
  heading: (days) => `Questions of the last ${count.format(days)} days`,
  none: "There was no question yet.",
  day: ({ day, ...facts }) => `${day}: ${counts(facts)}`,
  all: (facts) => `Altogether: ${counts(facts)}`,
  unanswered: (days) => `Not answered (kept for ${count.format(days)} days, without who asked):`,
  noUnanswered: "There was no question without an answer yet.",
  question: (text, times) => `• ${text}${times > 1 ? ` (${count.format(times)} times)` : ""}`,
  onlyCounts:
    "Questions are only counted, not kept. To see those that were not answered, have KEEP_UNANSWERED=on set; /help then tells everybody so.",
};

function counts({ answered, related, notFound }: Omit<CountedDay, "day">): string {
  const all = answered + related + notFound;
  return `${count.format(all)} ${all === 1 ? "question" : "questions"}, ${count.format(answered)} answered (${share.format(all === 0 ? 0 : answered / all)}), ${count.format(related)} with a related paragraph only, ${count.format(notFound)} not found`;
}
