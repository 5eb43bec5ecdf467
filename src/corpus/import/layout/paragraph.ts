import type { BlockRole, Box, LeftOut, Recognition, TextRun, TextStyle } from "../document.js";

/** A line of a paragraph on its page. */
export interface PlacedLine {
  /** Page, counted from 1. */
  readonly page: number;
  readonly box: Box;
}

/** A paragraph as a reader of the page sees it. */
export interface LaidOutParagraph {
  /** In one line; a space where a line ended, unless a word went on. */
  readonly text: string;
  /** What the format or its place on the page says that it is; null where nothing does. */
  readonly role: BlockRole | null;
  /** 1 to 6 for a heading whose level the format says. */
  readonly level: number | null;
  /** The style of most of its letters. */
  readonly style: TextStyle;
  readonly runs: readonly TextRun[];
  readonly align: "left" | "center" | "right" | "justify" | null;
  /** Page that it begins on; null in documents without pages. */
  readonly page: number | null;
  /** Its lines, where the document has places for them. */
  readonly lines: readonly PlacedLine[];
  /** White space above it beyond what stands between its lines, in sizes of the body's letters; null where it is not known. */
  readonly spaceAbove: number | null;
  /** Null for text that the file holds as text. */
  readonly recognition: Recognition | null;
}

/** The paragraphs of a document in reading order, and what is furniture of its pages. */
export interface Layout {
  readonly paragraphs: readonly LaidOutParagraph[];
  readonly leftOut: readonly LeftOut[];
  /** Size of most letters of the document, in points; null where it is not known. */
  readonly bodySize: number | null;
}
