import { mkdir } from "node:fs/promises";
import { setImmediate as turn } from "node:timers/promises";
import {
  type BuildFigures,
  type EmbeddingFigures,
  percentilesOf,
  type ServeFigures,
  type ShapeFigures,
} from "./figures.js";
import { sizeOf } from "./folder-size.js";
import { withLoopDelay } from "./loop-delay.js";
import { loadSystem, type SystemName } from "./system.js";
import {
  indexFolder,
  readPassages,
  readQuestions,
  vectorFile,
  type Workload,
  warmUps,
  writeVectors,
} from "./workload.js";

/** What a process is asked to measure. */
export type Task =
  | { readonly do: "build"; readonly system: SystemName; readonly workload: Workload }
  | {
      readonly do: "serve";
      readonly system: SystemName;
      readonly workload: Workload;
      readonly questions: number;
      /** Builds anew, where the index could not be written. */
      readonly rebuild: boolean;
    }
  | { readonly do: "embed"; readonly workload: Workload }
  | { readonly do: "shape"; readonly form: ShapeFigures["form"]; readonly model: string };

/** A system that takes seconds for a question is asked fewer of them, so that its process ends in time. */
const warmUpLimitMs = 30_000;
const askingLimitMs = 180_000;
const fewestQuestions = 50;

async function build(name: SystemName, workload: Workload): Promise<BuildFigures> {
  const system = await loadSystem(name);
  const folder = indexFolder(workload, name);
  await mkdir(folder, { recursive: true });
  const stagesMs: Record<string, number> = {};
  const start = performance.now();
  let since = start;
  const stage = (what: string) => {
    stagesMs[what] = (stagesMs[what] ?? 0) + performance.now() - since;
    since = performance.now();
  };
  await system.prepare?.();
  if (system.prepare) stage("models");
  let notSaved: string | null = null;
  const { loopDelayMs } = await withLoopDelay(async () => {
    const index = await system.build(workload, stage);
    stage("index");
    await system.save(index, folder).catch((error: unknown) => {
      notSaved = (error as Error).message;
    });
    stage("saving");
  });
  const totalMs = Object.values(stagesMs).reduce((sum, each) => sum + each, 0);
  // In kilobytes on every system.
  const peakMemory = process.resourceUsage().maxRSS * 1024;
  return {
    totalMs,
    perPassageMs: totalMs / workload.passages,
    stagesMs,
    apartMs: (await system.apart?.(workload)) ?? {},
    peakMemory,
    loopDelayMs,
    bytes: notSaved === null ? await sizeOf(folder) : null,
    notSaved,
  };
}

async function serve(task: Task & { do: "serve" }): Promise<ServeFigures> {
  const { workload, questions: count } = task;
  const system = await loadSystem(task.system);
  const questions = await readQuestions(workload);
  const memoryBefore = residentMemory();
  const start = performance.now();
  await system.prepare?.();
  const folder = indexFolder(workload, task.system);
  const index = await (task.rebuild
    ? system.build(workload, () => undefined)
    : system.open(workload, folder));
  const openMs = task.rebuild ? null : performance.now() - start;
  const asker = await system.asker(index, workload);
  const warmUntil = performance.now() + warmUpLimitMs;
  for (let at = questions.length - warmUps; at < questions.length && performance.now() < warmUntil; at++)
    await asker.ask(at);
  const spent: number[] = [];
  const rankings: (readonly number[])[] = [];
  const { loopDelayMs } = await withLoopDelay(async () => {
    const until = performance.now() + askingLimitMs;
    for (let at = 0; at < count && (at < fewestQuestions || performance.now() < until); at++) {
      const before = performance.now();
      rankings.push(await asker.ask(at));
      spent.push(performance.now() - before);
      // One question after the other, as they come: the delay of a question is then not added to the next one's.
      await turn();
    }
  });
  const memory = residentMemory();
  if (asker.rank) for (let at = 0; at < spent.length; at++) rankings[at] = await asker.rank(at);
  const further = (await asker.figures?.()) ?? {};
  const ranks = rankings.map((ranking, at) => ranking.indexOf(questions[at]?.passage ?? -1));
  const times = percentilesOf(spent);
  return { openMs, memory, memoryBefore, questions: spent.length, times, loopDelayMs, ranks, further };
}

async function embed(workload: Workload): Promise<EmbeddingFigures> {
  const { embedTexts } = await import("./ours.js");
  const questions = await readQuestions(workload);
  async function* texts() {
    for (const { text } of questions) yield text;
  }
  const asked = await embedTexts(texts(), "query", 1);
  await writeVectors(vectorFile(workload, "questions"), asked.vectors);
  const read = await embedTexts(readPassages(workload), "passage");
  await writeVectors(vectorFile(workload, "passages"), read.vectors);
  return {
    question: percentilesOf(asked.spent.slice(warmUps)),
    perPassageMs: read.spent.reduce((sum, each) => sum + each, 0) / workload.passages,
    memory: residentMemory(),
  };
}

/** Resident bytes after everything that is no longer needed was let go. */
function residentMemory(): number {
  for (let round = 0; round < 3; round++) globalThis.gc?.();
  return process.memoryUsage.rss();
}

async function measure(task: Task): Promise<unknown> {
  switch (task.do) {
    case "build":
      return build(task.system, task.workload);
    case "serve":
      return serve(task);
    case "embed":
      return embed(task.workload);
    case "shape": {
      const { measureShape } = await import("./e5-shape.js");
      return { ...(await measureShape(task.model, task.form)), memory: residentMemory() };
    }
  }
}

const task = process.argv[2];
if (task !== undefined) {
  const figures = await measure(JSON.parse(task) as Task);
  process.stdout.write(`${JSON.stringify(figures)}\n`, () => process.exit());
}
