import type { Block } from "../../draft.js";
import {
  areNames,
  canBeCaption,
  endsClause,
  endsSentence,
  isAllCapitals,
  isContinuationNote,
  isCreditedCaption,
  isMarkedByLine,
  isOrnament,
  isPageNumber,
  isPhotoCredit,
  namesInByLine,
  readPartLine,
  startsLowerCase,
} from "../../recognise.js";
import type { Article } from "../../types.js";

/** What a text says about itself; null or empty where it says nothing. */
export interface Structure {
  readonly series: string | null;
  readonly part: number | null;
  readonly title: string | null;
  readonly authors: readonly string[];
  readonly nextPart: Article["nextPart"];
  readonly blocks: readonly Block[];
}

/** A title is at most this long, in characters. */
const longestTitle = 200;

/** A heading without capitals is at most this long, in characters. */
const longestHeading = 80;

/** Tells titles, by-line, lead, headings, captions and the notice of the next part from running text. */
export function structure(paragraphs: readonly string[]): Structure {
  const headEnd = endOfHead(paragraphs);
  const tailStart = startOfTail(paragraphs, headEnd);
  const head = readHead(paragraphs.slice(0, headEnd));
  const tail = paragraphs.slice(tailStart);
  const middle = readMiddle(paragraphs.slice(headEnd, tailStart), head.blocks.at(-1)?.kind === "meta");
  const authors = head.authors.length > 0 ? head.authors : tail.filter(isByLine).flatMap(namesInByLine);
  const blocks = [...head.blocks, ...middle, ...tail.map((text): Block => ({ kind: "meta", text }))];
  return { ...head, authors, nextPart: readNextPart(tail, head.part), blocks };
}

/** Index of the first paragraph that is no title, by-line or part line. */
function endOfHead(paragraphs: readonly string[]): number {
  const end = paragraphs.findIndex((text) => !isHeadLine(text));
  if (end !== -1) return end;
  // A text of titles alone is no article head: nothing tells its titles from its lines.
  const other = paragraphs.findIndex((text) => !isMarkedByLine(text) && readPartLine(text) === null);
  return other === -1 ? paragraphs.length : other;
}

