import { execFile } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";

/** Programs of the machine that documents are made with, or read for comparison. */
export type Tool = "chromium" | "soffice" | "pdftotext" | "pdftoppm";

const run = promisify(execFile);
const limitMs = 120_000;

/** Whether a program is on the machine. */
export function hasTool(tool: Tool): boolean {
  return (process.env.PATH ?? "").split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, tool), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** Runs a program with a folder of its own for whatever it keeps. */
export async function runTool(tool: Tool, args: (own: string) => readonly string[]): Promise<void> {
  const own = await mkdtemp(join(tmpdir(), "intake-"));
  try {
    await run(tool, [...args(own)], { timeout: limitMs });
  } finally {
    await rm(own, { recursive: true, force: true });
  }
}

/** Prints a page of HTML to PDF. */
export async function printPdf(html: string, pdf: string): Promise<void> {
  await runTool("chromium", (own) => [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    `--user-data-dir=${own}`,
    "--no-pdf-header-footer",
    `--print-to-pdf=${pdf}`,
    `file://${html}`,
  ]);
}

/** Converts a document by LibreOffice; what comes out has the name of what went in, with the extension of `to`. */
export async function convert(file: string, to: string, folder: string): Promise<void> {
  await runTool("soffice", (own) => [
    "--headless",
    `-env:UserInstallation=file://${own}`,
    "--convert-to",
    to,
    "--outdir",
    folder,
    file,
  ]);
}
