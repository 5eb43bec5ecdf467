import type { Locale } from "../../../locales/index.js";
import { keptDays, type Usage } from "../../../usage/index.js";
import { clip } from "../../ui/cut.js";
import { lines, messageLimit, type StyledText, styled } from "../../ui/styled-text.js";

/** Longest question shown, in UTF-16 code units. */
const longestQuestion = 200;
/** Days that are shown where questions are shown below them. */
const daysAboveQuestions = 7;

/** How many questions came on each day and how they ended; where those are kept, which were not answered. */
export async function renderStatistics({ telegram }: Locale, usage: Usage): Promise<StyledText> {
  const words = telegram.statistics;
  const counted = await usage.days();
  const days = counted.map(({ not_found: notFound, ...rest }) => ({ ...rest, notFound }));
  const sum = (of: "answered" | "related" | "notFound") => days.reduce((total, day) => total + day[of], 0);
  const all = { answered: sum("answered"), related: sum("related"), notFound: sum("notFound") };
  const shown = usage.keepsUnanswered ? days.slice(0, daysAboveQuestions) : days;
  const told = [
    styled("bold", words.heading(keptDays)),
    ...(days.length === 0 ? [words.none] : [days.length > 1 ? words.all(all) : "", ...shown.map(words.day)]),
  ];
  if (!usage.keepsUnanswered) return lines(...told, `\n${words.onlyCounts}`);
  const questions = await usage.unanswered();
  if (questions.length === 0) return lines(...told, `\n${words.noUnanswered}`);
  const heading = styled("bold", `\n${words.unanswered(keptDays)}`);
  const listed = questions.map(({ text, count }) => words.question(clip(text, longestQuestion), count));
  const fits = (count: number) =>
    lines(...told, heading, ...listed.slice(0, count), "…").text.length <= messageLimit;
  let count = listed.length;
  while (count > 0 && !fits(count)) count--;
  return lines(...told, heading, ...listed.slice(0, count), count < listed.length ? "…" : "");
}
