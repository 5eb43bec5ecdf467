import { endsClause, endsSentence, startsLowerCase } from "../../recognise.js";
import { hasRoomFor } from "./break-rules.js";
import { beginsWithLabel } from "./label.js";
import type { PagePart } from "./page-parts.js";
import type { LaidOutParagraph } from "./paragraph.js";
import { joinRuns, leastIndent, type Row, sizeTolerance } from "./rows.js";

/** A line that ends within this many letters' sizes of its column's edge fills it. */
const filledWithin = 1.6;
/** Columns whose widths differ by more than this part are two. */
const widthTolerance = 0.15;

/** Letters are larger than most from this part of their size on. */
const largeFrom = 1.08;

/** What holds of a whole document. */
interface FlowContext {
  /** Whether most paragraphs of several lines begin further in than they go on. */
  readonly isIndentedText: boolean;
  /** Size of most letters, in points. */
  readonly bodySize: number;
}

/**
 * Joins what goes on in the next column or on the next page. Captions, notes and tables between the two halves follow the whole
 * paragraph.
 *
 * @param parts the paragraphs of each column, or of each page, in reading order
 * @param bodySize size of most letters, in points
 */
export function joinFlow(parts: readonly PagePart[], bodySize: number): LaidOutParagraph[] {
  const joined: PagePart[] = [];
  const context = { isIndentedText: usesIndents(parts), bodySize };
  for (const part of parts) {
    // Letters without a word are those of formulas and drawings: text goes on over them.
    const isText = hasWords(part);
    const at = part.isAside
      ? -1
      : joined.findLastIndex((other) => !other.isAside && (hasWords(other) || !isText));
    const before = joined[at];
    if (before !== undefined && isElsewhere(before, part) && continues(before, part, context))
      joined[at] = joinParts(before, part);
    else joined.push(part);
  }
  return joined.map(({ paragraph }) => paragraph);
}

/** Whether a part stands in another column or on another page than what comes before it. */
function isElsewhere(before: PagePart, part: PagePart): boolean {
  const [last, next] = [lastRow(before), firstRow(part)];
  return last.page !== next.page || before.column !== part.column || next.box.top < last.box.top;
}

function continues(before: PagePart, part: PagePart, { isIndentedText, bodySize }: FlowContext): boolean {
  const [last, next] = [lastRow(before), firstRow(part)];
  if (!lookAlike(last, next) || isMark(last) || areCentred(before, part)) return false;
  const hasEnded = endsSentence(last.text) || endsClause(last.text);
  if (!hasEnded && startsLowerCase(next.text)) return true;
  if (beginsAnew(last, next) || !haveOneWidth(before, part) || areTitles([before, part], bodySize))
    return false;
  const isIndented = next.left > part.column.left + next.size * leastIndent && part.rows.length > 1;
  if (!isFilled(last, next, before.column.right) || isIndented) return false;
  return hasEnded ? isIndentedText && part.rows.length > 1 : true;
}

function hasWords({ paragraph }: PagePart): boolean {
  return /\p{L}{2}|\p{N}/u.test(paragraph.text.normalize("NFC"));
}

/** Whether a row is the number of a formula or the letters of drawings (`(1)`, `a) b)`), which go on nowhere. */
function isMark({ text }: Row): boolean {
  return text.endsWith(")") && !/\p{L}{2}/u.test(text.normalize("NFC"));
}

/** Whether a row is an item, or the first in capitals or not. */
function beginsAnew(last: Row, next: Row): boolean {
  return beginsWithLabel(next.text) || last.isCapitals !== next.isCapitals;
}

function areCentred(...parts: readonly PagePart[]): boolean {
  return parts.some(({ paragraph }) => paragraph.align === "center");
}

/** Whether each part is one line of large letters: on slides, titles follow each other so. */
function areTitles(parts: readonly PagePart[], bodySize: number): boolean {
  return parts.every(({ rows }) => rows.length === 1 && (rows[0]?.size ?? 0) >= bodySize * largeFrom);
}

/** Whether a row ends at its column's edge, or so near that the next word did not fit. */
function isFilled(last: Row, next: Row, edge: number): boolean {
  return last.box.right >= edge - last.size * filledWithin || !hasRoomFor(last, next, edge);
}

/** Whether two rows are of one size and weight; the weight may change within a sentence. */
function lookAlike(last: Row, next: Row): boolean {
  if (Math.abs(last.size - next.size) > last.size * sizeTolerance) return false;
  return last.style.bold === next.style.bold || startsLowerCase(next.text);
}

/** Whether two columns are of one width: text that flows from one to the other is set in such. */
function haveOneWidth(before: PagePart, part: PagePart): boolean {
  const [one, other] = [before, part].map(({ column }) => column.right - column.left) as [number, number];
  return Math.abs(one - other) <= Math.max(one, other) * widthTolerance;
}

/** Whether most paragraphs of several lines begin further in than they go on. */
function usesIndents(parts: readonly PagePart[]): boolean {
  const long = parts.filter(({ rows, isAside }) => !isAside && rows.length > 2);
  const indented = long.filter(({ rows }) => {
    const [first, second] = rows as readonly [Row, Row];
    return first.left > second.left + first.size * leastIndent;
  });
  return long.length > 0 && indented.length >= long.length / 2;
}

function joinParts(before: PagePart, part: PagePart): PagePart {
  const [one, other] = [before.paragraph, part.paragraph];
  const runsOf = ({ runs, text, style }: LaidOutParagraph) => (runs.length > 0 ? runs : [{ text, style }]);
  const runs = joinRuns([runsOf(one), runsOf(other)]);
  const doubtful = [...(one.recognition?.doubtful ?? []), ...(other.recognition?.doubtful ?? [])];
  const confidence = Math.min(one.recognition?.confidence ?? 1, other.recognition?.confidence ?? 1);
  const recognition =
    one.recognition === null && other.recognition === null ? null : { confidence, doubtful };
  const paragraph: LaidOutParagraph = {
    ...one,
    text: `${one.text} ${other.text}`,
    runs: runs.length > 1 ? runs : [],
    lines: [...one.lines, ...other.lines],
    recognition,
  };
  return { paragraph, rows: [...before.rows, ...part.rows], column: part.column, isAside: false };
}

function lastRow({ rows }: PagePart): Row {
  return rows.at(-1) as Row;
}

function firstRow({ rows }: PagePart): Row {
  return rows[0] as Row;
}
