import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, extname, join } from "node:path";
import { projectDir } from "../../src/config.js";
import { loadCorpus } from "../../src/corpus/index.js";
import {
  toMojibake,
  toTcvn3,
  toViqr,
  toViscii,
  toVni,
  toVps,
  toWindows1258,
  westernBytes,
} from "../../tests/corpus/support/encoders.js";
import { madePages } from "./made-pages.js";
import {
  compareParagraphs,
  lettersRight,
  numbersRight,
  type ParagraphFigures,
  type TruthParagraph,
} from "./metrics.js";
import { convert, isInstalled, pdfToText, printPdf } from "./programs.js";
import { paragraphsOf, type ReadFigures, readDocumentFile, textOf } from "./read.js";
import { scannings, scanPage } from "./scans.js";

/** What was measured of one document by one reader. */
export interface IntakeRow {
  readonly group: "made pages" | "office formats" | "old encodings" | "scans" | "real files with transcripts";
  readonly name: string;
  readonly reader: string;
  readonly paragraphs: ParagraphFigures | null;
  readonly letters: number | null;
  readonly numbers: number | null;
  /** In ms and MB; null where it was not measured. */
  readonly perPage: number | null;
  readonly memory: number | null;
  /** Why it was refused; null where it was read. */
  readonly code: string | null;
}

/** What is measured. */
export interface IntakeOptions {
  /** A folder of real files, with their transcripts in `gt`. */
  readonly files?: string;
  readonly only: RegExp;
  readonly onProgress: (message: string) => void;
}

