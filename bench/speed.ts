import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { createAnswerer, Searcher } from "../src/answer/index.js";
import { projectDir, readConfig } from "../src/config.js";
import { openLibrary } from "../src/index/index.js";
import { percentile } from "./metrics.js";
import { readSeriesQuestions } from "./questions.js";
import { loadModels } from "./setup.js";
import { miniSearchOver, textsOf } from "./systems.js";
import { markdownTable } from "./table.js";
import { withIndexDir } from "./temporary-index.js";

/** Percentiles of a time, in ms. */
export interface Timing {
  readonly what: string;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

const rounds = 20;
const starts = 10;

/** Times questions, builds and process starts on the shipped corpus, with MiniSearch on the same questions in the same run. */
export async function measureSpeed(): Promise<Timing[]> {
  const { embedder, lexicon, judge } = await loadModels();
  const { CORPUS_DIR: corpusDir } = readConfig();
  return withIndexDir(async (indexDir) => {
    const open = (force: boolean) => openLibrary({ corpusDir, indexDir, embedder, lexicon, force });
    const build = await repeat("build of the index, written", 5, () => open(true));
    const reopen = await repeat("opening of the index", 5, () => open(false));
    const library = await open(false);
    const answerer = createAnswerer(new Searcher(library, embedder, judge));
    const questions = await readSeriesQuestions(join(projectDir, "tests", "golden", "more-questions.jsonl"));
    const texts = questions.map(({ question }) => question);
    const miniSearch = miniSearchOver(textsOf(library));
    const ours: number[] = [];
    const embedding: number[] = [];
    const theirs: number[] = [];
    for (let round = 0; round < rounds; round++) {
      for (const text of texts) {
        ours.push(await time(() => answerer.answer(text)));
        embedding.push(await time(() => embedder.embed([text], "query")));
        theirs.push(await time(async () => miniSearch(text)));
      }
    }
    const entry = join(projectDir, "dist", "main.js");
    const environment = { ...process.env, INDEX_DIR: indexDir, BOT_TOKEN: "" };
    const start = await repeat("process start to first answer, index present", starts, async () => {
      spawnSync(process.execPath, [entry, "ask", "quan o mon con bao nhieu ho ngheo"], { env: environment });
    });
    return [
      timing("question → Answer", ours),
      timing("of it, embedding the question", embedding),
      timing("MiniSearch, folded terms (ranking only)", theirs),
      build,
      reopen,
      start,
    ];
  });
}

/** The times as a table. */
export function speedTable(timings: readonly Timing[]): string {
  const rows = timings.map(({ what, p50, p95, p99 }) => [
    what,
    ...[p50, p95, p99].map((ms) => ms.toFixed(2)),
  ]);
  return markdownTable(["ms", "p50", "p95", "p99"], rows);
}

async function repeat(what: string, times: number, work: () => Promise<unknown>): Promise<Timing> {
  const spent: number[] = [];
  for (let at = 0; at < times; at++) spent.push(await time(work));
  return timing(what, spent);
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function timing(what: string, spent: readonly number[]): Timing {
  return { what, p50: percentile(spent, 0.5), p95: percentile(spent, 0.95), p99: percentile(spent, 0.99) };
}
