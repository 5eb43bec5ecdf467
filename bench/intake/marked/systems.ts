import { reflow } from "../../../src/corpus/import/reflow.js";
import { structure } from "../../../src/corpus/import/structure/plain-text.js";
import { textCharacters, visualLines } from "../../../src/corpus/lines.js";
import { pdfToText } from "../programs.js";
import type { MadeParagraph } from "./measure/truth.js";
import type { OwnReading, SystemName } from "./reading.js";

/** Reads a file by one of the systems. @throws AppError what `readSource` throws; what peers throw */
export function readBy(system: SystemName, path: string): Promise<OwnReading> {
  return systems[system](path);
}

const systems: Readonly<Record<SystemName, (path: string) => Promise<OwnReading>>> = {
  ours: readByUs,
  pdftotext: (path) => readPages(() => pdftotext(path, [])),
  "pdftotext -raw": (path) => readPages(() => pdftotext(path, ["-raw"])),
};

async function readByUs(path: string): Promise<OwnReading> {
  const { readSource } = await import("../../../src/corpus/import/read-source.js");
  const start = performance.now();
  const doneAt: number[] = [start];
  const onPage = (done: number) => {
    doneAt[done] = performance.now();
  };
  const read = await readSource({ path, overrides: {}, single: false, takenParts: [], onPage });
  const totalMs = performance.now() - start;
  if (read.kind === "archive") throw new Error("an archive");
  const { articles, report } = read;
  const recognisedMs = report.recognised.reduce(
    (sum, { page }) => sum + Math.max(0, (doneAt[page] ?? 0) - (doneAt[page - 1] ?? 0)),
    0,
  );
  return {
    paragraphs: articles.flatMap(({ blocks, title, series }) =>
      blocks.map(
        ({ kind, text, page }): MadeParagraph => ({
          text,
          // A title is told by the front matter.
          isHeading: kind === "heading" || (kind === "meta" && (names(title, text) || names(series, text))),
          page: page ?? null,
        }),
      ),
    ),
    leftOut: report.leftOut.map(({ text }) => text),
    warnings: report.warnings.map(({ code }) => code),
    pages: report.pages,
    recognisedPages: report.recognised.length,
    textMs: totalMs - recognisedMs,
    recognisedMs,
  };
}

/** Whether a line of the head is the title, with or without what stands before it ("Bài 2: …"). */
function names(title: string | null, line: string): boolean {
  return title !== null && title !== "" && line.endsWith(title);
}

/** The pages of a PDF by pdftotext. */
async function pdftotext(path: string, flags: readonly string[]): Promise<string[]> {
  return (await pdfToText(path, ...flags)).split("\f").slice(0, -1);
}

/** Lines of pages through the reflow of plain text. */
async function readPages(read: () => Promise<readonly string[]>): Promise<OwnReading> {
  const start = performance.now();
  const pages = await read();
  const paragraphs = reflow(visualLines(pages.join("\f"))).map((lines) =>
    lines.map(({ text }) => text).join(" "),
  );
  const { blocks } = structure(paragraphs);
  const textMs = performance.now() - start;
  const ends = cumulated(pages);
  let at = 0;
  const made = blocks.map(({ kind, text }): MadeParagraph => {
    const page = ends.findIndex((end) => at < end) + 1;
    at += textCharacters(text).length;
    return { text, isHeading: kind === "heading", page: page === 0 ? pages.length : page };
  });
  return {
    paragraphs: made,
    leftOut: [],
    warnings: [],
    pages: pages.length,
    recognisedPages: 0,
    textMs,
    recognisedMs: 0,
  };
}

/** Number of characters up to the end of each page, white space aside. */
function cumulated(pages: readonly string[]): number[] {
  let sum = 0;
  return pages.map((page) => (sum += textCharacters(page).length));
}
