import type { VisualLine } from "../lines.js";
import {
  endsClause,
  endsSentence,
  isAllCapitals,
  readPartLine,
  standsAlone,
  startsLowerCase,
} from "../recognise.js";
import { type Column, inferColumn, widthWithNextWord } from "./column.js";

/** How a text is laid out, as far as it helps to find its paragraphs. */
interface Layout {
  /** Null for a text whose lines are whole paragraphs. */
  readonly column: Column | null;
  /** Blank lines between two lines of one paragraph. */
  readonly usualBlank: number;
  /** Whether every paragraph but the odd one has more than the usual blank lines above it. */
  readonly gapsMarkParagraphs: boolean;
  /** Least white space, in characters, that sets a line apart from most others. */
  readonly indent: number;
}

/** A line that leaves this much of the column empty, with the next word on it, was not ended for want of room. */
const wellShort = 0.85;

/** Where so many paragraphs have a gap above them, a paragraph without one is not looked for. */
const markedShare = 0.8;

/** One line in so many may stand closer than usual, as lines do where a page begins. */
const closerShare = 0.15;

/** Least white space beyond the margin, in characters, that is an indent; a single space is left by page breaks. */
const leastIndent = 2;

/** So many lines show that a paragraph runs narrower than the column. */
const narrowLines = 3;

/** The paragraphs that a reader of the page sees: each one the lines that it was set in. */
export function reflow(lines: readonly VisualLine[]): VisualLine[][] {
  const layout = layoutOf(lines);
  const paragraphs: VisualLine[][] = [];
  for (const line of lines) {
    const paragraph = paragraphs.at(-1);
    if (paragraph !== undefined && goesOn(paragraph, line, layout)) paragraph.push(line);
    else paragraphs.push([line]);
  }
  return paragraphs;
}

function layoutOf(lines: readonly VisualLine[]): Layout {
  const blanks = lines.slice(1).map((line) => line.blankAbove);
  blanks.sort((a, b) => a - b);
  const usualBlank = blanks[Math.floor(blanks.length * closerShare)] ?? 0;
  const indents = lines.map((line) => line.indent).sort((a, b) => a - b);
  const margin = indents[Math.floor(indents.length / 2)] ?? 0;
  const column = inferColumn(lines);
  const gapsMarkParagraphs = column !== null && marksParagraphs(lines, usualBlank, column);
  return { column, usualBlank, gapsMarkParagraphs, indent: margin + leastIndent };
}

/** Looks at the lines that end a sentence well before the column does: nearly all of them end a paragraph. */
function marksParagraphs(lines: readonly VisualLine[], usualBlank: number, column: Column): boolean {
  let ends = 0;
  let gaps = 0;
  lines.forEach((line, index) => {
    const next = lines[index + 1];
    if (next === undefined || next.startsPage || !endsSentence(line.text)) return;
    if (widthWithNextWord(column.typeface, line.text, next.text) > column.room * wellShort) return;
    ends += 1;
    if (next.blankAbove > usualBlank) gaps += 1;
  });
  return gaps > 0 && gaps >= ends * markedShare;
}

/** Two neighbouring lines and what is known of them. */
interface Join {
  readonly paragraph: readonly VisualLine[];
  readonly next: VisualLine;
  readonly layout: Layout;
  readonly sentenceEnded: boolean;
  /** Whether the next line's first word would have fitted into the line, so that its writer broke it on purpose. */
  readonly fits: boolean;
}

/** Whether the paragraph goes on with the next line; undefined where a rule has nothing to say. The first that tells decides. */
const joinRules: readonly ((join: Join) => boolean | undefined)[] = [
  ({ next, layout }) => (next.blankAbove > layout.usualBlank && !next.startsPage ? false : undefined),
  ({ paragraph, next }) => (isHeadline(paragraph) ? isAllCapitals(next.text) : undefined),
  ({ paragraph, fits }) => (fits && isPartTitle(paragraph) ? false : undefined),
  ({ layout, sentenceEnded, next, fits }) =>
    layout.gapsMarkParagraphs && sentenceEnded ? !next.startsPage || !fits : undefined,
  ({ fits, sentenceEnded }) => (fits && sentenceEnded ? false : undefined),
  ({ next, layout, sentenceEnded, fits }) =>
    next.indent >= layout.indent && (sentenceEnded || fits) ? false : undefined,
];

function goesOn(paragraph: readonly VisualLine[], next: VisualLine, layout: Layout): boolean {
  const line = paragraph.at(-1);
  if (line === undefined || standsAlone(line.text) || standsAlone(next.text)) return false;
  const sentenceEnded = endsSentence(line.text);
  const { column } = layout;
  if (startsLowerCase(next.text) && !sentenceEnded) return column !== null || !endsClause(line.text);
  if (column === null) return false;
  const filled = widthWithNextWord(column.typeface, line.text, next.text);
  const fits = filled <= column.room;
  const join: Join = { paragraph, next, layout, sentenceEnded, fits };
  for (const rule of joinRules) {
    const told = rule(join);
    if (told !== undefined) return told;
  }
  // Without a sentence's end a paragraph hardly ever ends; a title does, and leaves much of its line empty.
  return filled > column.room * wellShort || isNarrow(paragraph, filled, column);
}

/** Whether a paragraph is set in capitals, as headings and some titles are. */
function isHeadline(paragraph: readonly VisualLine[]): boolean {
  const first = paragraph[0]?.text ?? "";
  const last = paragraph.at(-1)?.text ?? "";
  const title = readPartLine(first)?.title || first;
  return isAllCapitals(title) && (paragraph.length === 1 || isAllCapitals(last)) && !endsSentence(last);
}

function isPartTitle(paragraph: readonly VisualLine[]): boolean {
  return readPartLine(paragraph[0]?.text ?? "") !== null;
}

/** Whether the last lines run narrower than the column, as beside a photo, and the very last one is full. */
function isNarrow(paragraph: readonly VisualLine[], filled: number, { typeface }: Column): boolean {
  const above = paragraph.slice(-narrowLines, -1);
  return above.length === narrowLines - 1 && above.every(({ text }) => typeface.width(text) < filled);
}
