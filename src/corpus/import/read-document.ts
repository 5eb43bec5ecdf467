import { AppError } from "../../errors.js";
import type { ArticleDraft, Overrides } from "../draft.js";
import { textCharacters } from "../lines.js";
import type { TakenPart } from "../taken-part.js";
import type { ExtractedDocument, LeftOut } from "./document.js";
import { type ArticleDefaults, draftsOf } from "./drafts.js";
import { decodeDocument } from "./encoding/index.js";
import type { DocumentFormat, ExtractOptions, SourceFile } from "./extract/extractor.js";
import { extractorFor, sniff } from "./extract/formats.js";
import { layOut } from "./layout/index.js";
import type { Layout } from "./layout/paragraph.js";
import { type DocumentReport, reportOf } from "./report.js";
import { structureDocument } from "./structure/index.js";

/** How a document is read. */
export interface ReadOptions extends ExtractOptions {
  readonly overrides?: Overrides;
  /** Numbers of parts that are taken, which an article that does not tell its own is not given. */
  readonly takenParts?: readonly TakenPart[];
  /** Whether all of the document is one article, however many it seems to hold. */
  readonly single?: boolean;
  /** Whether what a plain text does not tell of itself is guessed; absent: it is refused. */
  readonly guessHead?: boolean;
}

/** A document that was read, and nothing written yet. */
export interface ReadDocument {
  readonly format: DocumentFormat;
  /** The articles that it holds, in order: one at least. */
  readonly articles: readonly ArticleDraft[];
  readonly report: DocumentReport;
  /** Where each paragraph stands on its page, for whoever shows them. */
  readonly layout: Layout;
  readonly document: ExtractedDocument;
}

/**
 * Reads a document of any format.
 *
 * @throws AppError IMPORT_UNKNOWN for what is no document, what its extractor throws, IMPORT_NO_TEXT, IMPORT_LOST where a character would be lost,
 * IMPORT_OPTION for an override that cannot be used
 */
export async function readDocument(file: SourceFile, options: ReadOptions = {}): Promise<ReadDocument> {
  const format = formatOf(file);
  const extractor = await extractorFor(format);
  if (extractor === null) throw new AppError("IMPORT_UNKNOWN", { file: file.name });
  const document = decodeDocument(await extractor.extract(file, options));
  return assemble(file, format, document, options);
}

/** The format of a file, by its content. */
export function formatOf({ name, bytes }: SourceFile): DocumentFormat {
  const sniffed = sniff(bytes);
  if ("format" in sniffed) return sniffed.format;
  throw new AppError(sniffed.refused, { file: name });
}

/** The articles of an extracted document. */
export function assemble(
  file: SourceFile,
  format: DocumentFormat,
  document: ExtractedDocument,
  options: ReadOptions,
): ReadDocument {
  const layout = layOut(document);
  if (layout.paragraphs.every(({ text }) => text.trim() === ""))
    throw new AppError("IMPORT_NO_TEXT", { file: file.name });
  const structures = structureDocument(layout, document.metadata, options.single === true);
  const defaults: ArticleDefaults = {
    file: file.name,
    overrides: options.overrides ?? {},
    takenParts: options.takenParts ?? [],
    mayGuess: format !== "text" || options.guessHead === true,
  };
  const { drafts, warnings } = draftsOf(structures, defaults);
  const leftOut = [...document.leftOut, ...layout.leftOut];
  checkNothingLost(file.name, document, drafts, layout.leftOut);
  const report = reportOf({
    document,
    layout,
    drafts,
    leftOut,
    warnings: [...document.warnings, ...warnings],
  });
  return { format, articles: drafts, report, layout, document };
}

/** Compares the characters of what was extracted with those of its articles and of what was left out, whatever their order. */
function checkNothingLost(
  file: string,
  { pages }: ExtractedDocument,
  drafts: readonly ArticleDraft[],
  leftOut: readonly LeftOut[],
): void {
  const source = countCharacters(pages.flatMap(({ blocks }) => blocks.map(({ text }) => text)));
  const made = countCharacters([
    ...drafts.flatMap(({ blocks }) => blocks.map(({ text }) => text)),
    ...leftOut.map(({ text }) => text),
  ]);
  const isSame =
    source.size === made.size && [...source].every(([character, count]) => made.get(character) === count);
  if (!isSame) throw new AppError("IMPORT_LOST", { file });
}

function countCharacters(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts)
    for (const character of textCharacters(text)) counts.set(character, (counts.get(character) ?? 0) + 1);
  return counts;
}
