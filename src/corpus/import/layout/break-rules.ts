import { endsClause, endsSentence, isPhotoCredit, startsLowerCase } from "../../recognise.js";
import { beginsWithLabel, beginsWithListLabel, endsWithLeader } from "./label.js";
import { isOfficeLine } from "./office-lines.js";
import { type ColumnMeasure, leastIndent, type Row, sizeTolerance } from "./rows.js";
import { isBareLabel } from "./side-by-side.js";
import { widthOf } from "./width.js";

/** Two neighbouring rows of a column, and what is known of them. */
export interface Join {
  /** Rows of the paragraph so far. */
  readonly paragraph: readonly Row[];
  readonly last: Row;
  readonly next: Row;
  /** The row after that, or null. */
  readonly after: Row | null;
  readonly column: ColumnMeasure;
}

/** Space above a paragraph, beyond the distance between its lines, in parts of that distance. */
const leastExtraLeading = 0.18;
/** The same where the sentence plainly goes on: a formula or a raised mark may push a line down. */
const wideExtraLeading = 0.9;
/** A row whose middle is this near to that of its column, in sizes of its letters, is centred. */
const centreTolerance = 0.8;

/** Whether the paragraph goes on with the next row; undefined where a rule has nothing to say. The first that tells decides. */
const rules: readonly ((join: Join) => boolean | undefined)[] = [
  // What leads to the number of a page or to a price ends with it.
  ({ last }) => (endsWithLeader(last.text) ? false : undefined),
  // Another size is another paragraph.
  ({ last, next }) =>
    Math.abs(last.size - next.size) > Math.max(last.size, next.size) * sizeTolerance ? false : undefined,
  // So is another weight, unless the sentence runs on.
  (join) => (isOtherWeight(join) && !runsOn(join) ? false : undefined),
  // Names, offices and dates of a paper stand in lines of their own.
  ({ last, next }) => (standsByItself(next) || standsByItself(last) ? false : undefined),
  (join) => (extraLeading(join) > (runsOn(join) ? wideExtraLeading : leastExtraLeading) ? false : undefined),
  (join) => (endsInCredit(join) ? true : undefined),
  (join) =>
    join.last.isCapitals !== join.next.isCapitals &&
    !startsLowerCase(join.next.text) &&
    (hasEnded(join.last) || fits(join) || isCentred(join.next, join.column))
      ? false
      : undefined,
  (join) => (hangs(join) && !(hasEnded(join.last) && fits(join)) ? true : undefined),
  (join) => (isCentred(join.next, join.column) ? joinsCentred(join) : undefined),
  (join) => (runsOn(join) ? true : undefined),
  (join) =>
    beginsWithLabel(join.next.text) && (hasEnded(join.last) || fits(join) || isIndented(join))
      ? false
      : undefined,
  // A first line stands further in than those that follow it; a last one of a hanging paragraph is followed by one further out.
  (join) => (isIndented(join) ? false : undefined),
  ({ paragraph, last, next }) =>
    paragraph.length > 1 && next.left < last.left - next.size * leastIndent ? false : undefined,
  (join) => (fits(join) ? false : undefined),
];

/** Whether a paragraph goes on with the next row of its column. */
export function goesOn(join: Join): boolean {
  for (const rule of rules) {
    const told = rule(join);
    if (told !== undefined) return told;
  }
  return true;
}

/** Whether the weight changes, other than within a row: a paragraph may begin with bold words. */
function isOtherWeight({ last, next }: Join): boolean {
  if (last.style.bold === next.style.bold) return false;
  const [end, start] = [last.runs.at(-1), next.runs[0]];
  return (end?.style ?? last.style).bold || (start?.style ?? next.style).bold;
}

/** Text of a hanging item begins at one place in all its rows, but for this, in sizes of its letters; where a label's width is guessed, for more. */
const hangTolerance = 0.4;
const guessTolerance = 1;

