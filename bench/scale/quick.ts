import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectDir } from "../../src/config.js";
import { splitSentences } from "../../src/language/sentence.js";
import { markdownTable } from "../table.js";
import type { BuildFigures, Measured, ServeFigures } from "./figures.js";
import { inProcess } from "./fork.js";
import { writeNewsCorpus } from "./news-corpus.js";
import { makeQuestions } from "./questions.js";
import { seededRandom } from "./random.js";
import { availableSystems, type SystemName, systemTitles } from "./system.js";
import { corpusFolder, type Workload, warmUps, writeWorkload } from "./workload.js";

/** Figures of the last release, by peer: how many times as long as ours it takes, for a question and for a build. */
const keptFile = join(projectDir, "bench", "quick.json");
const peers: readonly SystemName[] = ["sqlite", "minisearch"];
const passages = 5_000;
const perArticle = 10;
const questionCount = 300;
/** How often each system is measured; the best time counts, as other work on the machine only ever makes it longer. */
const rounds = 2;
/** A ratio below this share of the last release's is told as a failure. */
const leastShare = 0.8;

/** Median time of a question and time of a build, in ms. */
interface Times {
  readonly question: number;
  readonly build: number;
}

/** How a peer compares with ours. */
interface Comparison {
  readonly peer: SystemName;
  readonly question: number;
  readonly build: number;
  readonly kept: { readonly question: number; readonly build: number } | undefined;
  readonly isWorse: boolean;
}

/** What `speed --quick` found. */
export interface QuickFigures {
  readonly times: Readonly<Partial<Record<SystemName, Times>>>;
  readonly comparisons: readonly Comparison[];
}

type Kept = Readonly<Partial<Record<SystemName, { readonly question: number; readonly build: number }>>>;

/**
 * Measures ours and those peers that are there on passages made of this repository's own texts, and compares the ratios with the last release's.
 * What seems to be worse is measured once more.
 * @param isWriting whether these become the figures that later runs are compared with
 */
export async function measureQuick(
  isWriting: boolean,
  onProgress: (message: string) => void,
): Promise<QuickFigures> {
  const folder = await mkdtemp(join(tmpdir(), "trich-dan-bench-"));
  try {
    const workload: Workload = { folder: join(folder, "quick"), passages };
    await writeMade(workload);
    const kept = JSON.parse(await readFile(keptFile, "utf8").catch(() => "{}")) as Kept;
    const times: Partial<Record<SystemName, Times>> = {};
    const measure = async () => {
      const there = availableSystems();
      for (const system of ["ours", ...peers.filter((peer) => there.includes(peer))] as const) {
        onProgress(systemTitles[system]);
        times[system] = best(times[system], await timesOf(system, workload));
      }
      return compare(times, kept);
    };
    let comparisons = await measure();
    for (
      let round = 1;
      round < rounds || (round === rounds && comparisons.some((each) => each.isWorse));
      round++
    )
      comparisons = await measure();
    if (isWriting) {
      const written = comparisons.map(({ peer, question, build }) => [peer, { question, build }]);
      await writeFile(keptFile, `${JSON.stringify(Object.fromEntries(written), null, 2)}\n`);
    }
    return { times, comparisons };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The comparison as a table. */
export function quickTable({ times, comparisons }: QuickFigures): string {
  const ours = times.ours;
  const rows = comparisons.map(({ peer, question, build, kept, isWorse }) => [
    systemTitles[peer],
    `${times[peer]?.question.toFixed(2)} ms`,
    `× ${question.toFixed(2)}`,
    kept ? `× ${kept.question.toFixed(2)}` : "–",
    `× ${build.toFixed(3)}`,
    kept ? `× ${kept.build.toFixed(3)}` : "–",
    isWorse ? "worse" : "",
  ]);
  return [
    `${passages} made passages; ours: a question ${ours?.question.toFixed(2)} ms, build ${((ours?.build ?? 0) / 1000).toFixed(2)} s`,
    markdownTable(
      ["peer, as many times ours", "question", "now", "last release", "build", "last release", ""],
      rows,
    ),
  ].join("\n\n");
}

function compare(times: Readonly<Partial<Record<SystemName, Times>>>, kept: Kept): Comparison[] {
  const { ours } = times;
  if (!ours) throw new Error("ours was not measured");
  return peers.flatMap((peer) => {
    const its = times[peer];
    if (!its) return [];
    const [question, build] = [its.question / ours.question, its.build / ours.build];
    const before = kept[peer];
    const isWorse =
      before !== undefined && (question < leastShare * before.question || build < leastShare * before.build);
    return [{ peer, question, build, kept: before, isWorse }];
  });
}

function best(one: Times | undefined, other: Times): Times {
  if (!one) return other;
  return { question: Math.min(one.question, other.question), build: Math.min(one.build, other.build) };
}

async function timesOf(system: SystemName, workload: Workload): Promise<Times> {
  const build = figuresOf(await inProcess<BuildFigures>({ do: "build", system, workload }), system);
  const serve = figuresOf(
    await inProcess<ServeFigures>({
      do: "serve",
      system,
      workload,
      questions: questionCount,
      rebuild: false,
    }),
    system,
  );
  return { question: serve.times.p50, build: build.totalMs };
}

function figuresOf<T>(measured: Measured<T>, system: SystemName): T {
  if ("failure" in measured) throw new Error(`${systemTitles[system]}: ${measured.failure}`);
  return measured.figures;
}

/** Passages made of the sentences of the mini-set of news, put together anew; the same every time. */
async function writeMade(workload: Workload): Promise<void> {
  const set = JSON.parse(
    await readFile(join(projectDir, "tests", "golden", "mini", "news.json"), "utf8"),
  ) as { readonly data: readonly { readonly paragraphs: readonly { readonly context: string }[] }[] };
  const sentences = set.data.flatMap(({ paragraphs }) =>
    paragraphs.flatMap(({ context }) =>
      splitSentences(context).map(({ start, end }) => context.slice(start, end).replace(/\s+/gu, " ")),
    ),
  );
  const random = seededRandom(1);
  const texts = Array.from({ length: passages }, (_, at) => {
    const count = 1 + random.below(4);
    const parts = Array.from({ length: count }, () => sentences[random.below(sentences.length)]);
    // A number of its own keeps two passages from being the same.
    return `${parts.join(" ")} Số ${at + 1}.`;
  });
  await writeWorkload(workload, texts, makeQuestions(texts, questionCount + warmUps));
  const articles = Array.from({ length: passages / perArticle }, (_, at) => ({
    paragraphs: texts.slice(at * perArticle, (at + 1) * perArticle),
  }));
  await writeNewsCorpus(corpusFolder(workload), articles);
}
