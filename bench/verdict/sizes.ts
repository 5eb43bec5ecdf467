import { readFile } from "node:fs/promises";
import { Searcher } from "../../src/answer/index.js";
import { libraryOf, loadModels } from "../setup.js";
import {
  type AskedQuestion,
  type FiguresBySystem,
  type Form,
  figuresBySystem,
  judgeQuestions,
  passageQuestion,
} from "./judge.js";
import { gatherNews, type NewsPool, newsPools, questionsByKey } from "./news-pools.js";

/** Verdicts over corpora of one size. */
export interface SizeVerdict {
  /** Passages of a pool, as wanted. */
  readonly size: number;
  /** Passages of the smallest pool: fewer than wanted where the news ran out. */
  readonly passages: number;
  readonly pools: number;
  /** Figures over the questions of all pools, by how they were written. */
  readonly forms: Readonly<Partial<Record<Form, FiguresBySystem>>>;
}

/** What to make pools of. */
export interface SizeOptions {
  readonly sizes: readonly number[];
  /** Articles, one JSON object a line, plain or .xz. */
  readonly news: string;
  /** Written questions: key of the paragraph, tab, question. */
  readonly questions: string;
  readonly seed: number;
  readonly forms: readonly Form[];
  /** Told what is being measured. */
  readonly onProgress: (message: string) => void;
}

/** Articles left out take some of the news with them: so much more is read than the largest size. */
const spare = 1.05;

/** Measures verdicts over pools of every size. */
export async function measureSizes(options: SizeOptions): Promise<SizeVerdict[]> {
  const { sizes, news, seed, onProgress } = options;
  onProgress("reading the news");
  const byKey = questionsByKey(await readFile(options.questions, "utf8"));
  const gathered = await gatherNews(news, byKey, spare * Math.max(...sizes));
  if (gathered.asked.length < 2)
    throw new Error(`${options.questions} asks about fewer than two paragraphs of ${news}`);
  const measured: SizeVerdict[] = [];
  for (const size of [...sizes].sort((a, b) => a - b))
    measured.push(await measurePools(size, newsPools(gathered, size, seed), options));
  return measured;
}

async function measurePools(
  size: number,
  pools: readonly NewsPool[],
  { forms, onProgress }: SizeOptions,
): Promise<SizeVerdict> {
  const { embedder, lexicon, judge } = await loadModels();
  const asked: Partial<Record<Form, AskedQuestion[]>> = {};
  for (const [at, { passages, questions }] of pools.entries()) {
    onProgress(`${size} passages: pool ${at + 1} of ${pools.length}`);
    const searcher = new Searcher(await libraryOf(passages, embedder, lexicon), embedder, judge);
    const judgeable = questions.map(({ text, gold }) => passageQuestion(text, gold));
    for (const form of forms)
      asked[form] = [...(asked[form] ?? []), ...(await judgeQuestions(judgeable, searcher, form))];
  }
  const figures: Partial<Record<Form, FiguresBySystem>> = {};
  for (const form of forms) figures[form] = figuresBySystem(asked[form] ?? []);
  return {
    size,
    passages: Math.min(...pools.map(({ passages }) => passages.length)),
    pools: pools.length,
    forms: figures,
  };
}
