import { type Answer, createAnswerer, Searcher } from "../src/answer/index.js";
import { readConfig } from "../src/config.js";
import { openLibrary } from "../src/index/index.js";
import { readSeriesQuestions, type SeriesQuestion } from "./questions.js";
import { loadModels } from "./setup.js";
import { markdownTable, score as shareOf } from "./table.js";
import { withIndexDir } from "./temporary-index.js";

/** Figures of the whole product on questions about the series; each a share in [0, 1]. */
export interface SeriesQuality {
  readonly questions: number;
  /** Of the answerable questions: the right words in the first excerpt, in the first three, in the highlight. */
  readonly first: number;
  readonly firstThree: number;
  readonly highlight: number;
  /** Of the answerable questions: told as answered. */
  readonly answerableAnswered: number;
  /** Of the off-topic questions: told as not found, told as answered. */
  readonly noneNotFound: number;
  readonly noneAnswered: number;
  /** Of the questions on topic that the series does not answer: told as answered. */
  readonly absentAnswered: number;
  /** How often the first excerpt was right, by confidence. */
  readonly reliability: readonly {
    readonly from: number;
    readonly questions: number;
    readonly right: number;
  }[];
}

/** Asks every question of a file and measures the answers. */
export async function measureSeries(path: string): Promise<SeriesQuality> {
  const { embedder, lexicon, judge } = await loadModels();
  return withIndexDir(async (indexDir) => {
    const library = await openLibrary({ corpusDir: readConfig().CORPUS_DIR, indexDir, embedder, lexicon });
    const answerer = createAnswerer(new Searcher(library, embedder, judge));
    const asked: Asked[] = [];
    for (const question of await readSeriesQuestions(path))
      asked.push(score(question, await answerer.answer(question.question)));
    return summarise(asked);
  });
}

interface Asked {
  readonly question: SeriesQuestion;
  readonly answer: Answer;
  readonly rank: number;
  readonly highlighted: boolean;
}

function score(question: SeriesQuestion, answer: Answer): Asked {
  const words = question.answer?.normalize("NFC");
  const holds = (text: string) => words !== undefined && text.normalize("NFC").includes(words);
  const first = answer.excerpts[0];
  return {
    question,
    answer,
    rank: answer.excerpts.findIndex((excerpt) => holds(excerpt.text)),
    highlighted: first?.highlights.some(([start, end]) => holds(first.text.slice(start, end))) ?? false,
  };
}

function summarise(asked: readonly Asked[]): SeriesQuality {
  const answerable = asked.filter(({ question }) => question.answer !== null);
  const kind = (name: string) => asked.filter(({ question }) => question.kind === name);
  const share = (of: readonly Asked[], test: (each: Asked) => boolean) =>
    of.filter(test).length / Math.max(1, of.length);
  const bins = [0, 0.2, 0.4, 0.6, 0.8];
  return {
    questions: asked.length,
    first: share(answerable, ({ rank }) => rank === 0),
    firstThree: share(answerable, ({ rank }) => rank >= 0 && rank < 3),
    highlight: share(answerable, ({ highlighted }) => highlighted),
    answerableAnswered: share(answerable, ({ answer }) => answer.outcome === "answered"),
    noneNotFound: share(kind("none"), ({ answer }) => answer.outcome === "not_found"),
    noneAnswered: share(kind("none"), ({ answer }) => answer.outcome === "answered"),
    absentAnswered: share(kind("absent"), ({ answer }) => answer.outcome === "answered"),
    reliability: bins.map((from) => {
      const inside = asked.filter(
        ({ answer: { confidence } }) => confidence >= from && (confidence < from + 0.2 || from === 0.8),
      );
      return { from, questions: inside.length, right: share(inside, ({ rank }) => rank === 0) };
    }),
  };
}

/** The figures as tables. */
export function seriesTables(quality: SeriesQuality): string {
  const { reliability, questions, ...shares } = quality;
  const figures = markdownTable(
    [`of ${questions} questions`, "share"],
    Object.entries(shares).map(([name, share]) => [name, shareOf(share as number)]),
  );
  const bins = markdownTable(
    ["confidence", "questions", "first excerpt right"],
    reliability.map(({ from, questions: count, right }) => [
      `${from.toFixed(1)}–${(from + 0.2).toFixed(1)}`,
      String(count),
      count === 0 ? "–" : shareOf(right),
    ]),
  );
  return `${figures}\n\n${bins}`;
}
