import { type Column, inferColumn, widthWithNextWord } from "./column.js";
import type { VisualLine } from "./lines.js";
import {
  endsClause,
  endsSentence,
  isAllCapitals,
  isMarkedByLine,
  isOrnament,
  isPageNumber,
  isPhotoCredit,
  readPartLine,
  startsLowerCase,
} from "./recognise.js";

/** How a text is laid out, as far as it helps to find its paragraphs. */
interface Layout {
  /** Null for a text whose lines are whole paragraphs. */
  readonly column: Column | null;
  /** Blank lines between two lines of one paragraph. */
  readonly usualBlank: number;
  /** Least white space, in characters, that sets a line apart from most others. */
  readonly indent: number;
}

/** A line that leaves this much of the column empty, with the next word on it, was not ended for want of room. */
const WELL_SHORT = 0.85;

/** One line in so many may stand closer than usual, as lines do where a page begins. */
const CLOSER_SHARE = 0.15;

/** Least white space beyond the margin, in characters, that is an indent; a single space is left by page breaks. */
const LEAST_INDENT = 2;

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
  const usualBlank = blanks[Math.floor(blanks.length * CLOSER_SHARE)] ?? 0;
  const indents = lines.map((line) => line.indent).sort((a, b) => a - b);
  const margin = indents[Math.floor(indents.length / 2)] ?? 0;
  return { column: inferColumn(lines), usualBlank, indent: margin + LEAST_INDENT };
}

function goesOn(paragraph: readonly VisualLine[], next: VisualLine, layout: Layout): boolean {
  const line = paragraph.at(-1);
  if (line === undefined || standsAlone(line.text) || standsAlone(next.text)) return false;
  const sentenceEnded = endsSentence(line.text);
  const { column } = layout;
  if (startsLowerCase(next.text) && !sentenceEnded) return column !== null || !endsClause(line.text);
  if (column === null) return false;
  if (next.blankAbove > layout.usualBlank && !next.startsPage) return false;

  const headline = paragraph.every(({ text }) => isAllCapitals(text)) && !sentenceEnded;
  if (headline) return isAllCapitals(next.text);

  const filled = widthWithNextWord(column.typeface, line.text, next.text);
  const fits = filled <= column.room;
  if (fits && (sentenceEnded || isPartTitle(paragraph))) return false;
  if (next.indent >= layout.indent && (sentenceEnded || fits)) return false;
  // Without a sentence's end a paragraph hardly ever ends; a title does, and leaves much of its line empty.
  return filled > column.room * WELL_SHORT || isNarrow(paragraph, filled, column);
}

function isPartTitle(paragraph: readonly VisualLine[]): boolean {
  return readPartLine(paragraph[0]?.text ?? "") !== null;
}

/** Whether a paragraph of three lines or more runs narrower than the column, as beside a photo, and its last line is full. */
function isNarrow(paragraph: readonly VisualLine[], filled: number, { typeface }: Column): boolean {
  if (paragraph.length < 3) return false;
  return paragraph.slice(0, -1).every(({ text }) => typeface.width(text) < filled);
}

/** Whether a line is a paragraph of its own, whatever stands around it. */
function standsAlone(text: string): boolean {
  return isPhotoCredit(text) || isMarkedByLine(text) || isPageNumber(text) || isOrnament(text);
}
