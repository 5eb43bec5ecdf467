import { join, resolve } from "node:path";
import {
  type Answerer,
  createAnswerer,
  createFigureFinder,
  type FigureFinder,
  type Judge,
  loadJudge,
  Searcher,
} from "./answer/index.js";
import { type ArticleSource, openArticles } from "./articles.js";
import { type Config, projectDir } from "./config.js";
import { type Embedder, type LoadEmbedderOptions, loadEmbedder } from "./embedding/index.js";
import { type Engine, openEngine } from "./engine.js";
import { AppError, describeError } from "./errors.js";
import { type BuildProgress, emptyLibrary, type Library, readLexicon } from "./index/index.js";
import type { Lexicon } from "./language/lexicon.js";
import type { Locale } from "./locales/index.js";
import { ProgressReport, type TerminalStreams, writeLine } from "./terminal/index.js";

/** The core over one state of the corpus, ready for questions. */
export interface Core {
  readonly library: Library;
  readonly answerer: Answerer;
  readonly figures: FigureFinder;
}

/** A core, and the models by which another can be made. */
export interface OpenedCore extends Core {
  readonly models: Models;
  /** Where the library is searched; closed by whoever opened the core. */
  readonly engine: Engine;
  /** Time from the call to being ready, in ms. */
  readonly tookMs: number;
}

/** What answers questions besides the corpus. */
export interface Models {
  readonly embedder: Embedder;
  readonly lexicon: Lexicon;
  readonly judge: Judge;
}

/** The word frequencies that ship with the project; they belong to the code, not to the chosen model. */
export const lexiconPath = join(projectDir, "models", "vi-lexicon", "lexicon.tsv");

/**
 * Loads what a question needs besides the corpus.
 * @throws AppError
 */
export async function loadModels(
  config: Config,
  locale: Locale,
  { messages }: TerminalStreams,
): Promise<{ embedder: Embedder; lexicon: Lexicon }> {
  const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1);
  const report = new ProgressReport(messages, (done, total) => `${megabytes(done)}/${megabytes(total)} MB`);
  try {
    const [embedder, lexicon] = await Promise.all([
      loadEmbedder({
        ...modelOptions(config),
        onDownload: ({ file, loadedBytes, totalBytes }) =>
          report.update(locale.terminal.index.downloading(file), loadedBytes, totalBytes),
      }),
      readLexicon(lexiconPath),
    ]);
    return { embedder, lexicon };
  } finally {
    report.stop();
  }
}

/**
 * Finds the articles, and tells what is found out about them.
 * @throws AppError as `openArticles` does
 */
export function openTheArticles(
  config: Config,
  locale: Locale,
  { messages }: TerminalStreams,
): Promise<ArticleSource> {
  return openArticles(config, (news) => {
    const text =
      news.kind === "filled"
        ? locale.terminal.library.filled(news)
        : describeError(news.error, locale.language);
    void writeLine(messages, text).catch(() => {});
  });
}

/** How a core is opened. */
export interface OpenCoreOptions {
  /** Whether the index is built from nothing. */
  readonly force?: boolean;
  /** Whether the index is brought up to date by the articles, wherever it is searched. */
  readonly isIndexed?: boolean;
  /** Where the articles are read; absent: CORPUS_DIR. */
  readonly corpusDir?: string;
  /** Whether there may be no article yet: the library is empty then, and told to be. */
  readonly mayBeEmpty?: boolean;
}

/** Reasons for which there is no library: nobody has handed in an article. */
const withoutArticles: ReadonlySet<string> = new Set([
  "CORPUS_MISSING",
  "CORPUS_EMPTY",
  "LIBRARY_NOT_PUBLISHED",
]);

/**
 * Loads the models, opens the library (building its index where needed, with progress) and tells its problems.
 * @throws AppError
 */
export async function openCore(
  config: Config,
  locale: Locale,
  streams: TerminalStreams,
  options: OpenCoreOptions = {},
): Promise<OpenedCore> {
  const start = performance.now();
  const { embedder, lexicon } = await loadModels(config, locale, streams);
  // Read while the index is opened; a failure is told when it is needed.
  const judging = loadJudge(join(projectDir, "models"), {
    folder: resolve(config.MODELS_DIR, config.EMBEDDING_MODEL),
    words: embedder.words,
  });
  judging.catch(() => undefined);
  const engine = await openEngine(config, { embedder, lexicon });
  const words = locale.terminal.index;
  const report = new ProgressReport(streams.messages, words.progress);
  const onProgress = ({ stage, done, total }: BuildProgress) =>
    report.update(words.stages[stage], done, total);
  try {
    const { CORPUS_DIR, INDEX_DIR: indexDir } = config;
    const { corpusDir = CORPUS_DIR } = options;
    const opening = { corpusDir, indexDir, embedder, lexicon, onProgress, force: options.force ?? false };
    const library = await (options.isIndexed ? engine.index(opening) : engine.open(opening)).catch(
      async (error: unknown) => {
        const isWithout = error instanceof AppError && withoutArticles.has(error.code);
        if (!options.mayBeEmpty || !isWithout) throw error;
        await writeLine(streams.messages, locale.terminal.library.empty);
        return emptyLibrary({ embedder, lexicon });
      },
    );
    report.stop();
    for (const problem of library.problems)
      await writeLine(streams.messages, describeError(problem, locale.language));
    const models = { embedder, lexicon, judge: await judging };
    return { ...coreOf(library, models), models, engine, tookMs: performance.now() - start };
  } catch (error) {
    await engine.close();
    throw error;
  } finally {
    report.stop();
  }
}

/** The core over a library. */
export function coreOf(library: Library, { embedder, judge }: Models): Core {
  const searcher = new Searcher(library, embedder, judge);
  return { library, answerer: createAnswerer(searcher), figures: createFigureFinder(searcher) };
}

/** How the configured model is loaded. */
export function modelOptions(
  config: Pick<Config, "EMBEDDING_MODEL" | "MODELS_DIR" | "MODEL_HUB_URL">,
): Omit<LoadEmbedderOptions, "onDownload"> {
  return { model: config.EMBEDDING_MODEL, modelsDir: config.MODELS_DIR, hubUrl: config.MODEL_HUB_URL };
}