function isHeadLine(text: string): boolean {
  if (readPartLine(text) !== null || isMarkedByLine(text) || isPageNumber(text) || isOrnament(text))
    return true;
  if (isContinuationNote(text)) return true;
  // Titles may ask or exclaim, but do not end with a full stop.
  return text.length <= longestTitle && !/[.…]["”’»)\]]*$/u.test(text) && !endsClause(text);
}

/** Index of the first of the last paragraphs that are no running text: notice of the next part, by-line, note. */
function startOfTail(paragraphs: readonly string[], headEnd: number): number {
  let start = paragraphs.length;
  while (start > headEnd + 1 && isTailLine(paragraphs[start - 1] ?? "")) start -= 1;
  return start;
}

function isTailLine(text: string): boolean {
  if (text.length > longestTitle) return false;
  if (isByLine(text) || isContinuationNote(text) || isPageNumber(text) || isOrnament(text)) return true;
  return readPartLine(text) !== null || (isAllCapitals(text) && !endsSentence(text));
}

function isByLine(text: string): boolean {
  return isMarkedByLine(text) || areNames(text);
}

function readHead(head: readonly string[]): Omit<Structure, "nextPart"> {
  const partAt = head.findIndex((text) => readPartLine(text) !== null);
  const partLine = readPartLine(head[partAt] ?? "");
  const { titles, authors } = readTitles(head, partAt);
  const { title, series } = nameTitles(titles, partLine, partAt);
  // Capitals right above the text, where everything that a head needs stands above them, are the first heading.
  const last = head.length - 1;
  const isNamed = partLine !== null && partLine.title !== "";
  const hasAll = isNamed && titles.some(({ index }) => index < partAt);
  const isHeading = titles.at(-1)?.index === last && last > partAt && hasAll;
  const blocks = head.map((text, index): Block => {
    const heading = index === last && isHeading && isAllCapitals(text);
    return { kind: heading ? "heading" : "meta", text };
  });
  return { series, part: partLine?.part ?? null, title, authors, blocks };
}

/** A line of the head that may be a title, and its index. */
interface TitleLine {
  readonly index: number;
  readonly text: string;
}

/** Tells the titles of a head from its by-lines and what is neither. */
function readTitles(
  head: readonly string[],
  partAt: number,
): { readonly titles: readonly TitleLine[]; readonly authors: readonly string[] } {
  const titles: TitleLine[] = [];
  const authors: string[] = [];
  head.forEach((text, index) => {
    if (index === partAt || isPageNumber(text) || isOrnament(text) || isContinuationNote(text)) return;
    const names = isMarkedByLine(text) || (areNames(text) && authors.length === 0 && titles.length > 0);
    if (names) authors.push(...namesInByLine(text));
    else titles.push({ index, text });
  });
  return { titles, authors };
}

/** Which title is the article's, and which the series'. */
function nameTitles(
  titles: readonly TitleLine[],
  partLine: ReturnType<typeof readPartLine>,
  partAt: number,
): { readonly title: string | null; readonly series: string | null } {
  if (partLine === null) {
    const title = titles.at(-1)?.text ?? null;
    return { title, series: titles.find(({ text }) => text !== title)?.text ?? null };
  }
  const above = titles.filter(({ index }) => index < partAt);
  const below = titles.filter(({ index }) => index > partAt);
  const title = partLine.title !== "" ? partLine.title : below[0]?.text;
  const first = above[0]?.text === title ? undefined : above[0];
  const series = first ?? below.find(({ text }) => text !== title);
  return { title: title ?? null, series: series?.text ?? null };
}

function readMiddle(paragraphs: readonly string[], hasLead: boolean): Block[] {
  const blocks: Block[] = [];
  paragraphs.forEach((text, index) => {
    const previous = blocks.at(-1);
    if (isPhotoCredit(text)) {
      const caption = previous?.kind === "body" && canBeCaption(previous.text) ? blocks.pop() : undefined;
      // One passage, so that a photo is always quoted with its photographer.
      blocks.push({ kind: "caption", text: caption === undefined ? text : `${caption.text} ${text}` });
    } else if (isCreditedCaption(text)) blocks.push({ kind: "caption", text });
    else if (isPageNumber(text) || isOrnament(text)) blocks.push({ kind: "meta", text });
    else if (isHeading(text, paragraphs[index - 1], paragraphs[index + 1]))
      blocks.push({ kind: "heading", text });
    else blocks.push({ kind: hasLead && index === 0 ? "lead" : "body", text });
  });
  return blocks;
}

/** Capitals, or a short line without a stop between a paragraph that ended and one that begins. */
function isHeading(text: string, above: string | undefined, below: string | undefined): boolean {
  if (below === undefined || text.length > longestTitle || endsSentence(text)) return false;
  if (isAllCapitals(text)) return true;
  if (text.length > longestHeading || endsClause(text) || /[,–—-]$/u.test(text)) return false;
  if (!/^[\p{Lu}\p{N}]/u.test(text) || isPhotoCredit(below) || startsLowerCase(below)) return false;
  const begins = below.length > longestHeading && endsSentence(below);
  return begins && (above === undefined || endsSentence(above) || isPhotoCredit(above));
}

/** The part that lines at the end of an article announce; null where they announce none. */
export function readNextPart(tail: readonly string[], part: number | null): Article["nextPart"] {
  for (const text of tail) {
    const line = readPartLine(text);
    if (line === null || line.title === "" || line.part === part) continue;
    // "Bài cuối", "Kỳ sau": the part after this one.
    const number = line.part ?? (part === null ? null : part + 1);
    if (number !== null) return { part: number, title: line.title };
  }
  return null;
}
