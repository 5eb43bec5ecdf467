import {
  areNames,
  endsClause,
  endsSentence,
  isAllCapitals,
  isMarkedByLine,
  isOrnament,
  isPhotoCredit,
} from "../../recognise.js";
import { beginsWithLabel, beginsWithListLabel, endsWithLeader } from "../layout/label.js";
import { isOfficeLine } from "../layout/office-lines.js";
import type { LaidOutParagraph } from "../layout/paragraph.js";

/** What most running text of a document looks like. */
export interface BodyLook {
  /** In points; null where it is not known. */
  readonly size: number | null;
  readonly isBold: boolean;
  readonly isItalic: boolean;
  readonly isCentred: boolean;
}

/** A heading is at most this long, in characters. */
const longestHeading = 220;
/** A heading of more lines than this is text. */
const mostLines = 4;
/** A heading without bold letters or capitals is larger than the text by more than this part. */
const largerBy = 0.08;
/** From this length on, in characters, a paragraph is running text, whatever its look. */
const runningFrom = 120;

/** What most letters of a document's longer paragraphs look like. */
export function bodyLookOf(paragraphs: readonly LaidOutParagraph[], size: number | null): BodyLook {
  const running = paragraphs.filter(({ text, role }) => text.length >= runningFrom && role !== "table-row");
  const all = running.length > 0 ? running : paragraphs;
  const share = (is: (paragraph: LaidOutParagraph) => boolean) => {
    const letters = (list: readonly LaidOutParagraph[]) =>
      list.reduce((sum, { text }) => sum + text.length, 0);
    return letters(all.filter(is)) > letters(all) / 2;
  };
  return {
    size,
    isBold: share(({ style }) => style.bold),
    isItalic: share(({ style }) => style.italic),
    isCentred: share(({ align }) => align === "center"),
  };
}

/** Whether a paragraph is the heading of what follows it, by what its format says or by its look. */
export function isHeading(
  paragraph: LaidOutParagraph,
  below: LaidOutParagraph | undefined,
  body: BodyLook,
): boolean {
  const { role, text } = paragraph;
  if (role === "heading") return true;
  if (role !== null && role !== "paragraph" && role !== "list-item") return false;
  if (below === undefined || !canBeHeading(paragraph)) return false;
  const isPart = partName.test(text.normalize("NFC"));
  if (goesOnBelow(paragraph, below, body, isPart)) return false;
  return standsOut(paragraph, body, isPart) || isNumberedTerm(paragraph, below);
}

/** A line with a number of several levels (`1.3.8 Hệ thống …`) above a text, or above one of a deeper level: regulations set them as the text is. */
function isNumberedTerm({ text }: LaidOutParagraph, below: LaidOutParagraph): boolean {
  const [, own = ""] = levels.exec(text) ?? [];
  if (own === "" || text.length >= runningFrom) return false;
  const [, next = ""] = levels.exec(below.text) ?? [];
  return next === "" ? !beginsWithListLabel(below.text) : next.startsWith(`${own}.`);
}

const levels = /^(\d{1,3}(?:\.\d{1,3}){1,5})\.?\s+\p{Lu}/u;

/** Whether a line ends as a sentence does, or in the middle of one. */
function goesOnBelow(
  paragraph: LaidOutParagraph,
  below: LaidOutParagraph,
  body: BodyLook,
  isPart: boolean,
): boolean {
  const { text } = paragraph;
  // What is left out of a list in brackets ends no sentence.
  if (endsSentence(text) && !/(?:…|\.{3})\)$/u.test(text))
    return !(beginsWithLabel(text) && isWholly(paragraph, "bold") && !body.isBold);
  if (endsClause(text)) return !isPart && !isHeadingWithColon(paragraph, body);
  // A heading in capitals may be of several paragraphs.
  return /[,–—-]$/u.test(text) && !(isAllCapitals(text) && isAllCapitals(below.text));
}

/** Words before a colon are a heading where they are set larger, in bold capitals or with a bold number; else they announce what follows. */
function isHeadingWithColon(paragraph: LaidOutParagraph, body: BodyLook): boolean {
  const { text } = paragraph;
  if (!/:$/u.test(text)) return false;
  const isBold = isWholly(paragraph, "bold") && !body.isBold;
  return isLargerThan(paragraph, body) || (isBold && (isAllCapitals(text) || beginsWithLabel(text)));
}

function canBeHeading({ text, lines }: LaidOutParagraph): boolean {
  if (text.length > longestHeading || lines.length > mostLines || isOfficeLine(text)) return false;
  return !isOrnament(text) && !isMarkedByLine(text) && !isPhotoCredit(text) && !endsWithLeader(text);
}

/** How the parts of laws, reports and books are called. */
const partName =
  /^(?:Điều|Chương|Mục|Phần|Tiểu mục|Phụ lục)\s+(?:\d{1,4}|[IVXLC]{1,7}|thứ\s\p{L}+)(?:[.:]|\s|$)/iu;

function standsOut(paragraph: LaidOutParagraph, body: BodyLook, isPart: boolean): boolean {
  const { text } = paragraph;
  const isBold = isWholly(paragraph, "bold") && !body.isBold;
  const isLarger = isLargerThan(paragraph, body);
  // Letters in drawings and formulas are no words.
  const isCapitals = isAllCapitals(text) && text.length > 3 && /\p{L}{2}/u.test(text.normalize("NFC"));
  // The name of a part with its subject in a line of its own tells by itself.
  if (isPart && text.length < runningFrom) return true;
  // Items of a list may be set in bold as a whole; their first words are then no heading of what follows.
  if (isBulleted(text)) return false;
  if (isLarger || isCapitals) return true;
  if (!isBold) return false;
  return !areNames(text) || beginsWithLabel(text);
}

function isBulleted(text: string): boolean {
  return beginsWithListLabel(text) && /^[-–—•●○▪■+*]/u.test(text);
}

/** Whether a paragraph is set larger than the text. */
export function isLargerThan({ style }: LaidOutParagraph, { size }: BodyLook): boolean {
  return size !== null && style.size !== null && style.size > size * (1 + largerBy);
}

/** Whether all letters of a paragraph are so, or nearly all: a number before it or a mark behind it may not be. */
export function isWholly({ runs, style, text }: LaidOutParagraph, look: "bold" | "italic"): boolean {
  if (runs.length === 0) return style[look];
  const letters = runs.filter((run) => run.style[look]).reduce((sum, run) => sum + run.text.trim().length, 0);
  return letters >= text.replace(/\s+/gu, "").length * 0.85;
}
