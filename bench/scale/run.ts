import { rm } from "node:fs/promises";
import { join } from "node:path";
import { rankingQuality } from "../metrics.js";
import { withIndexDir } from "../temporary-index.js";
import { makeShape } from "./e5-shape.js";
import type { BuildFigures, EmbeddingFigures, Measured, ServeFigures, ShapeFigures } from "./figures.js";
import { inProcess } from "./fork.js";
import { firstPassages, type NewsArticle, readNews } from "./news.js";
import { writeNewsCorpus } from "./news-corpus.js";
import { makeQuestions, readWrittenQuestions, type ScaleQuestion } from "./questions.js";
import { availableSystems, growsSlow, type SystemName } from "./system.js";
import { corpusFolder, type Workload, warmUps, writeWorkload } from "./workload.js";

/** What to measure with. */
export interface ScaleOptions {
  /** Passages of the largest corpus. */
  readonly passages: number;
  readonly news: string;
  /** Written questions, used before made ones. */
  readonly questions?: string | undefined;
  /** Told what is being measured. */
  readonly onProgress: (message: string) => void;
}

/** Figures of one system at one corpus size. */
export interface SystemFigures {
  readonly system: SystemName;
  readonly build: Measured<BuildFigures>;
  readonly serve: Measured<Omit<ServeFigures, "ranks">>;
  /** Mean nDCG@10 over the questions that every system was asked; null where it could not be asked. */
  readonly ndcg10: number | null;
}

/** Figures of one corpus size. */
export interface SizeFigures {
  readonly passages: number;
  /** Questions that the quality is measured on, and how many of them were written, not made. */
  readonly questions: number;
  readonly written: number;
  readonly embedding: Measured<EmbeddingFigures>;
  readonly systems: readonly SystemFigures[];
}

/** Everything that was measured of scale. */
export interface ScaleFigures {
  readonly sizes: readonly SizeFigures[];
  readonly shapes: readonly {
    readonly form: ShapeFigures["form"];
    readonly measured: Measured<ShapeFigures>;
  }[];
}

const usualSizes = [1_000, 10_000, 100_000];
const questionCount = 1_000;
/** From so many passages on, systems whose time grows with the corpus are asked fewer questions. */
const largeCorpus = 100_000;
const fewQuestions = 200;

/** Measures every system at every size up to the wanted one, each in a process of its own. */
export async function measureScale(options: ScaleOptions): Promise<ScaleFigures> {
  const { passages: wanted, news, onProgress } = options;
  onProgress(`reading ${wanted} passages`);
  const articles = await readNews(news, wanted);
  const there = articles.reduce((sum, { paragraphs }) => sum + paragraphs.length, 0);
  if (there < wanted) onProgress(`the file holds no more than ${there} different passages`);
  return withIndexDir(async (folder) => {
    const shapes: ScaleFigures["shapes"][number][] = [];
    for (const form of ["float32", "int8"] as const) {
      onProgress(`a transformer of multilingual-e5-small's shape, ${form}`);
      shapes.push({ form, measured: await measureShapeOf(join(folder, `${form}.onnx`), form) });
    }
    const sizes: SizeFigures[] = [];
    for (const passages of [...usualSizes.filter((size) => size < there), there]) {
      const workload: Workload = { folder: join(folder, String(passages)), passages };
      sizes.push(await measureSize(workload, firstPassages(articles, passages), options));
      await rm(workload.folder, { recursive: true, force: true });
    }
    return { sizes, shapes };
  });
}

async function measureShapeOf(file: string, form: ShapeFigures["form"]): Promise<Measured<ShapeFigures>> {
  try {
    await makeShape(file, form);
  } catch (error) {
    return { failure: (error as Error).message };
  }
  return inProcess({ do: "shape", form, model: file });
}

async function measureSize(
  workload: Workload,
  articles: readonly NewsArticle[],
  { questions: file, onProgress }: ScaleOptions,
): Promise<SizeFigures> {
  const say = (what: string) => onProgress(`${workload.passages} passages: ${what}`);
  say("writing the corpus");
  const texts = articles.flatMap(({ paragraphs }) => paragraphs);
  const questions = await questionsFor(texts, file);
  await writeWorkload(workload, texts, questions);
  await writeNewsCorpus(corpusFolder(workload), articles);
  say("our vectors for the others");
  const embedding = await inProcess<EmbeddingFigures>({ do: "embed", workload });
  const measured: { system: SystemName; build: Measured<BuildFigures>; serve: Measured<ServeFigures> }[] = [];
  for (const system of availableSystems()) {
    say(`${system}, building`);
    const build = await inProcess<BuildFigures>({ do: "build", system, workload });
    say(`${system}, asking`);
    const serve = await serveAfter(build, system, workload, Math.max(0, questions.length - warmUps));
    measured.push({ system, build, serve });
  }
  const asked = measured.flatMap(({ serve }) => ("figures" in serve ? [serve.figures.questions] : []));
  const common = Math.min(...asked, questions.length);
  return {
    passages: workload.passages,
    questions: common,
    written: questions.slice(0, common).filter(({ origin }) => origin === "written").length,
    embedding,
    systems: measured.map(({ system, build, serve }) => {
      if ("failure" in serve) return { system, build, serve, ndcg10: null };
      const { ranks, ...figures } = serve.figures;
      return { system, build, serve: { figures }, ndcg10: rankingQuality(ranks.slice(0, common)).ndcg10 };
    }),
  };
}

async function serveAfter(
  build: Measured<BuildFigures>,
  system: SystemName,
  workload: Workload,
  most: number,
): Promise<Measured<ServeFigures>> {
  if ("failure" in build) return { failure: "could not be built" };
  const large = workload.passages >= largeCorpus && growsSlow.has(system);
  const questions = Math.min(most, large ? fewQuestions : questionCount);
  return inProcess({ do: "serve", system, workload, questions, rebuild: build.figures.notSaved !== null });
}

/** Written questions first, then made ones; the last of them are for warming up. */
async function questionsFor(texts: readonly string[], file: string | undefined): Promise<ScaleQuestion[]> {
  const count = questionCount + warmUps;
  const written = file === undefined ? [] : await readWrittenQuestions(file, texts);
  const used = written.slice(0, questionCount);
  return [...used, ...makeQuestions(texts, count - used.length)];
}
