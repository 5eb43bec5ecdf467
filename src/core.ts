import { join, resolve } from "node:path";
import {
  type Answerer,
  createAnswerer,
  createFigureFinder,
  type FigureFinder,
  loadJudge,
  Searcher,
} from "./answer/index.js";
import { type Config, projectDir } from "./config.js";
import { type Embedder, loadEmbedder } from "./embedding/index.js";
import { describeError } from "./errors.js";
import { type BuildProgress, type Library, openLibrary, readLexicon } from "./index/index.js";
import type { Lexicon } from "./language/lexicon.js";
import type { Locale } from "./locales/index.js";
import { ProgressReport, type TerminalStreams, writeLine } from "./terminal/index.js";

/** The core, ready for questions. */
export interface Core {
  readonly library: Library;
  readonly answerer: Answerer;
  readonly figures: FigureFinder;
  /** Time from the call to being ready, in ms. */
  readonly tookMs: number;
}

/** The word frequencies that ship with the project; they belong to the code, not to the chosen model. */
const lexiconPath = join(projectDir, "models", "vi-lexicon", "lexicon.tsv");

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
        model: config.EMBEDDING_MODEL,
        modelsDir: config.MODELS_DIR,
        hubUrl: config.MODEL_HUB_URL,
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
 * Loads the models, opens the library (building its index where needed, with progress) and tells its problems.
 * @throws AppError
 */
export async function openCore(
  config: Config,
  locale: Locale,
  streams: TerminalStreams,
  options: { readonly force?: boolean } = {},
): Promise<Core> {
  const start = performance.now();
  const { embedder, lexicon } = await loadModels(config, locale, streams);
  // Read while the index is opened; a failure is told when it is needed.
  const judging = loadJudge(join(projectDir, "models"), {
    folder: resolve(config.MODELS_DIR, config.EMBEDDING_MODEL),
    words: embedder.words,
  });
  judging.catch(() => undefined);
  const words = locale.terminal.index;
  const report = new ProgressReport(streams.messages, words.progress);
  const onProgress = ({ stage, done, total }: BuildProgress) =>
    report.update(words.stages[stage], done, total);
  try {
    const { CORPUS_DIR: corpusDir, INDEX_DIR: indexDir } = config;
    const library = await openLibrary({
      corpusDir,
      indexDir,
      embedder,
      lexicon,
      onProgress,
      force: options.force ?? false,
    });
    report.stop();
    for (const problem of library.problems)
      await writeLine(streams.messages, describeError(problem, locale.language));
    const searcher = new Searcher(library, embedder, await judging);
    return {
      library,
      answerer: createAnswerer(searcher),
      figures: createFigureFinder(searcher),
      tookMs: performance.now() - start,
    };
  } finally {
    report.stop();
  }
}
