import { Command } from "commander";
import { measureSquad, squadTables } from "./quality.js";
import { measureSeries, seriesTables } from "./series.js";
import { readAllSignals } from "./signals.js";
import { measureSpeed, speedTable } from "./speed.js";

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
  .description("time of a question, of a build and of a start, on the shipped corpus")
  .option("--json", "one JSON object with every figure")
  .action(async ({ json }: { json?: boolean }) => {
    const results = await measureSpeed();
    print(json ? JSON.stringify(results) : speedTable(results));
  });

program
  .command("signals <files...>")
  .description("the signals of every question of some files, as JSON lines, for training/calibrate.py")
  .action(async (files: string[]) => {
    for (const row of await readAllSignals(files)) print(JSON.stringify(row));
  });

await program.parseAsync();
process.exit();

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
