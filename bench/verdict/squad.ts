import { Searcher } from "../../src/answer/index.js";
import { libraryOf, loadModels } from "../setup.js";
import { readHalves } from "./halves.js";
import {
  type FiguresBySystem,
  type Form,
  figuresBySystem,
  judgeQuestions,
  passageQuestion,
} from "./judge.js";

/** Verdicts over one corpus of which the questions' answers are but half. */
export interface HalfVerdict {
  /** Passages that were indexed. */
  readonly passages: number;
  /** Figures by how the questions were written. */
  readonly forms: Readonly<Partial<Record<Form, FiguresBySystem>>>;
}

/** Indexes half of a SQuAD-format set and asks all of its questions. */
export async function measureHalf(path: string, seed: number, forms: readonly Form[]): Promise<HalfVerdict> {
  const { embedder, lexicon, judge } = await loadModels();
  const halves = await readHalves(path, seed);
  const library = await libraryOf(halves.passages, embedder, lexicon);
  const questions = halves.questions.map(({ text, passage, answers }) =>
    passageQuestion(text, passage === null ? null : (halves.passages[passage] ?? null), answers),
  );
  const searcher = new Searcher(library, embedder, judge);
  const figures: Partial<Record<Form, FiguresBySystem>> = {};
  for (const form of forms) figures[form] = figuresBySystem(await judgeQuestions(questions, searcher, form));
  return { passages: halves.passages.length, forms: figures };
}
