import { constants } from "node:fs";
import { access } from "node:fs/promises";
import { dirname } from "node:path";
import type { CommandContext } from "./command-context.js";
import { writeWhole } from "./corpus/import/write/write-whole.js";
import type { ImportedFile, ImportOptions } from "./corpus/index.js";
import { AppError, reasonOf } from "./errors.js";
import { openTarget } from "./import-command/import-target.js";
import type { Locale } from "./locales/index.js";
import {
  exitStatus,
  ImportProgress,
  renderImportedFile,
  renderImportTable,
  styleOf,
  type TerminalStreams,
  writeLine,
} from "./terminal/index.js";

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

/**
 * `npm run import`: turns documents into articles of the corpus, or with DATABASE_URL of the database. Fails where one of them could not be imported; the others are. A signal
 * to stop ends it with nothing half written.
 *
 * @throws AppError IMPORT_UNWRITABLE where the report or the preview cannot be written
 */
export async function importCommand(
  paths: readonly string[],
  flags: ImportFlags,
  context: CommandContext,
): Promise<number> {
  const { locale, streams, signals } = context;
  signals.hangUp.release();
  for (const path of [flags.report, flags.preview]) if (path !== undefined) await checkFolder(path);
  const { importFiles } = await import("./corpus/import/import-files.js");
  const progress = new ImportProgress(streams.messages, locale);
  const imported: ImportedFile[] = [];
  const target = await openTarget(context, flags.dryRun === true);
  try {
    for await (const file of importFiles(paths, {
      ...optionsOf(flags, locale),
      corpusDir: target.folder,
      signal: signals.stop,
      onPage: (name, done, total) => progress.update(name, done, total),
    })) {
      progress.stop();
      const saved = await target.save(file);
      imported.push(saved);
      await tell(saved, flags, locale, streams);
    }
  } catch (error) {
    progress.stop();
    if (!signals.stop.aborted) throw error;
    await writeLine(streams.messages, locale.terminal.import.stopped);
    // The signal ends the process now as it would have done.
    signals.release();
    return exitStatus.failed;
  } finally {
    await target.close();
  }
  return conclude(imported, flags, locale, streams);
}

async function tell(
  file: ImportedFile,
  flags: ImportFlags,
  locale: Locale,
  streams: TerminalStreams,
): Promise<void> {
  const stream = file.articles.length + file.skipped.length === 0 ? streams.messages : streams.output;
  const told = renderImportedFile(file, locale, styleOf(stream), flags.dryRun === true);
  if (told !== "") await writeLine(stream, told);
}

async function conclude(
  imported: readonly ImportedFile[],
  flags: ImportFlags,
  locale: Locale,
  { output }: TerminalStreams,
): Promise<number> {
  const words = locale.terminal.import;
  if (imported.length > 1) await writeLine(output, renderImportTable(imported, locale, styleOf(output)));
  if (flags.report !== undefined) {
    await writeBeside(flags.report, reportOf(imported));
    await writeLine(output, words.reportWritten(flags.report));
  }
  const preview = imported.find((file) => file.preview !== null)?.preview ?? null;
  if (flags.preview !== undefined && preview !== null) {
    await writeBeside(flags.preview, preview);
    await writeLine(output, words.previewWritten(flags.preview));
  }
  const failed = imported.filter(({ problems }) => problems.length > 0).length;
  return failed > 0 ? exitStatus.failed : exitStatus.answered;
}

function optionsOf(flags: ImportFlags, locale: Locale): Omit<ImportOptions, "corpusDir"> {
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
    ...(preview !== undefined && { preview: locale.terminal.import.preview }),
  };
}

/** The full report as JSON: what was made of each document, what was left out and why, page by page. */
function reportOf(imported: readonly ImportedFile[]): string {
  const told = (problems: readonly AppError[]) =>
    problems.map(({ code, parameters, message }) => ({ code, parameters, message }));
  const files = imported.map(({ file, report, articles, skipped, problems }) => ({
    file,
    written: articles.map(({ path, isUnchanged }) => ({ path, isUnchanged })),
    skipped: told(skipped),
    problems: told(problems),
    report,
  }));
  return `${JSON.stringify({ files }, null, 2)}\n`;
}

/** Better told before an hour of reading than after it. */
async function checkFolder(path: string): Promise<void> {
  await access(dirname(path), constants.W_OK).catch((cause: unknown) => {
    throw new AppError("IMPORT_UNWRITABLE", { path, reason: reasonOf(cause) }, { cause });
  });
}

/** Writes what is asked for beside the articles. */
async function writeBeside(path: string, text: string): Promise<void> {
  await writeWhole(path, text).catch((cause: unknown) => {
    throw new AppError("IMPORT_UNWRITABLE", { path, reason: reasonOf(cause) }, { cause });
  });
}
