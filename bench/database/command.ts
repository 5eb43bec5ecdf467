import type { Command } from "commander";
import { missingNews, wholeNumber } from "../arguments.js";
import { defaultNewsFile } from "../scale/news.js";
import { markdownTable } from "../table.js";
import { type DatabaseFigures, measureDatabase } from "./measure.js";

interface Options {
  readonly url: string;
  readonly passages: number;
  readonly news: string;
  readonly questions?: string;
  readonly asked: number;
  readonly json?: boolean;
}

/** Adds `bench database`. */
export function addDatabaseCommand(program: Command, print: (text: string) => void): void {
  program
    .command("database")
    .description(
      "the index in PostgreSQL beside the embedded one: times, agreement, publishing, opening, size",
    )
    .requiredOption("--url <url>", "an empty database of a server with pgvector; a generation stays in it")
    .option("--passages <count>", "passages of the corpus", wholeNumber, 100_000)
    .option("--news <file>", "articles to take them from", defaultNewsFile)
    .option("--questions <file>", "written questions about them: key of the paragraph, tab, question")
    .option("--asked <count>", "questions", wholeNumber, 600)
    .option("--json", "one JSON object with every figure")
    .action(async (options: Options) => {
      const missing = missingNews(options.news);
      if (missing !== null) program.error(missing);
      const onProgress = (message: string) => process.stderr.write(`${message}\n`);
      const figures = await measureDatabase({ ...options, onProgress });
      print(options.json ? JSON.stringify(figures) : databaseTables(figures));
    });
}

/** The figures as Markdown. */
export function databaseTables(figures: DatabaseFigures): string {
  const ms = (value: number) => value.toFixed(1);
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
  const mega = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;
  const { replica } = figures;
  return [
    `${figures.passages} passages, ${figures.server}, ${figures.extensions.join(", ")}`,
    markdownTable(
      ["words by", "p50", "p99", "embedded p50", "p99", "× p50", "questions/s, four askers"],
      figures.ways.map(({ way, times, embeddedTimes, perSecond }) => [
        way,
        ms(times.p50),
        ms(times.p99),
        ms(embeddedTimes.p50),
        ms(embeddedTimes.p99),
        (times.p50 / embeddedTimes.p50).toFixed(2),
        perSecond.toFixed(0),
      ]),
    ),
    markdownTable(
      [
        "words by",
        "questions",
        "same outcome",
        "same first",
        "same first three",
        "same in everything",
        "candidates shared",
      ],
      figures.ways.map(({ way, agreement }) => [
        way,
        String(agreement.questions),
        percent(agreement.outcome),
        percent(agreement.first),
        percent(agreement.firstThree),
        percent(agreement.whole),
        percent(agreement.candidates),
      ]),
    ),
    `publishing ${(figures.publishMs / 1000).toFixed(1)} s, longest wait of the event loop ${ms(figures.publishWaitMs)} ms; ` +
      `${mega(figures.bytes)} on the disk; a replica opens it in ${ms(replica.openMs)} ms, longest wait ${ms(replica.waitMs)} ms, ` +
      `and takes ${mega(replica.bytes)}, ${mega(replica.modelBytes)} of it with the models alone`,
  ].join("\n\n");
}