/** Whether the next row begins where the text behind the label of the item above it does. */
function hangs({ paragraph, next }: Join): boolean {
  const [first, second] = paragraph;
  if (first === undefined || !beginsWithListLabel(first.text) || beginsWithLabel(next.text)) return false;
  if (next.left <= first.left + next.size * leastIndent) return false;
  if (second !== undefined) return Math.abs(next.left - second.left) <= next.size * hangTolerance;
  const [label, text] = first.lines;
  if (label !== undefined && text !== undefined && isBareLabel(label.text))
    return Math.abs(next.left - text.box.left) <= next.size * hangTolerance;
  const mark = /^\S+\s*/u.exec(first.text)?.[0] ?? "";
  const start = first.box.left + widthWithin(first, mark);
  return Math.abs(next.left - start) <= next.size * guessTolerance;
}

/** Stars or dashes in a line of their own, and lines of a paper's head and end. */
function standsByItself({ text }: Row): boolean {
  return /^[*_=~–—-]+$/u.test(text.replace(/\s+/gu, "")) || isOfficeLine(text);
}

function hasEnded({ text }: Row): boolean {
  return endsSentence(text) || endsClause(text);
}

/** Whether the sentence plainly goes on: it has not ended, and the next row begins with a small letter or a bracket is open. */
function runsOn(join: Join): boolean {
  const { last, next } = join;
  if (hasEnded(last)) return false;
  return startsLowerCase(next.text) || (isOpen(last.text) && !fits(join));
}

/** Whether a line ends within brackets, or with a comma. */
function isOpen(text: string): boolean {
  return /[,;(]$/u.test(text) || text.lastIndexOf("(") > text.lastIndexOf(")");
}

function extraLeading({ last, next, column }: Join): number {
  const leading = column.leading(next.size);
  return (next.baseline - last.baseline - leading) / leading;
}

/** Whether a row stands in the middle of its column, and does not fill it. */
export function isCentred({ box, size }: Row, { left, right }: ColumnMeasure): boolean {
  const [before, behind] = [box.left - left, right - box.right];
  return (
    before > size && behind > size * leastIndent && Math.abs(before - behind) <= size * centreTolerance * 2
  );
}

/** Whether a centred row goes on what stands above it: another centred one, or one of its kind that fills the column. */
function joinsCentred(join: Join): boolean {
  const { last, next, column } = join;
  if (runsOn(join)) return true;
  if (hasEnded(last) || last.style.italic !== next.style.italic) return false;
  const [before, behind] = [last.box.left - column.left, column.right - last.box.right];
  return Math.abs(before - behind) <= last.size * centreTolerance * 2;
}

/** Whether the next row begins further in than the column and than its own second row. */
function isIndented({ last, next, after, column }: Join): boolean {
  const indent = next.size * leastIndent;
  if (next.left <= column.left + indent) return false;
  if (next.left > last.left + indent) return true;
  // A row after a first line of the same indent: another paragraph of one line, or the lines of an indented one.
  return next.left >= last.left - 1 && after !== null && after.left < next.left - indent && hasEnded(last);
}

/** One or two words before a colon, of no more characters. */
const creditLabel = /(?<!\p{L})\p{L}{1,12}(?: \p{Ll}{1,8})?\s{0,2}:$/u;
const longestLabel = 24;

/** Whether a photographer's name goes on what says that a name follows. */
function endsInCredit({ last, next }: Join): boolean {
  const [label = ""] = creditLabel.exec(last.text.normalize("NFC").slice(-longestLabel)) ?? [];
  return label !== "" && isPhotoCredit(`${label} ${next.text}`) && !isPhotoCredit(next.text);
}

/** White space beyond the space between two words that a row of ragged text leaves at its end, in sizes of its letters. */
const raggedEdge = 0.35;

/** Whether the next row's first word would have fitted into the row above it, so that it was broken on purpose. */
function fits({ last, next, column }: Join): boolean {
  return hasRoomFor(last, next, Math.min(column.right, last.room));
}

/** Whether a row ends so far before an edge that the first word of another would have fitted behind it. */
export function hasRoomFor(last: Row, next: Row, edge: number): boolean {
  const [word = ""] = next.text.split(/\s/u, 1);
  return last.box.right + next.size * (0.25 + raggedEdge) + widthWithin(next, word) <= edge;
}

/** About how wide some words of a row are, in points. */
function widthWithin({ box, text }: Row, words: string): number {
  return (box.right - box.left) * (widthOf(words) / Math.max(1, widthOf(text)));
}
