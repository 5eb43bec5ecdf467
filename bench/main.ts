import { Command } from "commander";
import { missingNews, wholeNumber } from "./arguments.js";
import { makeCards } from "./cards/run.js";
import { addDatabaseCommand } from "./database/command.js";
import { writePoolFeatures } from "./features.js";
import { addIntakeCommand } from "./intake/command.js";
import { addMarkedIntakeCommands } from "./intake/marked/command.js";
import { liveTable, measureLive } from "./live/measure.js";
import { measureSquad, squadTables } from "./quality.js";
import { drawCharts, type SavedFigures } from "./scale/draw.js";
import { defaultNewsFile } from "./scale/news.js";
import { measureQuick, quickTable } from "./scale/quick.js";
import { scaleTables } from "./scale/report.js";
import { measureScale } from "./scale/run.js";
import { measureSeries, seriesTables } from "./series.js";
import { measureSpeed, speedTable } from "./speed.js";
import { measureTelegram, telegramTable } from "./telegram/latency.js";
import { addVerdictCommand } from "./verdict/command.js";

const program = new Command("bench").description(
  "Measures quality and speed, peers side by side in the same run.",
);

program
  .command("quality")
  .description("quality of retrieval and of answers")
  .option("--squad <file>", "a SQuAD-format file: ranking of its passages")
  .option("--series <file>", "questions about the series, one JSON object a line")
  .option("--json", "one JSON object with every figure")
  .action(async ({ squad, series, json }: { squad?: string; series?: string; json?: boolean }) => {
    if (squad === undefined && series === undefined)
      program.error("give --squad FILE, --series FILE, or both");
    const results = {
      ...(squad === undefined ? {} : { squad: await measureSquad(squad) }),
      ...(series === undefined ? {} : { series: await measureSeries(series) }),
    };
    if (json) return print(JSON.stringify(results));
    if (results.squad) print(squadTables(results.squad));
    if (results.series) print(seriesTables(results.series));
  });

program
  .command("speed")
  .description(
    "time of a question, of a build and of a start, on the shipped corpus; then scale, beside peers",
  )
  .option("--passages <count>", "passages of the largest corpus to measure", wholeNumber, 10_000)
  .option(
    "--news <file>",
    "articles to take them from, one JSON object a line, plain or .xz",
    defaultNewsFile,
  )
  .option("--questions <file>", "written questions about them: key of the paragraph, tab, question")
  .option(
    "--quick",
    "two minutes instead: ratios to peers on made passages, beside the last release's; fails where one is a fifth worse",
  )
  .option("--write", "with --quick: later runs are compared with these ratios")
  .option("--json", "one JSON object with every figure")
  .action(
    async (
      options: {
        passages: number;
        news: string;
        questions?: string;
        quick?: boolean;
        write?: boolean;
        json?: boolean;
      },
      command: Command,
    ) => {
      const onProgress = (message: string) => process.stderr.write(`${message}\n`);
      if (options.quick) {
        const quick = await measureQuick(options.write === true, onProgress);
        print(options.json ? JSON.stringify(quick) : quickTable(quick));
        if (quick.comparisons.some(({ isWorse }) => isWorse)) process.exitCode = 1;
        return;
      }
      const missing = missingNews(options.news);
      // Without the news the shipped corpus can still be measured, unless a file was asked for by name.
      if (missing !== null && command.getOptionValueSource("news") === "cli") program.error(missing);
      onProgress("the shipped corpus");
      const shipped = await measureSpeed();
      if (missing !== null) onProgress(missing);
      const scale = missing === null ? await measureScale({ ...options, onProgress }) : null;
      if (options.json) return print(JSON.stringify({ shipped, scale }));
      print(speedTable(shipped));
      if (scale) print(`\n${scaleTables(scale)}`);
    },
  );

program
  .command("charts")
  .description("draws bench/latency.svg, bench/quality.svg and bench/verdict.svg from saved --json outputs")
  .option("--speed <file>", "output of `speed --json`")
  .option("--quality <file>", "output of `quality --squad FILE --json`")
  .option("--verdict <file>", "output of `verdict --sizes COUNTS --json`")
  .action(async (saved: SavedFigures) => {
    if (Object.keys(saved).length === 0)
      program.error("give --speed FILE, --quality FILE, --verdict FILE, or several");
    for (const file of await drawCharts(saved)) print(file);
  });

addVerdictCommand(program, print);
addDatabaseCommand(program, print);
addIntakeCommand(program, print);
addMarkedIntakeCommands(program, print);

program
  .command("features <file>")
  .description(
    "features of the best passage for the questions of pools, as JSON lines, for training/verdict.py",
  )
  .option(
    "--depth <count>",
    "passages of each question to name, best first, for training/reader.py",
    wholeNumber,
    1,
  )
  .action(async (file: string, { depth }: { depth: number }) => {
    await writePoolFeatures(file, depth, (line) => process.stdout.write(`${line}\n`));
  });

program
  .command("telegram")
  .description(
    "time from an update to the answering call, by the real bot against a Bot API server of its own",
  )
  .option("--passages <count>", "passages of the corpus", wholeNumber, 100_000)
  .option("--news <file>", "articles to take them from", defaultNewsFile)
  .option("--json", "one JSON object with every figure")
  .action(async ({ passages, news, json }: { passages: number; news: string; json?: boolean }) => {
    const missing = missingNews(news);
    if (missing !== null) program.error(missing);
    const figures = await measureTelegram(passages, news, (message) => process.stderr.write(`${message}\n`));
    print(json ? JSON.stringify(figures) : telegramTable(figures));
  });

program
  .command("live")
  .description(
    "time of questions to the real bot, and the longest wait of its event loop, while its series is indexed anew",
  )
  .option("--passages <count>", "passages of the corpus", wholeNumber, 10_000)
  .option("--news <file>", "articles to take them from", defaultNewsFile)
  .option("--json", "one JSON object with every figure")
  .action(async ({ passages, news, json }: { passages: number; news: string; json?: boolean }) => {
    const missing = missingNews(news);
    if (missing !== null) program.error(missing);
    const figures = await measureLive(passages, news, (message) => process.stderr.write(`${message}\n`));
    print(json ? JSON.stringify(figures) : liveTable(figures));
  });

program
  .command("cards")
  .description("photographs what the bot sends, for the README: docs/cards/*.png")
  .option("--chromium <path>", "the program", "/usr/bin/chromium")
  .action(async ({ chromium }: { chromium: string }) => {
    for (const file of await makeCards(chromium)) print(file);
  });

await program.parseAsync();
process.exit();

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
