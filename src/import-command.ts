import { writeFile } from "node:fs/promises";
import type { CommandContext } from "./command-context.js";
import type { ImportedFile, ImportOptions } from "./corpus/index.js";
import { AppError, reasonOf } from "./errors.js";
import { exitStatus, ProgressReport, renderImportedFile, styleOf, writeLine } from "./terminal/index.js";

/** The options of `npm run import`. */
export interface ImportFlags {
  readonly series?: string;
  readonly part?: readonly number[];
  readonly title?: string;
  readonly slug?: string;
  readonly force?: boolean;
  readonly single?: boolean;
  readonly dryRun?: boolean;
  readonly report?: string;
  readonly preview?: string;
}

/** `npm run import`: turns documents into articles of the corpus. Fails where one of them could not be imported; the others are. */
export async function importCommand(
  paths: readonly string[],
  flags: ImportFlags,
  { config, locale, streams }: CommandContext,
): Promise<number> {
  const words = locale.terminal.import;
  const { importFiles } = await import("./corpus/import/import-files.js");
  const style = styleOf(streams.output);
  let progress: ProgressReport | null = null;
  const onPage = (file: string, done: number, total: number | null) => {
    progress ??= new ProgressReport(streams.messages, words.progress);
    progress.update(words.reading(file), done, total ?? 0);
  };
  const imported: ImportedFile[] = [];
  for await (const file of importFiles(paths, {
    ...optionsOf(flags),
    corpusDir: config.CORPUS_DIR,
    onPage,
  })) {
    (progress as ProgressReport | null)?.stop();
    progress = null;
    imported.push(file);
    const hasFailed = file.articles.length === 0;
    const told = renderImportedFile(
      file,
      locale,
      hasFailed ? styleOf(streams.messages) : style,
      flags.dryRun === true,
    );
    await writeLine(hasFailed ? streams.messages : streams.output, told);
  }
  const failed = imported.filter(({ problems }) => problems.length > 0).length;
  const articles = imported.reduce((sum, file) => sum + file.articles.length, 0);
  if (imported.length > 1)
    await writeLine(streams.output, words.summary({ files: imported.length, articles, failed }));
  if (flags.report !== undefined) await writeReport(flags.report, imported);
  if (flags.report !== undefined) await writeLine(streams.output, words.reportWritten(flags.report));
  if (flags.preview !== undefined && imported[0]?.report != null)
    await writeLine(streams.output, words.previewWritten(flags.preview));
  return failed > 0 ? exitStatus.failed : exitStatus.answered;
}

function optionsOf(flags: ImportFlags): Omit<ImportOptions, "corpusDir"> {
  const { part = [], series, title, slug, force, single, dryRun, preview } = flags;
  return {
    overrides: {
      ...(series !== undefined && { series }),
      ...(title !== undefined && { title }),
      ...(slug !== undefined && { slug }),
    },
    parts: part,
    force: force === true,
    single: single === true,
    dryRun: dryRun === true,
    ...(preview !== undefined && { preview }),
  };
}

/** The full report: what was made of each file, what was left out and why. */
async function writeReport(path: string, imported: readonly ImportedFile[]): Promise<void> {
  const files = imported.map(({ file, report, articles, problems }) => ({
    file,
    written: articles.map((article) => article.path),
    problems: problems.map(({ code, parameters, message }) => ({ code, parameters, message })),
    report,
  }));
  await writeFile(path, `${JSON.stringify({ files }, null, 2)}\n`).catch((cause: unknown) => {
    throw new AppError("IMPORT_UNWRITABLE", { path, reason: reasonOf(cause) }, { cause });
  });
}
