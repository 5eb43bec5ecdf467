import { rankingQuality } from "../../bench/metrics.js";
import { type Answer, createAnswerer, createFigureFinder, Searcher } from "../../src/answer/index.js";
import { foldDiacritics } from "../../src/language/syllable.js";
import { bundledJudge } from "../support/judge.js";
import { type Judged, judgeDialogues, judgeFigures, judgeStatements } from "./conversations.js";
import { addAnswer, addSearch, Means } from "./means.js";
import {
  type AskedQuestion,
  askGolden,
  countQuestions,
  questionFiles,
  secondQuestionFile,
} from "./questions.js";
import { openWorld, type World } from "./world.js";

/** What the golden files show of the code as it is. */
export interface Measured {
  /** What must not fall, by file: numbers of lines that went right, and of the mini-set its nDCG@10; of names with `mistake`, what must not rise. */
  readonly floors: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Means over all questions of every number that takes part in an answer: any change of a weight moves one. */
  readonly figures: Readonly<Record<string, number>>;
  readonly asked: Readonly<Record<string, readonly AskedQuestion[]>>;
  /** What went wrong, by file, where it may be told. */
  readonly missed: Readonly<Record<string, readonly string[]>>;
}

/** One part of the measurement; the parts do not depend on each other. */
export type Part = (world: World) => Promise<Partial<Measured>>;

/** The parts, quickest first. */
export const parts: readonly Part[] = [mini, questions, secondArticle, conversations];

/** Measures everything. */
export async function measure(): Promise<Measured> {
  const world = await openWorld();
  const all: Measured = { floors: {}, figures: {}, asked: {}, missed: {} };
  for (const part of parts) {
    const { floors, figures, asked, missed } = await part(world);
    Object.assign(all.floors, floors);
    Object.assign(all.figures, figures);
    Object.assign(all.asked, asked);
    Object.assign(all.missed, missed);
  }
  return all;
}

/** Whether a number of a golden file keeps its floor: of names that end in `Of` it is the same, of those with `mistake` no more, of others no less. */
export function keepsFloor(name: string, count: number, floor: number): boolean {
  if (name.endsWith("Of")) return count === floor;
  return name.startsWith("mistake") ? count <= floor : count >= floor;
}

async function mini({ embedder, mini: set, miniLibrary }: World): Promise<Partial<Measured>> {
  const searcher = new Searcher(miniLibrary, embedder, bundledJudge);
  const means = new Means();
  const ndcg = async (write: (question: string) => string): Promise<number> => {
    const ranks: number[] = [];
    for (const { text, passage } of set.questions) {
      const result = await searcher.search(write(text));
      addSearch(means, result);
      ranks.push(result.ranked.findIndex((one) => one.passage === passage));
    }
    means.add("rank of the right passage", ...ranks);
    return Math.round(1e4 * rankingQuality(ranks).ndcg10) / 1e4;
  };
  const typed = await ndcg((question) => question);
  const folded = await ndcg(foldDiacritics);
  return { floors: { "mini/news.json": { typed, folded } }, figures: means.figures("mini") };
}

async function questions({ embedder, shipped }: World): Promise<Partial<Measured>> {
  return measureQuestions("questions", questionFiles, new Searcher(shipped, embedder, bundledJudge));
}

async function secondArticle({ embedder, second }: World): Promise<Partial<Measured>> {
  return measureQuestions(
    "second article",
    [secondQuestionFile],
    new Searcher(second, embedder, bundledJudge),
  );
}

async function measureQuestions(
  name: string,
  files: readonly string[],
  searcher: Searcher,
): Promise<Partial<Measured>> {
  const answerer = createAnswerer(searcher);
  const means = new Means();
  const floors: Record<string, Record<string, number>> = {};
  const asked: Record<string, AskedQuestion[]> = {};
  for (const file of files) {
    const all = await askGolden(file, answerer);
    for (const { golden, answer } of all) {
      addAnswer(means, answer);
      addSearch(means, await searcher.search(golden.question));
    }
    floors[file] = countQuestions(all);
    asked[file] = all;
  }
  return { floors, asked, figures: means.figures(name) };
}

async function conversations({ embedder, shipped }: World): Promise<Partial<Measured>> {
  const searcher = new Searcher(shipped, embedder, bundledJudge);
  const answerer = createAnswerer(searcher);
  const means = new Means();
  const see = (what: string) => (answer: Answer) => {
    means.add(`length of what is asked, ${what}`, answer.asked.length);
    means.add(`confidence, ${what}`, answer.confidence);
  };
  const judged: Readonly<Record<string, Judged>> = {
    "follow-ups.jsonl": await judgeDialogues(answerer, see("follow-ups")),
    "statements.jsonl": await judgeStatements(answerer, see("statements")),
    "figures.jsonl": await judgeFigures(createFigureFinder(searcher), (total) => means.add("figures", total)),
  };
  const each = Object.entries(judged);
  return {
    floors: Object.fromEntries(each.map(([file, { counts }]) => [file, counts])),
    missed: Object.fromEntries(each.map(([file, { missed }]) => [file, missed])),
    figures: means.figures("conversations"),
  };
}
