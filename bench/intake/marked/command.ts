import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Command } from "commander";
import { projectDir } from "../../../src/config.js";
import { keepMarks, readMarks } from "./measure/truth.js";
import { realCases, truthFolder } from "./real.js";
import { intakeTables } from "./report.js";
import { measureIntake } from "./run.js";
import { intakeDetails } from "./verbose.js";

interface IntakeOptions {
  readonly files: string;
  readonly only?: string;
  readonly marks?: string;
  readonly cache: string;
  readonly json?: boolean;
  readonly verbose?: boolean;
}

const defaultCache = join(projectDir, "bench", "intake", "marked", ".cache");

/** Adds the commands that measure how rightly documents are taken in. */
export function addMarkedIntakeCommands(program: Command, print: (text: string) => void): void {
  program
    .command("intake-real")
    .description("how rightly real documents are taken in, whose pages were marked by hand, beside pdftotext")
    .requiredOption(
      "--files <folder>",
      "real documents: see bench/intake/marked/truth for those that are marked",
    )
    .option("--only <pattern>", "a regular expression that names of files have to match")
    .option("--marks <folder>", "marks with their text, NAME.txt for each file: what is missed is then shown")
    .option("--cache <folder>", "where documents are made", defaultCache)
    .option("--json", "one JSON object with every figure")
    .option("--verbose", "what was missed in each file, and what came nearest")
    .action(async (options: IntakeOptions) => {
      const { files, only, marks, cache, json, verbose } = options;
      const onProgress = (message: string) => process.stderr.write(`${message}\n`);
      await mkdir(cache, { recursive: true });
      const cases = await realCases(resolve(files), cache, marks ?? null);
      const pattern = new RegExp(only ?? "", "iu");
      const figures = await measureIntake(
        cases.filter(({ name }) => pattern.test(name)),
        onProgress,
      );
      if (json) return print(JSON.stringify({ figures }));
      print(intakeTables(figures));
      if (verbose) print(`\n${intakeDetails(figures)}`);
    });

  program
    .command("intake-marks <folder>")
    .description("keeps marks of pages, NAME.txt, without their text: bench/intake/marked/truth/NAME.json")
    .action(async (folder: string) => {
      await mkdir(truthFolder, { recursive: true });
      for (const name of (await readdir(folder)).filter((each) => each.endsWith(".txt")).sort()) {
        const kept = join(truthFolder, name.replace(/\.txt$/u, ".json"));
        await writeFile(kept, keepMarks(readMarks(await readFile(join(folder, name), "utf8"))));
        print(kept);
      }
    });
}
