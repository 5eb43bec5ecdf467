import { Searcher } from "../../src/answer/index.js";
import { readConfig } from "../../src/config.js";
import { openLibrary } from "../../src/index/index.js";
import { readSeriesQuestions, type SeriesQuestion } from "../questions.js";
import { loadModels } from "../setup.js";
import { withIndexDir } from "../temporary-index.js";
import {
  type FiguresBySystem,
  type Form,
  figuresBySystem,
  holdsAny,
  judgeQuestions,
  type VerdictQuestion,
} from "./judge.js";
import { type Told, toldAs } from "./metrics.js";

/** Verdicts on questions about the series, written in one way. */
export interface SeriesForm {
  readonly figures: FiguresBySystem;
  /** Off-topic questions: told by the product as each outcome. */
  readonly none: Told;
  /** Questions on topic that the series does not answer: told by the product as each outcome. */
  readonly absent: Told;
}

/** Verdicts on questions about the series. */
export type SeriesVerdict = Readonly<Partial<Record<Form, SeriesForm>>>;

/** Asks the questions of some files, all together, over the configured corpus. */
export async function measureSeriesVerdict(
  paths: readonly string[],
  forms: readonly Form[],
): Promise<SeriesVerdict> {
  const { embedder, lexicon, judge } = await loadModels();
  const asked = (await Promise.all(paths.map(readSeriesQuestions))).flat();
  const questions = asked.map(seriesVerdictQuestion);
  return withIndexDir(async (indexDir) => {
    const library = await openLibrary({ corpusDir: readConfig().CORPUS_DIR, indexDir, embedder, lexicon });
    const searcher = new Searcher(library, embedder, judge);
    const measured: Partial<Record<Form, SeriesForm>> = {};
    for (const form of forms) {
      const judged = await judgeQuestions(questions, searcher, form);
      const ofKind = (kind: string) =>
        toldAs(judged.flatMap(({ ours }, at) => (asked[at]?.kind === kind ? [ours] : [])));
      measured[form] = { figures: figuresBySystem(judged), none: ofKind("none"), absent: ofKind("absent") };
    }
    return measured;
  });
}

/** A question about the series, with what answers it: every passage that holds the words of its answer. */
export function seriesVerdictQuestion({ question, answer }: SeriesQuestion): VerdictQuestion {
  const answers = answer === null ? [] : [answer];
  return {
    text: question,
    isAnswerable: answer !== null,
    isRight: (shown) => holdsAny([shown], answers),
    answers,
  };
}
