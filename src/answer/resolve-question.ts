import { keySentences, longestQuestion, resolveFollowUp } from "../query/index.js";
import { coverage, isRival } from "../ranking/index.js";
import type { Searcher, SearchResult } from "./searcher.js";
import type { AskOptions } from "./types.js";

/** A question as it was understood. */
export interface ResolvedQuestion extends SearchResult {
  /** What was looked up. */
  readonly asked: string;
}

// Chosen by hand on the conversations of tests/golden/follow-ups.jsonl that may be used for tuning.

/** By so much the confidence must rise for a question to be completed that its form does not call for. */
const clearlyBetter = 0.15;
/** Share of what was asked anew that the best passage has to hold. */
const mostlyHeld = 0.7;

/**
 * Looks a question up: what it leaves out is taken from the one before it, a long text is looked up by its key sentences.
 * @param question in plain letters (`plainLetters`)
 */
export async function resolveQuestion(
  question: string,
  { previous, isStatement = false, scope = null }: AskOptions,
  searcher: Searcher,
): Promise<ResolvedQuestion> {
  const look = async (asked: string): Promise<ResolvedQuestion> => ({
    asked,
    ...(await searcher.search(asked, scope)),
  });
  if (isStatement || question.length > longestQuestion)
    return look(await searcher.reading(scope, (vocabulary) => keySentences(question, vocabulary)));
  const followUp =
    previous === undefined
      ? null
      : await searcher.reading(scope, (vocabulary) => resolveFollowUp(question, previous, vocabulary));
  if (!followUp) return look(question);
  const complete = async () => {
    const completed = await Promise.all(followUp.completions.map(look));
    return completed.reduce((a, b) => (b.confidence > a.confidence ? b : a));
  };
  if (followUp.isCertain) {
    const completed = await complete();
    if (completed.outcome !== "not_found") return completed;
    // The conversation has moved on where the question means something, but not with the one before.
    const alone = await look(question);
    return alone.outcome === "not_found" ? completed : alone;
  }
  const alone = await look(question);
  const isAnswered = alone.outcome === "answered";
  const needed = isAnswered ? alone.confidence + (isDecided(alone) ? clearlyBetter : 0) : 0;
  if (needed > 1) return alone;
  const completed = await complete();
  const isTaken =
    completed.outcome === "answered" && completed.confidence >= needed && holdsOwnWords(completed, alone);
  return isTaken ? completed : alone;
}

/** Whether the best passage speaks of what was asked anew; else it only answers the question before once more. */
function holdsOwnWords({ query, ranked: [best] }: ResolvedQuestion, alone: ResolvedQuestion): boolean {
  const own = new Set(alone.query.terms.map(({ surface }) => surface));
  const shared = query.terms.map((term, at) => ({ term, held: best?.match.best[at] ?? 0 }));
  const asked = shared.filter(({ term }) => own.has(term.surface));
  const held = asked.map((each) => each.held);
  return (
    coverage(
      asked.map(({ term }) => term),
      held,
    ) >= mostlyHeld
  );
}

/** Whether one passage answers better than all others: a question that many answer alike leaves out which is meant. */
function isDecided({ ranked: [first, second] }: ResolvedQuestion): boolean {
  return !first || !second || !isRival(second, first);
}
