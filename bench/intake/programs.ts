import { execFile } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { quietChromium } from "../quiet-chromium.js";

/** Programs of the machine that documents are made with, or read for comparison. */
export type Program = "chromium" | "soffice" | "pdftotext";

const run = promisify(execFile);
/** So long a program may take, in ms. */
const timeout = 120_000;
/** Longest text that one writes, in bytes. */
const maxBuffer = 64 * 1024 * 1024;

/** Whether a program is on the machine. */
export function isInstalled(program: Program): boolean {
  return (process.env.PATH ?? "").split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** Runs a program with a folder of its own for whatever it keeps. */
async function runWithFolder(
  program: Program,
  args: (own: string) => readonly string[] | Promise<readonly string[]>,
): Promise<void> {
  const own = await mkdtemp(join(tmpdir(), "trich-dan-intake-"));
  try {
    await run(program, [...(await args(own))], { timeout });
  } finally {
    await rm(own, { recursive: true, force: true });
  }
}

/** Prints HTML as PDF with Chromium. */
export function printPdf(html: string, target: string): Promise<void> {
  return runWithFolder("chromium", async (own) => {
    const page = join(own, "page.html");
    await writeFile(page, html);
    const profile = `--user-data-dir=${join(own, "profile")}`;
    return [...quietChromium, profile, "--no-pdf-header-footer", `--print-to-pdf=${target}`, page];
  });
}

/**
 * Turns a document into another format with LibreOffice.
 *
 * @param folder where the result stands, under the same name with another ending
 * @param reading as what it opens the document
 */
export function convert(source: string, format: string, folder: string, reading?: string): Promise<void> {
  return runWithFolder("soffice", (own) => [
    "--headless",
    `-env:UserInstallation=file://${own}`,
    ...(reading === undefined ? [] : [`--infilter=${reading}`]),
    "--convert-to",
    format,
    "--outdir",
    folder,
    source,
  ]);
}

/** The text of a PDF by poppler's pdftotext, a form feed behind each page. */
export async function pdfToText(file: string, ...options: readonly string[]): Promise<string> {
  const { stdout } = await run("pdftotext", [...options, "-enc", "UTF-8", file, "-"], { timeout, maxBuffer });
  return stdout;
}
