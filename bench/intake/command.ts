import type { Command } from "commander";
import { intakeTables } from "./report.js";
import { measureIntake } from "./run.js";

/** Adds the command that measures how well documents are read. */
export function addIntakeCommand(program: Command, print: (text: string) => void): void {
  program
    .command("intake")
    .description(
      "how well documents are read: pages printed from known text (Chromium, LibreOffice), old encodings, scans, and real files with transcripts; what is not installed is left out",
    )
    .option("--files <folder>", "real files, with transcripts of the same names in its folder `gt`")
    .option("--only <pattern>", "only documents whose name matches the regular expression", "")
    .option("--missed", "also each paragraph that was not found")
    .option("--json", "one JSON object with every figure")
    .action(
      async ({
        files,
        only,
        missed,
        json,
      }: {
        files?: string;
        only: string;
        missed?: boolean;
        json?: boolean;
      }) => {
        const onProgress = (message: string) => process.stderr.write(`${message}\n`);
        const rows = await measureIntake({
          ...(files !== undefined && { files }),
          only: new RegExp(only, "u"),
          onProgress,
        });
        if (json) return print(JSON.stringify(rows));
        print(intakeTables(rows));
        if (!missed) return;
        for (const { name, reader, paragraphs } of rows)
          for (const text of reader === "ours" ? (paragraphs?.missed ?? []) : []) print(`${name}: ${text}`);
      },
    );
}
