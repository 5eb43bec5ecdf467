import type { CommandContext } from "./command-context.js";
import { askCommand, indexCommand, setupCommand, start } from "./commands.js";
import { readConfig } from "./config.js";
import { describeError } from "./errors.js";
import { type ImportFlags, importCommand } from "./import-command.js";
import { articlesExportCommand, articlesImportCommand } from "./library-commands.js";
import { type Locale, localeFor } from "./locales/index.js";
import { exitStatus, type HeldSignals, type TerminalStreams } from "./terminal/index.js";

/**
 * Runs the command that a command line names; what goes wrong is told in one line.
 * @param argv as in `process.argv`
 * @param signals held since the program's first line
 * @returns the exit status
 */
export async function runProgram(argv: readonly string[], signals: HeldSignals): Promise<number> {
  const streams: TerminalStreams = { input: process.stdin, output: process.stdout, messages: process.stderr };
  // A reader that has seen enough (`| head -1`) closes the pipe: that is no failure.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(exitStatus.answered);
    throw error;
  });
  let locale: Locale = localeFor("vi");
  let debug = false;
  try {
    const config = readConfig();
    locale = localeFor(config.UI_LANGUAGE);
    debug = config.LOG_LEVEL === "debug" || config.LOG_LEVEL === "trace";
    const context: CommandContext = { config, locale, streams, signals };
    // The commonest start has nothing on its command line, and need not wait for what reads one.
    return await (argv.length === 2 ? start(context) : runCommand(argv, context));
  } catch (error) {
    process.stderr.write(`${describeError(error, locale.language)}\n`);
    if (debug) process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    return exitStatus.failed;
  }
}

async function runCommand(argv: readonly string[], context: CommandContext): Promise<number> {
  const { Command, CommanderError, InvalidArgumentError } = await import("commander");
  const words = context.locale.terminal.help;
  let status: number = exitStatus.answered;
  const partNumber = (text: string): number => {
    const part = Number(text);
    if (!Number.isInteger(part) || part < 1) throw new InvalidArgumentError("1, 2, 3, …");
    return part;
  };
  const partNumbers = (text: string, before: readonly number[] = []) => [...before, partNumber(text)];
  const program = new Command("trich-dan").description(words.program).exitOverride().showHelpAfterError();
  program.allowExcessArguments().action(async () => {
    const [unknown] = program.args;
    if (unknown !== undefined) program.error(`error: unknown command '${unknown}'`);
    status = await start(context);
  });
  // Only the bot and an import have to end in good order.
  program.hook("preAction", (_, command) => {
    if (command !== program && command.name() !== "import") context.signals.release();
  });
  program
    .command("ask [question...]")
    .description(words.ask)
    .option("--json", words.json)
    .option("--batch <file>", words.batch)
    .option("--series <name>", words.asked, (name: string, before: readonly string[] = []) => [
      ...before,
      name,
    ])
    .action(async (question: string[], options: { json?: boolean; batch?: string; series?: string[] }) => {
      status = await askCommand(question, options, context);
    });
  program
    .command("index")
    .description(words.index)
    .option("--force", words.force)
    .option("--check", words.check)
    .action(async (options: { force?: boolean; check?: boolean }) => {
      status = await indexCommand(options, context);
    });
  program
    .command("import <files...>")
    .description(words.import)
    .option("--series <title>", words.series)
    .option("--part <numbers...>", words.part, partNumbers)
    .option("--title <title>", words.title)
    .option("--slug <name>", words.slug)
    .option("--force", words.replace)
    .option("--single", words.single)
    .option("--dry-run", words.dryRun)
    .option("--report <file>", words.report)
    .option("--preview <file>", words.preview)
    .action(async (paths: string[], options: ImportFlags) => {
      status = await importCommand(paths, options, context);
    });
  program
    .command("articles:import <folder>")
    .description(words.articlesImport)
    .action(async (folder: string) => {
      status = await articlesImportCommand(folder, context);
    });
  program
    .command("articles:export <folder>")
    .description(words.articlesExport)
    .option("--force", words.replaceFiles)
    .action(async (folder: string, options: { force?: boolean }) => {
      status = await articlesExportCommand(folder, options, context);
    });
  program.command("telegram:setup").action(async () => {
    status = await setupCommand(context);
  });
  try {
    await program.parseAsync(argv);
  } catch (error) {
    // Commander has told already what is wrong with the command line.
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? exitStatus.answered : exitStatus.failed;
  }
  return status;
}
