import type { Answer, AnswerExcerpt, Answerer } from "../answer/index.js";
import type { Scope } from "../index/index.js";
import type { Locale } from "../locales/index.js";
import { styleOf, type TerminalStreams, writeLine } from "./output.js";
import { renderAnswer } from "./render.js";

/** Exit status of a command: answered, not answered, failed. */
export const exitStatus = { answered: 0, notAnswered: 1, failed: 2 } as const;

/**
 * Answers one question, for a person or as JSON, and returns the exit status.
 * @param options `scope`: what is searched; null: everything
 */
export async function ask(
  answerer: Answerer,
  question: string,
  options: { readonly json: boolean; readonly scope?: Scope | null },
  locale: Locale,
  { output }: TerminalStreams,
): Promise<number> {
  const answer = await answerer.answer(question, { scope: options.scope ?? null });
  await writeLine(output, options.json ? answerJson(answer) : renderAnswer(answer, locale, styleOf(output)));
  return answer.outcome === "answered" ? exitStatus.answered : exitStatus.notAnswered;
}

/** An answer as one line of JSON: what is promised to other programs, and no more. */
export function answerJson({ question, outcome, confidence, missing, excerpts, tookMs }: Answer): string {
  return JSON.stringify({ question, outcome, confidence, missing, excerpts: excerpts.map(promised), tookMs });
}

function promised({ id, text, highlights, citation, score }: AnswerExcerpt): object {
  return { id, text, highlights, citation, score };
}