/** Measures everything that the programs on this machine allow. */
export async function measureIntake({ files, only, onProgress }: IntakeOptions): Promise<IntakeRow[]> {
  const folder = mkdtempSync(join(tmpdir(), "trich-dan-intake-"));
  const rows: IntakeRow[] = [];
  const isWanted = (name: string) => only.test(name);
  try {
    const { title, paragraphs } = await knownText();
    const steps: readonly (() => AsyncGenerator<IntakeRow>)[] = [
      () => printed(folder, title, paragraphs, isWanted),
      () => converted(folder, title, paragraphs, isWanted),
      () => encoded(folder, title, paragraphs, isWanted),
      () => scanned(folder, title, paragraphs, isWanted),
      ...(files === undefined ? [] : [() => transcribed(files, isWanted)]),
    ];
    for (const step of steps)
      for await (const row of step()) {
        onProgress(`${row.group}: ${row.name}`);
        rows.push(row);
      }
    return rows;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The texts of the articles that the project ships and tests with. */
async function knownText(): Promise<{ title: string; paragraphs: TruthParagraph[] }> {
  const folders = [
    join(projectDir, "corpus"),
    join(projectDir, "tests", "golden", "second-article", "corpus"),
  ];
  const articles = (await Promise.all(folders.map((dir) => loadCorpus(dir)))).flatMap(
    (corpus) => corpus.articles,
  );
  const paragraphs = articles.flatMap(({ sections }) =>
    sections.flatMap(({ heading, untitled, passages }): TruthParagraph[] => {
      const texts = passages.filter(({ kind }) => kind !== "meta" && kind !== "caption");
      const own = texts.map(({ text }) => ({ text, isHeading: false }));
      return untitled === undefined && own.length > 0 ? [{ text: heading, isHeading: true }, ...own] : own;
    }),
  );
  return { title: articles[0]?.title ?? "", paragraphs };
}

function rowOf(
  group: IntakeRow["group"],
  name: string,
  read: ReadFigures,
  truth: readonly TruthParagraph[] | string,
): IntakeRow {
  const { result, code, perPage, memory } = read;
  const isText = typeof truth === "string";
  const text = isText ? truth : truth.map((paragraph) => paragraph.text).join("\n");
  return {
    group,
    name,
    reader: "ours",
    paragraphs: result === null || isText ? null : compareParagraphs(truth, paragraphsOf(result)),
    letters: result === null ? null : lettersRight(text, textOf(result)),
    numbers: result === null ? null : numbersRight(text, textOf(result)),
    perPage,
    memory,
    code,
  };
}

/** A plain text need not tell its title. */
const named = { series: "–", part: 1, title: "–" };
const textReaders: readonly (readonly [name: string, options: readonly string[]])[] = [
  ["pdftotext", []],
  ["pdftotext -raw", ["-raw"]],
];

async function* printed(
  folder: string,
  title: string,
  paragraphs: readonly TruthParagraph[],
  isWanted: (name: string) => boolean,
): AsyncGenerator<IntakeRow> {
  if (!isInstalled("chromium")) return;
  for (const { name, html, truth } of madePages(title, paragraphs)) {
    if (!isWanted(name)) continue;
    const file = join(folder, "page.pdf");
    await printPdf(html, file);
    yield rowOf("made pages", name, await readDocumentFile(file), truth);
    if (!isInstalled("pdftotext")) continue;
    for (const [reader, options] of textReaders) {
      // As people take text out of a PDF and import that.
      const text = join(folder, "page.txt");
      writeFileSync(text, await pdfToText(file, ...options));
      const row = rowOf("made pages", name, await readDocumentFile(text, named), truth);
      yield { ...row, reader, perPage: null, memory: null };
    }
  }
}

const officeFormats = ["docx", "doc", "odt", "rtf", "epub", "pdf"];

async function* converted(
  folder: string,
  title: string,
  paragraphs: readonly TruthParagraph[],
  isWanted: (name: string) => boolean,
): AsyncGenerator<IntakeRow> {
  if (!isInstalled("soffice")) return;
  const [pages] = madePages(title, paragraphs);
  if (pages === undefined) return;
  const source = join(folder, "office.html");
  // LibreOffice would take the picture's place for a page of its own.
  writeFileSync(source, pages.html.replaceAll('<div class="picture"></div>', ""));
  yield rowOf("office formats", "html", await readDocumentFile(source), pages.truth);
  // LibreOffice opens a page as a web document unless it is told to write a text document of it.
  await convert(source, "odt:writer8", folder, "HTML (StarWriter)");
  for (const format of officeFormats) {
    if (!isWanted(format)) continue;
    if (format !== "odt") await convert(join(folder, "office.odt"), format, folder);
    const file = join(folder, `office.${format}`);
    if (existsSync(file)) yield rowOf("office formats", format, await readDocumentFile(file), pages.truth);
  }
}

const utf16 = (text: string, isBig: boolean, mark: string) => {
  const bytes = Buffer.from(mark + text, "utf16le");
  return isBig ? bytes.swap16() : bytes;
};
const encodings: readonly (readonly [name: string, encode: (text: string) => Uint8Array])[] = [
  ["TCVN3", (text) => westernBytes(toTcvn3(text))],
  ["VNI", (text) => westernBytes(toVni(text))],
  ["VISCII", (text) => westernBytes(toViscii(text))],
  ["VPS", (text) => westernBytes(toVps(text))],
  ["VIQR", (text) => westernBytes(toViqr(text))],
  ["Windows-1258", (text) => westernBytes(toWindows1258(text))],
  ["UTF-16 LE", (text) => utf16(text, false, "\ufeff")],
  ["UTF-16 BE", (text) => utf16(text, true, "\ufeff")],
  ["UTF-16 LE without a mark", (text) => utf16(text, false, "")],
  ["UTF-8 decomposed", (text) => Buffer.from(text.normalize("NFD"))],
  ["UTF-8 read as Windows-1252", (text) => Buffer.from(toMojibake(text))],
];

async function* encoded(
  folder: string,
  title: string,
  paragraphs: readonly TruthParagraph[],
  isWanted: (name: string) => boolean,
): AsyncGenerator<IntakeRow> {
  // Old encodings have no typographic quotation marks.
  const text = [title, ...paragraphs.map((paragraph) => paragraph.text)]
    .join("\n\n")
    .replace(/[“”]/gu, '"')
    .replace(/[‘’]/gu, "'")
    .replace(/[–—]/gu, "-")
    .replaceAll("…", "...");
  for (const [name, encode] of encodings) {
    if (!isWanted(name)) continue;
    const file = join(folder, "encoded.txt");
    writeFileSync(file, encode(text));
    yield rowOf("old encodings", name, await readDocumentFile(file, named), text);
  }
}

async function* scanned(
  folder: string,
  title: string,
  paragraphs: readonly TruthParagraph[],
  isWanted: (name: string) => boolean,
): AsyncGenerator<IntakeRow> {
  if (!isInstalled("chromium") || !isInstalled("pdftotext")) return;
  const [pages] = madePages(title, paragraphs);
  if (pages === undefined) return;
  const pdf = join(folder, "scanned.pdf");
  await printPdf(pages.html, pdf);
  // Its running head and page number are left out of an article.
  const lines = (await pdfToText(pdf, "-f", "1", "-l", "1")).split("\n");
  const truth = lines.filter((line) => !/^(?:\f?TẠP CHÍ NÔNG THÔN.*|\d+)$/u.test(line)).join("\n");
  for (const scanning of scannings) {
    if (!isWanted(scanning.name)) continue;
    const file = join(folder, "scan.png");
    await scanPage(pdf, scanning, file);
    yield rowOf("scans", scanning.name, await readDocumentFile(file), truth);
  }
}

/** Real files with a transcript of the same name, whose white space is not the file's. */
async function* transcribed(files: string, isWanted: (name: string) => boolean): AsyncGenerator<IntakeRow> {
  const folder = join(files, "gt");
  if (!existsSync(folder)) return;
  const transcripts = new Map(
    readdirSync(folder).map((name) => [basename(name, extname(name)), join(folder, name)]),
  );
  for (const name of readdirSync(files).sort()) {
    const transcript = transcripts.get(basename(name, extname(name)));
    if (transcript === undefined || !isWanted(name)) continue;
    yield rowOf(
      "real files with transcripts",
      name,
      await readDocumentFile(join(files, name)),
      readFileSync(transcript, "utf8"),
    );
  }
}
