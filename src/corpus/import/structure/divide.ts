import { readPartLine } from "../../recognise.js";
import type { LaidOutParagraph } from "../layout/paragraph.js";
import type { BodyLook } from "./heading-look.js";
import { authorsIn } from "./names.js";

/** The title of an article of a journal is larger than its text by more than this part. */
const largerBy = 0.4;
/** Its author is named within so many paragraphs below it. */
const byLineWithin = 4;

/** The articles of a document, each with its paragraphs: one, unless several titles stand there with their authors, or several parts of a series. */
export function divide(paragraphs: readonly LaidOutParagraph[], body: BodyLook): LaidOutParagraph[][] {
  const starts =
    [titleStarts(paragraphs, body), partStarts(paragraphs)].find((found) => found.length > 1) ?? [];
  if (starts.length === 0) return [[...paragraphs]];
  // What stands above the first title belongs to the first article.
  return starts.map((start, at) =>
    paragraphs.slice(at === 0 ? 0 : start, starts[at + 1] ?? paragraphs.length),
  );
}

/** Where large titles stand that the names of authors follow. */
function titleStarts(paragraphs: readonly LaidOutParagraph[], { size }: BodyLook): number[] {
  if (size === null) return [];
  const isTitle = (paragraph: LaidOutParagraph | undefined) =>
    (paragraph?.style.size ?? 0) > size * (1 + largerBy);
  return paragraphs.flatMap((paragraph, at) => {
    if (!isTitle(paragraph) || isTitle(paragraphs[at - 1])) return [];
    const below = paragraphs.slice(at + 1, at + 1 + byLineWithin);
    return below.some(({ text }) => authorsIn(text).length > 0) ? [at] : [];
  });
}

/** Where parts of a series begin: lines `Bài 1: …`, `Bài 2: …` that count up and look alike. */
function partStarts(paragraphs: readonly LaidOutParagraph[]): number[] {
  const starts: number[] = [];
  let expected: number | null = null;
  let size: number | null = null;
  paragraphs.forEach(({ text, style }, at) => {
    const line = readPartLine(text);
    if (line?.part == null || line.title === "" || !/^Bài|^Kỳ/iu.test(text.normalize("NFC"))) return;
    if (expected !== null && (line.part !== expected || style.size !== size)) return;
    starts.push(at);
    expected = line.part + 1;
    size = style.size;
  });
  return starts;
}
