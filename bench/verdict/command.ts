import { join } from "node:path";
import type { Command } from "commander";
import { projectDir } from "../../src/config.js";
import { missingNews, wholeNumber } from "../arguments.js";
import { defaultNewsFile } from "../scale/news.js";
import type { Form } from "./judge.js";
import { halfTables, seriesVerdictTables, sizeTables } from "./report.js";
import { measureSeriesVerdict } from "./series.js";
import { measureSizes } from "./sizes.js";
import { measureHalf } from "./squad.js";

interface VerdictOptions {
  readonly squad?: string;
  readonly series?: readonly string[];
  readonly sizes?: readonly number[];
  readonly news: string;
  readonly questions: string;
  readonly seed: number;
  readonly typed?: boolean;
  readonly folded?: boolean;
  readonly json?: boolean;
}

const defaultQuestions = join(projectDir, "training", "questions", "held-out.tsv");

/** Adds the command that measures how rightly it is told whether a corpus answers. */
export function addVerdictCommand(program: Command, print: (text: string) => void): void {
  program
    .command("verdict")
    .description("how rightly it is told whether the corpus answers, beside thresholds on one score")
    .option("--squad <file>", "a SQuAD-format file: half of its articles are indexed, all questions asked")
    .option("--series <files...>", "questions about the series, one JSON object a line")
    .option("--sizes <counts>", "pools of so many news passages each: 40,1500,8000,100000", wholeNumbers)
    .option(
      "--news <file>",
      "articles that pools are made of, one JSON object a line, plain or .xz",
      defaultNewsFile,
    )
    .option(
      "--questions <tsv>",
      "written questions about them: key of the paragraph, tab, question",
      defaultQuestions,
    )
    .option("--seed <number>", "which half is drawn", wholeNumber, 1)
    .option("--typed", "ask as typed alone")
    .option("--folded", "ask without diacritics alone")
    .option("--json", "one JSON object with every figure")
    .action(async (options: VerdictOptions) => {
      const { squad, series, sizes, news, questions, seed, json } = options;
      if (squad === undefined && series === undefined && sizes === undefined)
        program.error("give --squad FILE, --series FILE…, --sizes COUNTS, or several");
      const missing = sizes ? missingNews(news) : null;
      if (missing !== null) program.error(missing);
      const forms = formsAskedFor(options);
      const onProgress = (message: string) => process.stderr.write(`${message}\n`);
      const results = {
        ...(squad === undefined ? {} : { squad: await measureHalf(squad, seed, forms) }),
        ...(series === undefined ? {} : { series: await measureSeriesVerdict(series, forms) }),
        ...(sizes === undefined
          ? {}
          : { sizes: await measureSizes({ sizes, news, questions, seed, forms, onProgress }) }),
      };
      if (json) return print(JSON.stringify({ seed, ...results }));
      if (results.squad) print(`${halfTables(results.squad)}\n`);
      if (results.series) print(`${seriesVerdictTables(results.series)}\n`);
      if (results.sizes) print(sizeTables(results.sizes));
    });
}

/** Both ways of writing, unless one alone is asked for. */
function formsAskedFor({ typed = false, folded = false }: VerdictOptions): Form[] {
  if (typed === folded) return ["typed", "folded"];
  return typed ? ["typed"] : ["folded"];
}

function wholeNumbers(text: string): number[] {
  return text.split(",").map((part) => wholeNumber(part.replaceAll("_", "")));
}
