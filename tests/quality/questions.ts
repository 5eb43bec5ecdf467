import type { SeriesQuestion } from "../../bench/questions.js";
import type { Answer, Answerer, Excerpt } from "../../src/answer/index.js";
import { goldenLines } from "./world.js";

/** The golden files of questions about the shipped series. */
export const questionFiles = [
  "questions.jsonl",
  "more-questions.jsonl",
  "held-out-questions.jsonl",
  "calibration-questions.jsonl",
  "blind-questions.jsonl",
] as const;

/** The golden file of questions about another article. */
export const secondQuestionFile = "second-article/questions.jsonl";

/** A question with what it was answered. */
export interface AskedQuestion {
  readonly golden: SeriesQuestion;
  readonly answer: Answer;
}

/** Asks every question of a golden file. */
export async function askGolden(file: string, answerer: Answerer): Promise<AskedQuestion[]> {
  const asked: AskedQuestion[] = [];
  for (const golden of goldenLines<SeriesQuestion>(file))
    asked.push({ golden, answer: await answerer.answer(golden.question) });
  return asked;
}

/** How many questions of a golden file went right, by what right is; names that begin with `mistake` count what went wrong. */
export function countQuestions(asked: readonly AskedQuestion[]): Record<string, number> {
  const answerable = asked.filter(({ golden }) => golden.answer !== null);
  const absent = asked.filter(({ golden }) => golden.kind === "absent");
  const none = asked.filter(({ golden }) => golden.kind === "none");
  const count = (of: readonly AskedQuestion[], test: (one: AskedQuestion) => boolean) =>
    of.filter(test).length;
  const ended = (outcome: Answer["outcome"]) => (one: AskedQuestion) => one.answer.outcome === outcome;
  return {
    answerable: answerable.length,
    answered: count(answerable, ended("answered")),
    first: count(answerable, isRightFirst),
    firstThree: count(answerable, ({ golden, answer }) => answer.excerpts.some((one) => holds(one, golden))),
    highlight: count(answerable, isRightHighlighted),
    absent: absent.length,
    absentNotAnswered: count(absent, ({ answer }) => answer.outcome !== "answered"),
    absentRelated: count(absent, ended("related")),
    absentTold: count(absent, isDenied),
    offTopic: none.length,
    offTopicNotAnswered: count(none, ({ answer }) => answer.outcome !== "answered"),
    offTopicNotFound: count(none, ended("not_found")),
    mistakeDenied: count(answerable, isDenied),
    mistakeAbsentAnswered: count(absent, ended("answered")),
    mistakeOffTopicAnswered: count(none, ended("answered")),
  };
}

/** Whether it was told that the series does not state what was asked. */
function isDenied({ answer: { outcome, missing } }: AskedQuestion): boolean {
  return outcome === "related" && missing.length > 0;
}

/** Whether the first excerpt holds the right words. */
export function isRightFirst({ golden, answer }: AskedQuestion): boolean {
  return holds(answer.excerpts[0], golden);
}

function isRightHighlighted({ golden, answer: { excerpts } }: AskedQuestion): boolean {
  const [first] = excerpts;
  return first !== undefined && nfc(highlightedText(first)).includes(nfc(golden.answer));
}

function holds(excerpt: Excerpt | undefined, { answer }: SeriesQuestion): boolean {
  return excerpt !== undefined && answer !== null && nfc(excerpt.text).includes(nfc(answer));
}

/** What the highlights show, joined as two neighbouring sentences are. */
export function highlightedText({ text, highlights }: Excerpt): string {
  return highlights.map(([start, end]) => text.slice(start, end)).join(" ");
}

/** A text in one Unicode form, so that texts compare. */
export function nfc(text: string | null | undefined): string {
  return (text ?? "").normalize("NFC");
}
