import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Whether a program is installed. */
export function isInstalled(program: string): boolean {
  return spawnSync("which", [program]).status === 0;
}

/** So long a program may take, in ms. */
const longest = 120_000;

/** Prints HTML as PDF with Chromium. */
export function printPdf(html: string, target: string): void {
  const folder = mkdtempSync(join(tmpdir(), "trich-dan-print-"));
  try {
    const page = join(folder, "page.html");
    writeFileSync(page, html);
    const flags = [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
    ];
    const own = [
      `--user-data-dir=${join(folder, "profile")}`,
      "--no-pdf-header-footer",
      `--print-to-pdf=${target}`,
      page,
    ];
    execFileSync("chromium", [...flags, "--disable-component-update", "--disable-sync", ...own], {
      stdio: "ignore",
      timeout: longest,
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Turns a document into another format with LibreOffice; the file stands in `folder` under the same name. @param reading as what it opens the document */
export function convert(source: string, format: string, folder: string, reading?: string): void {
  const own = `-env:UserInstallation=file://${join(folder, "profile")}`;
  execFileSync(
    "soffice",
    [
      own,
      "--headless",
      ...(reading === undefined ? [] : [`--infilter=${reading}`]),
      "--convert-to",
      format,
      "--outdir",
      folder,
      source,
    ],
    {
      stdio: "ignore",
      timeout: longest,
    },
  );
}

/** The text of a PDF by poppler's pdftotext. */
export function pdfToText(file: string, ...options: readonly string[]): string {
  return execFileSync("pdftotext", [...options, file, "-"], {
    encoding: "utf8",
    timeout: longest,
    maxBuffer: 2 ** 26,
  });
}
